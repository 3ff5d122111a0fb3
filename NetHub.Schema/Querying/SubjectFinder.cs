using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying;

/// <summary>Finds the token by which the ledger knows a person, from the identity number that the person shows.</summary>
public sealed class SubjectFinder(IDbContextFactory<HubDbContext> contexts, DataCatalogue catalogue, HubKeys keys)
{
    /// <returns>The token; null where nobody has this number.</returns>
    public SubjectToken? Find(string idNumber)
    {
        var people = catalogue.Datasets.First(static d => d.Subject is { Kind: SubjectKind.Person } subject && subject.Field == d.Id);
        var number = people.Fields.First(static f => f is { Kind: ValueKind.IdNumber, Declared.Encrypted: true });
        using var db = contexts.CreateDbContext();
        var row = Expression.Parameter(people.ClrType, "row");
        var isIt = Expr.Equal(Expr.Shadow(row, typeof(string), StorageModel.DigestProperty(number)), Expression.Constant(new IdentityCipher(keys).Digest(idNumber)));
        var found = ((IQueryable<long>)db.Set(people.ClrType).Where(row, isIt).Select(row, Expr.Field(row, people.Id!))).Take(1).ToList();
        return found.Count == 0 ? null : new SubjectTokens(keys).Of(SubjectKind.Person, found[0]);
    }
}
