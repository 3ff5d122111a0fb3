using System.Diagnostics;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Server.Hosting;

/// <summary>
/// Measures every dataset once a day at a quiet hour and stores the figures. It skips datasets that were already measured today, even by
/// another hub of the same database, so an interrupted run continues at the next start.
/// </summary>
internal sealed partial class QualityWorker(QualityMeasurer measurer, QualityStore store, HubOptions options, TimeProvider clock, ILogger<QualityWorker> logger)
    : BackgroundService
{
    // The pause after each step is three times as long as the step, which limits the work to a quarter of a core.
    private const int PauseFactor = 3;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private string? failing;

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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Quality.Daily)
            return;
        await Task.Delay(TimeSpan.FromMinutes(options.Quality.DelayMinutes), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(stoppingToken);
            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await KeepAsync(cancel);
            failing = null;
        }
        catch (OperationCanceledException)
        {
            // The hub is stopping; the next start continues.
        }
        catch (Exception failure)
        {
            // Log a failure once: the worker retries every minute while a database is locked or a disk is full.
            var exception = failure.GetType().Name;
            if (failing != exception)
                LogFailed(exception);
            failing = exception;
        }
    }

    // Before the quiet hour, measure a dataset only if it was not measured yesterday either; otherwise it would have no current figures.
    private bool IsDue(DatasetEntry dataset)
    {
        var now = clock.GetUtcNow().ToOffset(ShanghaiTime.Offset);
        var today = DateOnly.FromDateTime(now.DateTime);
        var isTime = TimeOnly.FromDateTime(now.DateTime) >= options.Quality.At;
        return !store.IsMeasuredSince(dataset.Name, isTime ? today : today.AddDays(-1));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Data quality could not be measured ({Exception}); will retry")]
    private partial void LogFailed(string exception);
}
