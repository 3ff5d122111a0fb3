using System.Buffers;
using System.Buffers.Text;

namespace NetHub.Ledger.Chain;

/// <summary>
/// How a record is written: an object on a line of its own, whose last member is its digest in the chain. Everything before that member is
/// the content that the digest is of.
/// </summary>
internal static class LedgerLine
{
    private static ReadOnlySpan<byte> BeforeHash => ",\"hash\":\""u8;

    private static ReadOnlySpan<byte> AfterHash => "\"}"u8;

    private static int EndingLength => BeforeHash.Length + ChainHash.TextLength + AfterHash.Length;

    /// <summary>Ends a line with its digest, which is the new end of the chain.</summary>
    /// <param name="lines">Where the content is, up to the end.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="hash">The segment's algorithm.</param>
    /// <param name="chain">The chain's end, which goes on.</param>
    /// <param name="digest">Takes the digest of the content.</param>
    public static void End(ArrayBufferWriter<byte> lines, int start, ChainHash hash, Span<byte> chain, Span<byte> digest)
    {
        hash.Digest(lines.WrittenSpan[start..], digest);
        hash.Link(chain, digest);
        lines.Append(BeforeHash);
        Base64Url.EncodeToUtf8(chain, lines.GetSpan(ChainHash.TextLength), out _, out var written);
        lines.Advance(written);
        lines.Append(AfterHash);
        lines.Append("\n"u8);
    }

    /// <summary>The content of a line, and the digest that it says; false where the line has another form.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> content, Span<byte> said)
    {
        content = default;
        if (line.Length <= EndingLength)
            return false;
        var ending = line[^EndingLength..];
        content = line[..^EndingLength];
        return ending.StartsWith(BeforeHash) && ending.EndsWith(AfterHash)
            && ChainHash.TryRead(ending[BeforeHash.Length..^AfterHash.Length], said);
    }
}
