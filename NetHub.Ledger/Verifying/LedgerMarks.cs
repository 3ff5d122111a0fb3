using NetHub.Ledger.Chain;

namespace NetHub.Ledger.Verifying;

/// <summary>Where a chain must have had a digest, because it is signed.</summary>
/// <param name="Number">Number of the record.</param>
/// <param name="Hash">Its digest.</param>
/// <param name="SeenBy">The node whose checkpoint says so; null where it is the ledger's own head.</param>
/// <param name="SeenAt">The record that is the checkpoint.</param>
internal sealed record LedgerMark(long Number, string Hash, string? SeenBy = null, long SeenAt = 0);

/// <summary>The marks that a chain comes by, in order.</summary>
internal sealed class LedgerMarks
{
    private readonly List<LedgerMark> marks;
    private int next;

    public LedgerMarks(IEnumerable<LedgerMark> marks) => this.marks = [.. marks.OrderBy(static m => m.Number)];

    /// <summary>The ledger's own head; null where there is none.</summary>
    public LedgerMark? Head => marks.Find(static m => m.SeenBy is null);

    /// <summary>What the chain has not come to; the head first.</summary>
    public LedgerMark? Beyond => marks.Skip(next).OrderBy(static m => m.SeenBy is not null).FirstOrDefault();

    /// <summary>Goes on to a record, past others that are not there.</summary>
    public void SkipTo(long number)
    {
        while (next < marks.Count && marks[next].Number < number)
            next++;
    }

    /// <summary>The mark at a record that the chain does not have; null where it has all.</summary>
    public LedgerMark? Missed(long number, ReadOnlySpan<byte> chain)
    {
        if (next == marks.Count || marks[next].Number > number)
            return null;
        var hash = ChainHash.Text(chain);
        while (next < marks.Count && marks[next].Number == number)
        {
            if (marks[next++] is var mark && mark.Hash != hash)
                return mark;
        }

        return null;
    }

    /// <summary>What a mark that was missed says.</summary>
    public static LedgerFinding Finding(LedgerMark mark) => mark.SeenBy is null ? LedgerFindings.OtherHead(mark.Number) : LedgerFindings.OtherThanSeen(mark.Number, mark);

    /// <summary>What a mark says that is beyond the end.</summary>
    public static LedgerFinding FindingBeyond(LedgerMark mark, long end) => mark.SeenBy is null ? LedgerFindings.Shortened(end + 1) : LedgerFindings.LessThanSeen(end + 1, mark);
}
