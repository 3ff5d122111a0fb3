using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Storage.Quality;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>
/// Measures the age of the last publication against the update cycle: the score is 1 within one cycle and falls to 0 at two cycles. The
/// initial filling of the database is not a publication, so nothing is measured before the first batch.
/// </summary>
internal static class FreshnessMeasure
{
    public static Measured? Measure(DatasetEntry dataset, CountQueries counts, DateTimeOffset now)
    {
        if (Days(dataset.Declared.Updates) is not { } days)
            return null;
        var newest = counts.Db.Set<PublishBatch>().AsNoTracking().Where(b => b.Dataset == dataset.Name && b.Id != PublishBatch.Initial)
            .OrderByDescending(static b => b.Id).Select(static b => (DateTimeOffset?)b.PublishedAt).FirstOrDefault();
        if (newest is not { } published)
            return null;
        var score = Math.Clamp(2 - ((now - published).TotalDays / days), 0, 1);
        return new Measured(QualityRule.Freshness, null, 1, score < 1 ? 1 : 0, score);
    }

    // Slightly longer than the cycle, because departments publish during working hours.
    private static int? Days(UpdateCycle cycle) => cycle switch
    {
        UpdateCycle.Realtime => 1,
        UpdateCycle.Daily => 2,
        UpdateCycle.Weekly => 8,
        UpdateCycle.Monthly => 32,
        UpdateCycle.Quarterly => 93,
        UpdateCycle.Yearly => 367,
        _ => null,
    };
}
