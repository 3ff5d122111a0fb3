using NetHub.Ledger.Chain;
using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;

namespace NetHub.Ledger.Verifying;

/// <summary>
/// Follows the ledger of one node, line by line, and stops at the first that does not hold. It does not matter whether lines come from
/// the ledger's own files or from a part that was exported.
/// </summary>
internal sealed class ChainCheck(string node, LedgerKeys keys, LedgerMarks marks, SoughtRecords? sought)
{
    private readonly ChainState state = new();
    private readonly byte[] time = new byte[RecordPrefix.TimeLength];
    private Expected expected = Expected.Segment;
    private BrokenChain? broken;
    private long pruned;
    private long signed;

    private enum Expected
    {
        Segment,
        Record,
        Signature,
    }

    /// <summary>The first problem.</summary>
    public LedgerFinding? Finding { get; private set; }

    public LedgerReport Report => new(node, pruned, state.Number - pruned, Math.Max(signed, Finding is null ? marks.Head?.Number ?? 0 : 0), Finding);

    public long Number => state.Number;

    public int Segment => state.Segment;

    /// <summary>When the segment began.</summary>
    public DateTimeOffset Opened { get; private set; }

    /// <summary>The tokens beside the segment; null where they are not to be had.</summary>
    public SubjectsCheck? Subjects { get; set; }

    /// <summary>Takes what checkpoints say last of other nodes.</summary>
    public Dictionary<string, LedgerMark> Others { get; init; } = [];

    /// <summary>The segment has ended, with its signature.</summary>
    public bool IsBetweenSegments => expected == Expected.Segment;

    public void Fail(LedgerFinding finding) => Finding ??= finding;

    /// <summary>The records up to this end are not there, because their time was over, or because a part leaves them out.</summary>
    public void Begin(SignedEnd from)
    {
        if (from.End.Node != node || !keys.Confirm(from, LedgerStatements.Seal(from.End)) || !state.TryGoTo(from.End))
            Fail(LedgerFindings.BadPruned());
        pruned = signed = state.Number;
        SkipToState();
    }

    /// <summary>Goes past a segment of which only the signature is there.</summary>
    public void Jump(SignedEnd seal)
    {
        if (broken is not null || expected != Expected.Segment)
            Fail(broken?.Finding() ?? LedgerFindings.NoSeal(Number, Segment));
        else if (seal.End.Segment != Segment + 1)
            Fail(seal.End.Segment > Segment ? LedgerFindings.SegmentMissing(Number + 1, Segment + 1) : LedgerFindings.OutOfOrder(Number + 1));
        else if (seal.End.Node != node || seal.End.Number <= Number || !keys.Confirm(seal, LedgerStatements.Seal(seal.End)) || !state.TryGoTo(seal.End))
            Fail(LedgerFindings.BadSeal(Number + 1, Segment + 1));
        // What the clock did meanwhile is not known.
        time.AsSpan().Clear();
        signed = Math.Max(signed, state.Number);
        SkipToState();
    }

    /// <summary>A record of which only the digest is there.</summary>
    public void Skip(ReadOnlySpan<byte> digest)
    {
        if (Finding is not null)
            return;
        if (broken is not null)
            broken.AddSkipped();
        else if (expected != Expected.Record)
            Fail(LedgerFindings.OutOfOrder(Number + 1));
        else
        {
            Span<byte> chain = stackalloc byte[ChainHash.Size];
            state.Chain.CopyTo(chain);
            state.Hash.Link(chain, digest);
            Follow(chain);
        }
    }

    /// <summary>Takes a record, or the signature that ends a segment.</summary>
    public void Take(ReadOnlySpan<byte> line)
    {
        if (Finding is not null)
            return;
        if (broken?.Add(line) == true)
            Fail(broken.Finding());
        else if (broken is null && LedgerLines.IsSignature(line))
            TakeSignature(line);
        else if (broken is null)
            TakeRecord(line);
    }

    /// <summary>The segment's lines are over.</summary>
    /// <param name="isLast">Nothing follows, so that it need not have ended.</param>
    public void EndSegment(bool isLast)
    {
        if (broken is not null)
            Fail(broken.Finding());
        else if (!isLast && expected != Expected.Segment)
            Fail(LedgerFindings.NoSeal(expected == Expected.Signature ? Number : Number + 1, Segment));
        if (Finding is null && Subjects?.Superfluous(isLast && expected != Expected.Segment ? Number : long.MaxValue) is { } superfluous)
            Fail(LedgerFindings.Subjects(superfluous < 0 ? Number : superfluous));
    }

