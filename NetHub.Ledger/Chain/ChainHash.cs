using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace NetHub.Ledger.Chain;

/// <summary>The digest by which records are chained. Each segment says which one it uses.</summary>
public enum LedgerAlgorithm
{
    /// <summary>FIPS 180-4.</summary>
    Sha256,

    /// <summary>GB/T 32905-2016.</summary>
    Sm3,
}

/// <summary>
/// A chain of digests: that of a record is the digest of the one before it and of its own content. Both algorithms give 32 bytes. Used by
/// one thread at a time.
/// </summary>
internal sealed class ChainHash(LedgerAlgorithm algorithm)
{
    public const int Size = 32;

    /// <summary>Characters of a digest in base64url.</summary>
    public const int TextLength = 43;

    // A digest ends within a character, whose other bits are zero.
    private static readonly SearchValues<byte> LastCharacters = SearchValues.Create("AEIMQUYcgkosw048"u8);

    private const string Sha256Name = "SHA-256";
    private const string Sm3Name = "SM3";
    private readonly SM3Digest? sm3 = algorithm == LedgerAlgorithm.Sm3 ? new SM3Digest() : null;

    public LedgerAlgorithm Algorithm => algorithm;

    /// <summary>The name that ledgers say.</summary>
    public static string NameOf(LedgerAlgorithm algorithm) => algorithm == LedgerAlgorithm.Sm3 ? Sm3Name : Sha256Name;

    /// <summary>The algorithm of a name; null for a name of none.</summary>
    public static LedgerAlgorithm? Named(string? name) => name switch
    {
        Sha256Name => LedgerAlgorithm.Sha256,
        Sm3Name => LedgerAlgorithm.Sm3,
        _ => null,
    };

    public void Digest(ReadOnlySpan<byte> content, Span<byte> digest)
    {
        if (sm3 is null)
        {
            SHA256.HashData(content, digest);
            return;
        }

        sm3.BlockUpdate(content);
        sm3.DoFinal(digest);
    }

    /// <summary>Goes on from <paramref name="chain"/> by one record, whose digest is put in its place.</summary>
    /// <param name="chain">The digest of the record before; all zero before the first.</param>
    /// <param name="digest">The digest of the record's content.</param>
    public void Link(Span<byte> chain, ReadOnlySpan<byte> digest)
    {
        Span<byte> both = stackalloc byte[2 * Size];
        chain.CopyTo(both);
        digest.CopyTo(both[Size..]);
        Digest(both, chain);
    }

    public static string Text(ReadOnlySpan<byte> digest) => Base64Url.EncodeToString(digest);

    /// <summary>Reads a digest; false where the text is none.</summary>
    public static bool TryRead(string? text, Span<byte> digest) => text is { Length: TextLength } && TryRead(Encoding.UTF8.GetBytes(text), digest);

    /// <summary>Reads a digest; false where the text is none, or not as it is written.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, Span<byte> digest) =>
        text.Length == TextLength && LastCharacters.Contains(text[^1])
        && Base64Url.DecodeFromUtf8(text, digest, out _, out var count) == OperationStatus.Done && count == Size;
}
