using System.Diagnostics;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Work;

namespace NetHub.Server.Quality;

/// <summary>
/// Measures every dataset once a day, at an hour at which few ask, and keeps the figures. A dataset that was measured today, also by another
/// hub of the same database, is left alone, so whoever was stopped goes on where it was.
/// </summary>
internal sealed class QualityWorker(QualityMeasurer measurer, QualityStore store, QualityOptions options, TimeProvider clock, ILogger<QualityWorker> logger)
    : RecurringWork(Interval, clock, logger)
{
    // What took a while is followed by a pause three times as long: a quarter of a core.
    private const int PauseFactor = 3;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Measures what is due now.</summary>
    public async Task KeepAsync(CancellationToken cancel)
    {
        foreach (var dataset in measurer.Datasets.Where(IsDue))
        {
            var start = Stopwatch.GetTimestamp();
            store.Keep(measurer.Measure(dataset, cancel));
            await Task.Delay(Stopwatch.GetElapsedTime(start) * PauseFactor, cancel);
        }
    }

    protected override TimeSpan FirstPause => TimeSpan.FromMinutes(options.DelayMinutes);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Daily ? base.ExecuteAsync(stoppingToken) : Task.CompletedTask;

    protected override Task WorkAsync(CancellationToken cancel) => KeepAsync(cancel);

    // Before the hour a dataset is measured only when it was not yesterday either: then there would be no figures until then.
    private bool IsDue(DatasetEntry dataset)
    {
        var now = Clock.GetUtcNow().ToOffset(ShanghaiTime.Offset);
        var today = DateOnly.FromDateTime(now.DateTime);
        var isTime = TimeOnly.FromDateTime(now.DateTime) >= options.At;
        return !store.IsMeasuredSince(dataset.Name, isTime ? today : today.AddDays(-1));
    }
}
