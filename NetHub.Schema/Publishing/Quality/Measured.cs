using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>The result of one measure.</summary>
/// <param name="Rule">The quality rule.</param>
/// <param name="Field">The field; null for the whole dataset.</param>
/// <param name="Rows">The number of rows measured.</param>
/// <param name="Failing">The number of failing rows.</param>
/// <param name="Score">From 0 (all rows fail) to 1 (no row fails).</param>
internal sealed record Measured(QualityRule Rule, FieldEntry? Field, long Rows, long Failing, double Score)
{
    public static Measured Create(QualityRule rule, FieldEntry? field, long rows, long failing) => new(rule, field, rows, failing, Share(rows, failing));

    /// <summary>Returns the share of rows that do not fail; 1 if there are no rows.</summary>
    public static double Share(long rows, long failing) => rows == 0 ? 1 : 1 - ((double)failing / rows);
}
