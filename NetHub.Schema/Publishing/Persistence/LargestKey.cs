using System.Linq.Expressions;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>Finds the largest surrogate key of a dataset.</summary>
internal static class LargestKey
{
    public static long Find(HubDbContext db, DatasetEntry dataset)
    {
        var row = Expression.Parameter(dataset.ClrType, "row");
        var rows = db.Set(dataset.ClrType);
        var keys = (IQueryable<long?>)rows.Select(row, Expr.Nullable(Expr.Key(row, dataset)));
        return keys.Max() ?? 0;
    }
}
