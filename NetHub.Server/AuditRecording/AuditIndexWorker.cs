using NetHub.Ledger.Segments;
using NetHub.Schema.Storage.AuditIndexing;
using NetHub.Server.Work;

namespace NetHub.Server.AuditRecording;

/// <summary>Indexes this hub's ledger and prunes entries older than the ledger's retention. Uses at most a tenth of a core.</summary>
internal sealed partial class AuditIndexWorker(AuditIndex index, LedgerOptions options, TimeProvider clock, ILogger<AuditIndexWorker> logger)
    : RecurringWork(Interval, clock, logger)
{
    // The pause after a long step is nine times as long as the step.
    private const int PauseFactor = 9;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenPrunings = TimeSpan.FromMinutes(1);
    private DateTimeOffset nextPruning;
    private bool isMore;

    protected override TimeSpan FirstPause => TimeSpan.Zero;

    protected override Task WorkAsync(CancellationToken cancel)
    {
        isMore = false;
        isMore = Step() | Prune();
        return Task.CompletedTask;
    }

    protected override TimeSpan PauseAfter(TimeSpan taken)
    {
        var pause = taken * PauseFactor;
        return isMore || pause > Interval ? pause : Interval;
    }

    private bool Step()
    {
        var step = index.Advance(options.Node);
        if (step.IsAnew)
            LogAnew();
        return step.Records == AuditIndex.Most;
    }

    private bool Prune()
    {
        var now = Clock.GetUtcNow();
        if (now < nextPruning)
            return false;
        index.Refresh();
        var isLeft = index.Prune(options.OldestKept(now));
        if (!isLeft)
            nextPruning = now + BetweenPrunings;
        return isLeft;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger was replaced since it was indexed; rebuilding the index")]
    private partial void LogAnew();
}
