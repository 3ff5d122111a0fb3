using NetHub.Ledger.Segments;
using NetHub.Schema.Storage.AuditIndexing;
using NetHub.Server.Settings;
using NetHub.Server.Work;

namespace NetHub.Server.AuditRecording;

/// <summary>Indexes what this hub wrote into its ledger, and removes what is older than the ledger keeps. It takes a tenth of a core at most.</summary>
internal sealed partial class AuditIndexWorker(AuditIndex index, LedgerOptions options, TimeProvider clock, ILogger<AuditIndexWorker> logger)
    : RecurringWork(Interval, clock, logger)
{
    // A step that took a while is followed by a pause nine times as long.
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger is another one than was indexed: the index is made anew")]
    private partial void LogAnew();
}
