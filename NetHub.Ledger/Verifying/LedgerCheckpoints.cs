using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;

namespace NetHub.Ledger.Verifying;

/// <summary>Collects what the checkpoints of ledgers say of other nodes, so that those can be checked in one go.</summary>
internal sealed class LedgerCheckpoints
{
    private readonly Dictionary<string, List<LedgerMark>> seen = [];

    /// <summary>By the node that was seen. Nothing is checked yet: who says it is, in its turn.</summary>
    public static Dictionary<string, List<LedgerMark>> ReadAll(IEnumerable<LedgerFiles> nodes)
    {
        var checkpoints = new LedgerCheckpoints();
        foreach (var (files, segment) in nodes.SelectMany(static n => n.Segments().Select(s => (n, s))))
            checkpoints.Collect(files, segment);
        return checkpoints.seen;
    }

    /// <summary>Takes a line that may be a checkpoint.</summary>
    public static bool IsCheckpoint(ReadOnlySpan<byte> line) => RecordPrefix.TryRead(line, out var prefix) && prefix.Type.SequenceEqual("checkpoint"u8);

    public static void Add(Dictionary<string, List<LedgerMark>> seen, ReadOnlySpan<byte> line, string node, long number)
    {
        foreach (var end in RecordMembers.Ends(line).Select(static e => e.End))
        {
            if (!seen.TryGetValue(end.Node, out var marks))
                seen[end.Node] = marks = [];
            marks.Add(new LedgerMark(end.Number, end.Hash, node, number));
        }
    }

    // What cannot be read is said when it is checked.
    private void Collect(LedgerFiles files, int segment)
    {
        try
        {
            using var lines = new LineReader(files.ReadSegment(segment));
            for (var number = 0L; lines.TryRead(out var line); number++)
            {
                if (number == 0)
                    number = SegmentOpening.Read(line)?.First ?? 1;
                if (IsCheckpoint(line))
                    Add(seen, line, files.Node, number);
            }
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
        }
    }
}
