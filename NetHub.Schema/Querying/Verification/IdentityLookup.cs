using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Verification;

/// <summary>
/// Whether a name and an identity number belong together. Whatever the number is, it is looked up once by its keyed digest and one name is
/// compared in constant time: a wrong name, a number that nobody has and one that no person can have take the same path.
/// </summary>
internal sealed class IdentityLookup
{
    private const int KeyBytes = 32;
    private const string Newest = "newest";
    private const string Former = "former";
    private readonly byte[] comparison = RandomNumberGenerator.GetBytes(KeyBytes);
    private readonly Lazy<SqlTemplate> statement;

    public IdentityLookup(IDbContextFactory<HubDbContext> contexts, DataCatalogue catalogue)
    {
        var people = new PeopleByNumber(catalogue);
        Compared = [people.Number, people.Name];
        statement = new Lazy<SqlTemplate>(() =>
        {
            using var db = contexts.CreateDbContext();
            var slots = new SlotTable();
            return slots.Compile(people.Of(db, new[] { Newest, Former }.Select(d => slots.Parameter(typeof(string), new ConstantSource(d)))), columns: 2);
        });
    }

    /// <summary>The fields that what is asked is compared with.</summary>
    public IReadOnlyList<FieldEntry> Compared { get; }

    /// <summary>Compares, and notes for the ledger whose number it was.</summary>
    public bool Matches(string name, string number, RunScope run)
    {
        var people = run.Connection.Statement(statement.Value);
        Bind(people, run.Services.Identity.Digest(number), run.Services.Identity.FormerDigest(number));
        var isFound = people.Step();
        var (person, stored) = isFound ? (people.Int64(0), people.Text(1)) : (Nobody(), "");
        people.Reset();
        // Nobody has a token, too: a record with one takes longer to be kept than a record without.
        run.Tally.Note(SubjectKind.Person, person);
        return CryptographicOperations.FixedTimeEquals(Digest(name), Digest(stored)) & isFound;
    }

    private void Bind(SqliteStatement people, string newest, string former)
    {
        for (var i = 0; i < statement.Value.Parameters.Count; i++)
            people.Bind(i, statement.Value.Parameters[i].Source is ConstantSource { Stored: Newest } ? newest : former);
    }

    private byte[] Digest(string name) => HMACSHA256.HashData(comparison, Encoding.UTF8.GetBytes(name));

    // Keys of people are positive; this one is another each time, so that the ledger joins no two of them.
    private static long Nobody() => -1 - RandomNumberGenerator.GetInt32(int.MaxValue);
}
