using NetHub.Ledger.Chain;
using NetHub.Ledger.Exporting;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;

namespace NetHub.Ledger.Verifying;

/// <summary>Checks a part of ledgers that was exported. Tokens of subjects are not in it.</summary>
internal sealed class PartCheck(LedgerKeys keys, SoughtRecords? sought, IProgress<long>? progress)
{
    private const int Step = 100_000;
    private readonly List<LedgerReport> reports = [];
    private ChainCheck? current;

    public IReadOnlyList<LedgerReport> Check(Func<Stream> open)
    {
        try
        {
            var seen = Seen(open());
            using var lines = new LineReader(open());
            for (var count = 1; lines.TryRead(out var line); count++)
            {
                Take(line, seen);
                if (count % Step == 0)
                    progress?.Report(Step);
            }

            // A part is made whole: unlike a ledger, nobody is writing it.
            if (lines.HasRest)
                Fail();
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            Fail();
        }

        EndNode();
        return reports.Count > 0 ? reports : [new LedgerReport("", 0, 0, 0, LedgerFindings.Unreadable(null))];
    }

    // Numbers of records do not matter before they are checked: only who says it is known here.
    private static Dictionary<string, List<LedgerMark>> Seen(Stream stream)
    {
        var seen = new Dictionary<string, List<LedgerMark>>();
        using var lines = new LineReader(stream);
        var node = "";
        while (lines.TryRead(out var line))
        {
            if (PartLines.IsNode(line))
                node = PartLines.Read<PartNode>(line)?.Node ?? "";
            else if (LedgerCheckpoints.IsCheckpoint(line))
                LedgerCheckpoints.Add(seen, line, node, 0);
        }

        return seen;
    }

    private void Take(ReadOnlySpan<byte> line, Dictionary<string, List<LedgerMark>> seen)
    {
        if (PartLines.IsNode(line))
            BeginNode(PartLines.Read<PartNode>(line), seen);
        else if (current is null)
            Fail();
        else if (PartLines.IsSealed(line))
            Jump(PartLines.Read<PartSealed>(line)?.Sealed);
        else if (PartLines.IsSkipped(line))
            Skip(PartLines.Read<PartSkipped>(line)?.Skipped);
        else
            current.Take(line);
    }

    private void BeginNode(PartNode? node, Dictionary<string, List<LedgerMark>> seen)
    {
        EndNode();
        if (node is not { Node: not null, Head.End: not null })
        {
            Fail();
            return;
        }

        var (head, marks) = (node.Head!, seen.GetValueOrDefault(node.Node, []));
        // Others may have seen the ledger after the part of it was made.
        marks = [.. marks.Where(m => m.Number <= head.End.Number)];
        current = new ChainCheck(node.Node, keys, new LedgerMarks([.. marks, new LedgerMark(head.End.Number, head.End.Hash)]), sought);
        if (head.End.Node != node.Node || !keys.Confirm(head, LedgerStatements.Head(head.End)))
            current.Fail(LedgerFindings.BadHead(head.End.Number));
        if (node.From is not null)
            current.Begin(node.From);
    }

    private void Jump(SignedEnd? seal)
    {
        if (seal is { End: { Node: not null, Hash: not null }, Key: not null, Signature: not null })
            current!.Jump(seal);
        else
            Fail();
    }

    private void Skip(IReadOnlyList<string>? digests)
    {
        Span<byte> digest = stackalloc byte[ChainHash.Size];
        foreach (var text in digests ?? [""])
        {
            if (ChainHash.TryRead(text, digest))
                current!.Skip(digest);
            else
                Fail();
        }
    }

    private void Fail()
    {
        if (current is null)
            reports.Add(new LedgerReport("", 0, 0, 0, LedgerFindings.Unreadable(null)));
        else
            current.Fail(LedgerFindings.Unreadable(current.Number + 1));
    }

    private void EndNode()
    {
        if (current is null)
            return;
        current.EndSegment(isLast: true);
        current.End();
        reports.Add(current.Report);
        current = null;
    }
}
