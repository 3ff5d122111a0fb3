using NetHub.Ledger.Chain;
using NetHub.Ledger.Segments;

namespace NetHub.Ledger.Verifying;

/// <summary>
/// Finds out what was done where a record does not follow from the one before it. What comes after it in the segment tells: a record that
/// is elsewhere in its place was moved, and an end that is signed says how many there were.
/// </summary>
internal sealed class BrokenChain
{
    private readonly long at;
    private readonly ChainHash hash;
    private readonly byte[] before;
    private readonly LedgerMark? head;
    private readonly byte[] brokenDigest = new byte[ChainHash.Size];
    private readonly List<string?> said = [];
    private LedgerEnd? end;

    /// <param name="state">The chain up to the record that does not follow.</param>
    /// <param name="digest">Digest of that record's content.</param>
    /// <param name="saidChain">The digest in the chain that it says.</param>
    /// <param name="head">How far the ledger had come, where it is signed.</param>
    public BrokenChain(ChainState state, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> saidChain, LedgerMark? head)
    {
        (at, hash, before, this.head) = (state.Number + 1, state.Hash, state.Trail.ToArray(), head);
        digest.CopyTo(brokenDigest);
        said.Add(ChainHash.Text(saidChain));
    }

    /// <summary>Takes what follows; true where the segment ends with it.</summary>
    public bool Add(ReadOnlySpan<byte> line)
    {
        if (LedgerLines.IsSignature(line))
        {
            end = LedgerLines.EndOf(line)?.End;
            return true;
        }

        Span<byte> chain = stackalloc byte[ChainHash.Size];
        said.Add(LedgerLine.TrySplit(line, out _, chain) ? ChainHash.Text(chain) : null);
        return false;
    }

    /// <summary>A record follows whose content is not there.</summary>
    public void AddSkipped() => said.Add(null);

    public LedgerFinding Finding()
    {
        if (IsElsewhere())
            return LedgerFindings.OutOfOrder(at);
        return TooMany() switch
        {
            < 0 => LedgerFindings.Missing(at),
            > 0 => LedgerFindings.OutOfOrder(at),
            _ => LedgerFindings.Changed(at),
        };
    }

    // It is here a second time, or follows from a record that stands elsewhere.
    private bool IsElsewhere()
    {
        var known = Enumerable.Range(0, before.Length / ChainHash.Size).Select(i => before[(i * ChainHash.Size)..((i + 1) * ChainHash.Size)]).ToList();
        return known.Exists(k => ChainHash.Text(k) == said[0]) || known.SkipLast(1).Any(IsFormer) || said.Skip(1).OfType<string>().Select(Bytes).Any(IsFormer);
    }

    private bool IsFormer(byte[] chain)
    {
        var next = chain.ToArray();
        hash.Link(next, brokenDigest);
        return ChainHash.Text(next) == said[0];
    }

    // How many records there are more than were signed; 0 also where nobody knows.
    private long TooMany()
    {
        if (end is not null)
            return at + said.Count - 1 - end.Number;
        var place = head is null ? -1 : said.IndexOf(head.Hash);
        return place < 0 ? 0 : at + place - head!.Number;
    }

    private static byte[] Bytes(string text)
    {
        var chain = new byte[ChainHash.Size];
        return ChainHash.TryRead(text, chain) ? chain : new byte[ChainHash.Size];
    }
}
