using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Running;

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

    public IdentityLookup(IDbContextFactory<HubDbContext> contexts, DataCatalog catalog)
    {
        var people = new PeopleByNumber(catalog);
        Compared = [people.Number, people.Name];
        statement = new Lazy<SqlTemplate>(() =>
        {
            using var db = contexts.CreateDbContext();
            return people.Compile(db, Newest, Former);
        });
    }

    /// <summary>The fields that what is asked is compared with.</summary>
    public IReadOnlyList<FieldEntry> Compared { get; }

    /// <summary>Compares.</summary>
    /// <returns>Whether they belong together; and, for the ledger, the key of the person whose number it is.</returns>
    public (bool Matches, long Person) Find(SqliteReadConnection connection, IdentityCipher identity, string name, string number)
    {
        var people = connection.Statement(statement.Value);
        Bind(people, identity.Digest(number), identity.FormerDigest(number));
        var isFound = people.Step();
        var (person, stored) = isFound ? (people.Int64(0), people.Text(1)) : (Nobody(), "");
        people.Reset();
        // Nobody has a token, too: a record with one takes longer to be kept than a record without.
        return (CryptographicOperations.FixedTimeEquals(Digest(name), Digest(stored)) & isFound, person);
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
