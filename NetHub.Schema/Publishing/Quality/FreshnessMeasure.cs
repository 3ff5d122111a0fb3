using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Storage.Quality;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>
/// How long ago anything was published, against the update cycle: 1 within it, falling to 0 at twice of it. What a database was first
/// filled with was no publication, so nothing is measured before the first batch.
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

    // A day or two more than the cycle: departments publish in their working hours.
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
