using NetHub.Ledger.Chain;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;

namespace NetHub.Ledger.Verifying;

/// <summary>
/// Checks ledgers with nothing but the public keys that they are signed with: on the hub, beside one that runs, or elsewhere. Every digest,
/// link, signature and time is checked, and the first that does not hold is named.
/// </summary>
/// <param name="keys">Keys that are believed.</param>
/// <param name="clock">Says whether records were kept as long as they must be.</param>
public sealed class LedgerVerifier(LedgerKeys keys, TimeProvider clock)
{
    /// <summary>Records between two steps of progress.</summary>
    private const int Step = 100_000;

    /// <summary>Records that are looked for meanwhile; null for none.</summary>
    public SoughtRecords? Sought { get; init; }

    /// <summary>Is told how many records were checked.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Checks the ledgers of all nodes below a directory, or that of one node whose directory it is.</summary>
    public IReadOnlyList<LedgerReport> CheckDirectory(string path)
    {
        var own = new LedgerFiles(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        IReadOnlyList<LedgerFiles> nodes = own.IsThere ? [own] : [.. LedgerFiles.FindAll(path).Where(static f => f.IsThere)];
        // Read before the records are: a hub that writes meanwhile has them all.
        var seen = nodes.Count > 1 ? LedgerCheckpoints.ReadAll(nodes) : [];
        var others = new Dictionary<string, LedgerMark>();
        var reports = nodes.Select(n => Check(n, seen.GetValueOrDefault(n.Node, []), others)).ToList();
        if (!own.IsThere)
            reports.AddRange(others.Keys.Except(nodes.Select(static n => n.Node)).Order(StringComparer.Ordinal).Select(n => Gone(n, others[n])));
        return reports;
    }

    /// <summary>Checks a part that was exported.</summary>
    /// <param name="open">Opens it, twice.</param>
    public IReadOnlyList<LedgerReport> CheckPart(Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new PartCheck(keys, Sought, Progress).Check(open);
    }

    private static LedgerReport Gone(string node, LedgerMark seen) => new(node, 0, 0, 0, LedgerFindings.LessThanSeen(1, seen));

    private LedgerReport Check(LedgerFiles files, IReadOnlyList<LedgerMark> seen, Dictionary<string, LedgerMark> others)
    {
        var (head, unread) = Read(files.ReadHead, LedgerFindings.BadHead(null));
        var (pruned, unreadPruned) = Read(files.ReadPruned, LedgerFindings.BadPruned());
        var isHead = head is not null && head.End.Node == files.Node && keys.Confirm(head, LedgerStatements.Head(head.End));
        var marks = new LedgerMarks([.. seen, .. isHead ? [new LedgerMark(head!.End.Number, head.End.Hash)] : Array.Empty<LedgerMark>()]);
        var check = new ChainCheck(files.Node, keys, marks, Sought) { Others = others };
        if (unreadPruned is not null)
            check.Fail(unreadPruned);
        if (pruned is not null)
            check.Begin(pruned);
        Follow(files, check);
        check.End();
        if (!isHead)
            check.Fail(unread ?? (head is not null ? LedgerFindings.BadHead(head.End.Number) : files.ReadHead() is null ? LedgerFindings.NoHead() : LedgerFindings.BadHead(null)));
        if (isHead && pruned?.End.Number > head!.End.Number)
            check.Fail(LedgerFindings.OtherHead(head.End.Number));
        return check.Report;
    }

    private void Follow(LedgerFiles files, ChainCheck check)
    {
        var segments = files.Segments().Where(s => s > check.Segment).ToList();
        var before = check.Number;
        foreach (var segment in segments)
        {
            if (segment != check.Segment + 1)
                check.Fail(LedgerFindings.SegmentMissing(check.Number + 1, check.Segment + 1));
            if (check.Finding is not null)
                return;
            try
            {
                Follow(files, segment, check, segment == segments[^1]);
                if (segment == segments[0] && before > 0 && IsTooYoung(check.Opened))
                    check.Fail(LedgerFindings.PrunedEarly(before + 1));
            }
            catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                check.Fail(LedgerFindings.Unreadable(check.Number + 1));
            }
        }
    }

    private void Follow(LedgerFiles files, int segment, ChainCheck check, bool isLast)
    {
        using var subjects = new SubjectsCheck(() => files.ReadSubjects(segment));
        using var lines = new LineReader(files.ReadSegment(segment));
        check.Subjects = subjects;
        var count = 0;
        while (check.Finding is null && lines.TryRead(out var line))
        {
            // A file holds one segment.
            if (count > 0 && check.IsBetweenSegments)
                check.Fail(LedgerFindings.OutOfOrder(check.Number + 1));
            check.Take(line);
            if (++count % Step == 0)
                Progress?.Report(Step);
        }

        if (lines.HasRest && check.IsBetweenSegments)
            check.Fail(LedgerFindings.Unreadable(check.Number + 1));
        if (count > 0)
            check.EndSegment(isLast);
        else if (!isLast)
            check.Fail(LedgerFindings.SegmentMissing(check.Number + 1, segment));
        Progress?.Report(count % Step);
    }

    // The segment began when the one before it ended, and that one is gone.
    private bool IsTooYoung(DateTimeOffset opened) => opened > clock.GetUtcNow().AddDays(-LedgerOptions.LeastRetentionDays);

    private static (SignedEnd? End, LedgerFinding? Finding) Read(Func<SignedEnd?> read, LedgerFinding otherwise)
    {
        try
        {
            return (read(), null);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return (null, otherwise);
        }
    }
}
