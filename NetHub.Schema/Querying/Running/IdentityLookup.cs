using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Running;

/// <summary>
/// Checks whether a name matches an identity number. Every number is looked up once by its keyed digest, and one name is compared in constant
/// time: a wrong name, an unknown number and an invalid number take the same path.
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

    /// <summary>The fields that the request is compared with.</summary>
    public IReadOnlyList<FieldEntry> Compared { get; }

    /// <summary>Looks up the number and compares the name.</summary>
    /// <returns>Whether they match, and the key of the number's person for the ledger; a random negative key if there is none.</returns>
    public (bool Matches, long Person) Find(SqliteReadConnection connection, IdentityCipher identity, string name, string number)
    {
        var people = connection.Statement(statement.Value);
        Bind(people, identity.Digest(number), identity.FormerDigest(number));
        var isFound = people.Step();
        var (person, stored) = isFound ? (people.Int64(0), people.Text(1)) : (Nobody(), "");
        people.Reset();
        // An unknown number also gets a token, because storing a record with a token takes longer than storing one without.
        return (CryptographicOperations.FixedTimeEquals(Digest(name), Digest(stored)) & isFound, person);
    }

    private void Bind(SqliteStatement people, string newest, string former)
    {
        for (var i = 0; i < statement.Value.Parameters.Count; i++)
            people.Bind(i, statement.Value.Parameters[i].Source is ConstantSource { Stored: Newest } ? newest : former);
    }

    private byte[] Digest(string name) => HMACSHA256.HashData(comparison, Encoding.UTF8.GetBytes(name));

    // Keys of persons are positive. This key is random, so that ledger records of unknown numbers cannot be joined.
    private static long Nobody() => -1 - RandomNumberGenerator.GetInt32(int.MaxValue);
}
