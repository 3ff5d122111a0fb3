using System.Diagnostics;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Server.Hosting;

/// <summary>
/// Measures every dataset once a day, at an hour at which few ask, and keeps the figures. A dataset that was measured today, also by another
/// hub of the same database, is left alone, so whoever was stopped goes on where it was.
/// </summary>
internal sealed partial class QualityWorker(QualityMeasurer measurer, QualityStore store, HubOptions options, TimeProvider clock, ILogger<QualityWorker> logger)
    : BackgroundService
{
    // What took a while is followed by a pause three times as long: a quarter of a core.
    private const int PauseFactor = 3;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private string? failing;

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
            // The hub stops; the next one goes on.
        }
        catch (Exception failure)
        {
            // Said once: a database that is held by others, or a disk that is full, is tried again every minute.
            var exception = failure.GetType().Name;
            if (failing != exception)
                LogFailed(exception);
            failing = exception;
        }
    }

    // Before the hour a dataset is measured only when it was not yesterday either: then there would be no figures until then.
    private bool IsDue(DatasetEntry dataset)
    {
        var now = clock.GetUtcNow().ToOffset(ShanghaiTime.Offset);
        var today = DateOnly.FromDateTime(now.DateTime);
        var isTime = TimeOnly.FromDateTime(now.DateTime) >= options.Quality.At;
        return !store.IsMeasuredSince(dataset.Name, isTime ? today : today.AddDays(-1));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The quality of the data could not be measured ({Exception}); tried again")]
    private partial void LogFailed(string exception);
}
