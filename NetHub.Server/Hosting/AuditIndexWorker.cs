using System.Diagnostics;
using NetHub.Schema.Storage.AuditIndexing;

namespace NetHub.Server.Hosting;

/// <summary>Indexes this hub's ledger and prunes entries older than the ledger's retention. Uses at most a tenth of a core.</summary>
internal sealed partial class AuditIndexWorker(AuditIndex index, HubOptions options, TimeProvider clock, ILogger<AuditIndexWorker> logger) : BackgroundService
{
    // The pause after a long step is nine times as long as the step.
    private const int PauseFactor = 9;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenPrunings = TimeSpan.FromMinutes(1);
    private DateTimeOffset nextPruning;
    private string? failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            var isMore = Try();
            var pause = Stopwatch.GetElapsedTime(start) * PauseFactor;
            await Task.Delay(isMore || pause > Interval ? pause : Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Returns true if more work may be pending.
    private bool Try()
    {
        try
        {
            var isMore = Step() | Prune();
            failing = null;
            return isMore;
        }
        catch (Exception failure)
        {
            // Log a failure once: the worker retries every second while a database is locked or a disk is full.
            var exception = failure.GetType().Name;
            if (failing != exception)
                LogFailed(exception);
            failing = exception;
            return false;
        }
    }

    private bool Step()
    {
        var step = index.Advance(options.Ledger.Node);
        if (step.IsAnew)
            LogAnew();
        return step.Records == AuditIndex.Most;
    }

    private bool Prune()
    {
        var now = clock.GetUtcNow();
        if (now < nextPruning)
            return false;
        index.Refresh();
        var isMore = index.Prune(options.Ledger.OldestKept(now));
        if (!isMore)
            nextPruning = now + BetweenPrunings;
        return isMore;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger could not be indexed ({Exception}); will retry")]
    private partial void LogFailed(string exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger was replaced since it was indexed; rebuilding the index")]
    private partial void LogAnew();
}
