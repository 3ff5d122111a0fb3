using NetHub.Ledger.Chain;

namespace NetHub.Ledger.Segments;

/// <summary>How the ledger is kept.</summary>
public sealed class LedgerOptions
{
    /// <summary>The least time, in days, that records are kept, whatever the settings say: six months.</summary>
    public const int LeastRetentionDays = 184;

    /// <summary>Name of this hub among those over the same data. Each has a ledger of its own.</summary>
    public string Node { get; set; } = "hub";

    /// <summary>The digest of new segments.</summary>
    public LedgerAlgorithm Algorithm { get; set; } = LedgerAlgorithm.Sha256;

    /// <summary>A segment ends when it is this large, in bytes, and with the day.</summary>
    public long SegmentBytes { get; set; } = 64 << 20;

    /// <summary>Offset from UTC of the day that a segment ends with.</summary>
    public TimeSpan DayOffset { get; private set; }

    /// <summary>
    /// An answer waits until its record would outlive the machine, not only the process. Without it, what a machine loses that stops
    /// all at once is at most a moment.
    /// </summary>
    public bool FlushEach { get; set; }

    /// <summary>While nothing can be recorded, what shows nothing personal is answered all the same.</summary>
    public bool AnswerImpersonalUnrecorded { get; set; }

    /// <summary>How long records are kept, in days: three years, and never under <see cref="LeastRetentionDays"/>.</summary>
    public int RetentionDays { get; set; } = 3 * 366;

    /// <summary>What was recorded before this time is removed.</summary>
    public DateTimeOffset OldestKept(DateTimeOffset now) => now.AddDays(-Math.Max(RetentionDays, LeastRetentionDays));

    /// <summary>How often the ends of other nodes' ledgers are written down, in seconds.</summary>
    public int CheckpointSeconds { get; set; } = 60;

    /// <summary>Ends segments with the day at this offset from UTC. It is the county's, so it is not a setting.</summary>
    public LedgerOptions WithDaysAt(TimeSpan offset)
    {
        DayOffset = offset;
        return this;
    }
}
