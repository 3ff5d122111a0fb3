using System.Text.Json;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Segments;

namespace NetHub.Ledger.Writing;

/// <summary>What is done for a ledger beside writing it: segments that ended are packed, and removed when their time is over; other nodes' ends are looked at.</summary>
internal sealed class LedgerMaintenance(LedgerFiles files, LedgerOptions options, TimeProvider clock)
{
    private static readonly TimeSpan BetweenPackings = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenPrunings = TimeSpan.FromMinutes(1);
    private DateTimeOffset nextCheckpoint;
    private DateTimeOffset nextPacking;
    private DateTimeOffset nextPruning;
    private LedgerCheckpoint? said;

    /// <summary>What to write down of other nodes; null where it is not time, or nothing is new.</summary>
    public LedgerCheckpoint? Checkpoint()
    {
        var now = clock.GetUtcNow();
        if (now < nextCheckpoint)
            return null;
        nextCheckpoint = now.AddSeconds(options.CheckpointSeconds);
        var others = LedgerFiles.FindAll(Path.GetDirectoryName(files.Directory)!).Where(o => o.Node != files.Node).Select(Head).OfType<SignedEnd>().ToList();
        if (others.Count == 0 || (said is not null && others.SequenceEqual(said.Nodes)))
            return null;
        return said = new LedgerCheckpoint(others);
    }

    /// <summary>Packs segments that ended, and removes those whose last record is older than is kept.</summary>
    public void PackAndPrune()
    {
        var now = clock.GetUtcNow();
        if (now < nextPacking)
            return;
        nextPacking = now + BetweenPackings;
        var segments = files.Segments();
        foreach (var segment in segments.SkipLast(1).Where(s => !files.IsPacked(s)))
            files.Pack(segment);
        if (now < nextPruning)
            return;
        nextPruning = now + BetweenPrunings;
        var oldest = now.AddDays(-Math.Max(options.RetentionDays, LedgerOptions.LeastRetentionDays));
        foreach (var segment in segments.SkipLast(1))
        {
            if (SealOf(segment) is not { } seal || seal.Time >= oldest)
                return;
            files.Prune(segment, seal);
        }
    }

    private SignedEnd? SealOf(int segment) => LedgerLines.Read(files, segment).LastOrDefault(static l => LedgerLines.IsSignature(l)) is { } line
        ? JsonSerializer.Deserialize<SignedEnd>(line, JsonSerializerOptions.Web)
        : null;

    // A node may be writing its head just now, or be none: the next look sees it.
    private static SignedEnd? Head(LedgerFiles other)
    {
        try
        {
            return other.ReadHead();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
