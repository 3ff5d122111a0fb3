using System.Diagnostics;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Work;

namespace NetHub.Server.Quality;

/// <summary>
/// Measures every dataset once a day at a quiet hour and stores the figures. It skips datasets that were already measured today, even by
/// another hub of the same database, so an interrupted run continues at the next start.
/// </summary>
internal sealed class QualityWorker(QualityMeasurer measurer, QualityStore store, QualityOptions options, TimeProvider clock, ILogger<QualityWorker> logger)
    : RecurringWork(Interval, clock, logger)
{
    // The pause after each step is three times as long as the step, which limits the work to a quarter of a core.
    private const int PauseFactor = 3;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Measures the datasets that are due.</summary>
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

    // Before the quiet hour, measure a dataset only if it was not measured yesterday either; otherwise it would have no current figures.
    private bool IsDue(DatasetEntry dataset)
    {
        var now = Clock.GetUtcNow().ToOffset(ShanghaiTime.Offset);
        var today = DateOnly.FromDateTime(now.DateTime);
        var isTime = TimeOnly.FromDateTime(now.DateTime) >= options.At;
        return !store.IsMeasuredSince(dataset.Name, isTime ? today : today.AddDays(-1));
    }
}
