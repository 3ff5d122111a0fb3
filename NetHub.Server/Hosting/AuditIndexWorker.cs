using System.Diagnostics;
using NetHub.Schema.Storage.AuditIndexing;

namespace NetHub.Server.Hosting;

/// <summary>Indexes what this hub wrote into its ledger, and removes what is older than the ledger keeps. It takes a tenth of a core at most.</summary>
internal sealed partial class AuditIndexWorker(AuditIndex index, HubOptions options, TimeProvider clock, ILogger<AuditIndexWorker> logger) : BackgroundService
{
    // A step that took a while is followed by a pause nine times as long.
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

    // True when there may be more to do at once.
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
            // Said once: a database that is held by others, or a disk that is full, is tried again every second.
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger could not be indexed ({Exception}); tried again")]
    private partial void LogFailed(string exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger is another one than was indexed: the index is made anew")]
    private partial void LogAnew();
}
