using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>What one measure came to.</summary>
/// <param name="Rule">What was measured.</param>
/// <param name="Field">Of which field; null for the whole dataset.</param>
/// <param name="Rows">Rows that were looked at.</param>
/// <param name="Failing">Those of them that fail.</param>
/// <param name="Score">1 where nothing fails, 0 where everything does.</param>
internal sealed record Measured(QualityRule Rule, FieldEntry? Field, long Rows, long Failing, double Score)
{
    public static Measured Create(QualityRule rule, FieldEntry? field, long rows, long failing) => new(rule, field, rows, failing, Share(rows, failing));

    /// <summary>The share of rows that do not fail. Where there are none, none fails.</summary>
    public static double Share(long rows, long failing) => rows == 0 ? 1 : 1 - ((double)failing / rows);
}
