using System.Buffers;
using System.Text;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Segments;

namespace NetHub.Tests.Audit;

/// <summary>Forges chains as an attacker with the files but no key can: computing the chain needs no key.</summary>
internal static class Chains
{
    /// <summary>Changes lines of a segment and recomputes its chain.</summary>
    public static List<string> Anew(List<string> lines, Func<string, int, string> change)
    {
        var opening = SegmentOpening.Read(Encoding.UTF8.GetBytes(lines[0]))!;
        var (hash, chain, digest) = (new ChainHash(opening.Algorithm), new byte[ChainHash.Size], new byte[ChainHash.Size]);
        ChainHash.TryRead(opening.Previous, chain);
        return [.. lines.Select((line, i) =>
        {
            LedgerLine.TrySplit(Encoding.UTF8.GetBytes(change(line, i)), out var content, digest);
            var written = new ArrayBufferWriter<byte>();
            written.Write(content);
            LedgerLine.End(written, 0, hash, chain, digest);
            return Encoding.UTF8.GetString(written.WrittenSpan).TrimEnd('\n');
        })];
    }
}
