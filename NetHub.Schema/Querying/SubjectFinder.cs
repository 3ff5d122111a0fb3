using Microsoft.EntityFrameworkCore;
using NetHub.Ledger.Records;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying;

/// <summary>Finds the token of a person in the ledger by identity number.</summary>
public sealed class SubjectFinder(IDbContextFactory<HubDbContext> contexts, DataCatalog catalog, HubKeys keys, IdentityCipher identity)
{
    /// <returns>The token; null if no person has this number.</returns>
    public SubjectToken? Find(string idNumber)
    {
        using var db = contexts.CreateDbContext();
        var found = new PeopleByNumber(catalog).Find(db, identity.Digests(idNumber)).Take(1).ToList();
        return found.Count == 0 ? null : new SubjectTokens(keys).Create(SubjectKind.Person, (long)found[0][0]);
    }
}
