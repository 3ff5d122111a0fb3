using System.Linq.Expressions;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>Measures for each link to one row whether its key finds a row, regardless of validity.</summary>
internal static class LinkMeasures
{
    public static IEnumerable<Measured> Measure(DatasetEntry dataset, CountQueries counts)
    {
        foreach (var link in dataset.Links.Where(static l => l.Direction == LinkDirection.ToOne))
        {
            var row = Expression.Parameter(dataset.ClrType, "row");
            var key = Expr.Nullable(Expr.Field(row, link.Key));
            var given = Expression.NotEqual(key, Expr.NullOf(key.Type));
            var orphaned = Expression.AndAlso(given, Expression.Not(Leads(link, row, counts)));
            yield return Measured.Create(QualityRule.Orphans, link.Key, counts.Count(row, given), counts.Count(row, orphaned));
        }
    }

    private static Expression Leads(LinkEntry link, Expression row, CountQueries counts)
    {
        var target = Expression.Parameter(link.To.ClrType, "target");
        return Expr.Any(counts.Db.Set(link.To.ClrType).Expression, target, LinkConditions.Forward(link, row, target));
    }
}