    /// <summary>Nothing follows: what is signed must be there.</summary>
    public void End()
    {
        if (Finding is null && marks.Beyond is { } mark)
            Fail(LedgerMarks.FindingBeyond(mark, Number));
    }

    private void TakeRecord(ReadOnlySpan<byte> line)
    {
        Span<byte> said = stackalloc byte[ChainHash.Size];
        Span<byte> digest = stackalloc byte[ChainHash.Size];
        Span<byte> chain = stackalloc byte[ChainHash.Size];
        if (expected == Expected.Signature)
            Fail(LedgerFindings.NoSeal(Number, Segment));
        else if (!LedgerLine.TrySplit(line, out var content, said) || !RecordPrefix.TryRead(content, out var prefix))
            Fail(LedgerFindings.Unreadable(Number + 1));
        else if (expected == Expected.Segment && !Open(line, content, said))
            return;
        else
        {
            state.Chain.CopyTo(chain);
            state.Hash.Digest(content, digest);
            state.Hash.Link(chain, digest);
            if (!chain.SequenceEqual(said))
                broken = new BrokenChain(state, digest, said, marks.Head);
            else
                Take(prefix, content, line, chain);
        }
    }

    private bool Open(ReadOnlySpan<byte> line, ReadOnlySpan<byte> content, ReadOnlySpan<byte> said)
    {
        if (SegmentOpening.Read(line) is not { } opening)
        {
            Fail(line.IndexOf("\"type\":\"segment\""u8) >= 0 ? LedgerFindings.Changed(Number + 1) : LedgerFindings.Missing(Number + 1));
            return false;
        }

        if (opening != new SegmentOpening(opening.Time, node, Segment + 1, opening.Algorithm, state.Text, Number + 1))
        {
            Fail(opening.IsWhole(state.HashOf(opening.Algorithm), content, said) ? LedgerFindings.ForeignSegment(Number + 1, Segment + 1) : LedgerFindings.Changed(Number + 1));
            return false;
        }

        state.Begin(opening.Algorithm);
        Opened = opening.Time;
        expected = Expected.Record;
        return true;
    }

    private void Take(RecordPrefix prefix, ReadOnlySpan<byte> content, ReadOnlySpan<byte> line, ReadOnlySpan<byte> chain)
    {
        var isBack = prefix.Time.SequenceCompareTo(time) < 0;
        prefix.Time.CopyTo(time);
        Follow(chain);
        if (isBack && !RecordMembers.IsClockNotice(line))
            Fail(LedgerFindings.Clock(Number));
        else if (prefix.Type.SequenceEqual("entry"u8))
            CheckSubjects(content);
        else if (prefix.Type.SequenceEqual("checkpoint"u8))
            CheckEnds(RecordMembers.Ends(line));
        else if (prefix.Type.SequenceEqual("seal"u8))
            expected = Expected.Signature;
    }

    private void CheckEnds(IReadOnlyList<SignedEnd> ends)
    {
        foreach (var end in ends)
        {
            if (keys.Confirm(end, LedgerStatements.Head(end.End)))
                Others[end.End.Node] = new LedgerMark(end.End.Number, end.End.Hash, node, Number);
            else
                Fail(LedgerFindings.BadCheckpoint(Number, end.End.Node));
        }
    }

    private void CheckSubjects(ReadOnlySpan<byte> content)
    {
        if (Subjects is not null && SubjectsCheck.HasSubjects(content) && !Subjects.Holds(Number, content))
            Fail(LedgerFindings.Subjects(Number));
    }

    private void Follow(ReadOnlySpan<byte> chain)
    {
        state.Follow(chain);
        sought?.See(chain);
        if (marks.Missed(state.Number, chain) is { } mark)
            Fail(LedgerMarks.Finding(mark));
    }

    private void TakeSignature(ReadOnlySpan<byte> line)
    {
        var seal = LedgerLines.EndOf(line);
        if (expected != Expected.Signature)
            Fail(expected == Expected.Segment ? LedgerFindings.OutOfOrder(Number + 1) : seal?.End.Number > Number ? LedgerFindings.Missing(Number + 1) : LedgerFindings.NoSeal(Number, Segment));
        else if (seal is null || seal.End != new LedgerEnd(node, Segment, Number, state.Text) || !keys.Confirm(seal, LedgerStatements.Seal(seal.End)))
            Fail(LedgerFindings.BadSeal(Number, Segment));
        (expected, signed) = (Expected.Segment, Number);
    }

    private void SkipToState()
    {
        marks.SkipTo(Number);
        if (Finding is null && marks.Missed(Number, state.Chain) is { } mark)
            Fail(LedgerMarks.Finding(mark));
    }
}
