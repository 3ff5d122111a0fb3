using NetHub.Ledger.Chain;
using NetHub.Ledger.Signing;

namespace NetHub.Ledger.Writing;

/// <summary>Records that were written together, with what their receipts need.</summary>
/// <param name="node">The hub that wrote them.</param>
/// <param name="algorithm">The digest of their segment.</param>
/// <param name="previous">The chain before the first.</param>
internal sealed class WrittenRecords(string node, LedgerAlgorithm algorithm, byte[] previous)
{
    private readonly List<(int Line, Range Content)> entries = [];
    private readonly List<byte> chains = [.. previous];
    private readonly List<byte> digests = [];
    private byte[] lines = [];
    private byte[] signature = [];
    private string key = "";

    public int Count => entries.Count;

    /// <summary>Names of the entries' records: digests in the chain.</summary>
    public IEnumerable<string> Hashes => entries.Select(e => ChainHash.Text(Chain(e.Line + 1)));

    /// <summary>A line was added.</summary>
    public void Add(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> chain)
    {
        digests.AddRange(digest);
        chains.AddRange(chain);
    }

    /// <summary>The line that was added last is an entry, with its content here among the lines.</summary>
    public void IsEntry(Range content) => entries.Add(((digests.Count / ChainHash.Size) - 1, content));

    /// <summary>They are written.</summary>
    public void Written(ReadOnlySpan<byte> all) => lines = all.ToArray();

    public void Sign(LedgerKey signing)
    {
        key = signing.Id;
        signature = signing.Sign(LedgerStatements.Receipts(node, ChainHash.Text(Chain(digests.Count / ChainHash.Size))));
    }

    /// <summary>The receipt of an entry as it is given.</summary>
    public string Receipt(int position)
    {
        var (line, content) = entries[position];
        var following = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(digests)[((line + 1) * ChainHash.Size)..];
        return LedgerReceipt.Text(node, algorithm, key, lines.AsSpan(content), Chain(line), following, signature);
    }

    private ReadOnlySpan<byte> Chain(int index) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(chains).Slice(index * ChainHash.Size, ChainHash.Size);
}
