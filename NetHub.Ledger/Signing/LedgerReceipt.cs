using System.Buffers.Text;
using System.Text.Json;
using NetHub.Ledger.Chain;

namespace NetHub.Ledger.Signing;

/// <summary>
/// What a client holds of an answer: the content of the record that was written of it, and the proof that the hub had it in its chain.
/// One signature serves all records that were written together: it is that of the chain after the last of them, and a receipt carries the
/// digests of those that came after its own.
/// </summary>
/// <param name="Node">The hub whose ledger has the record.</param>
/// <param name="Hash">The record's digest in the chain.</param>
/// <param name="Document">SHA-256 of the document in hex; null where there was none.</param>
/// <param name="Time">When it was taken.</param>
/// <param name="Key">Id of the key that signed.</param>
public sealed record LedgerReceipt(string Node, string Hash, string? Document, DateTimeOffset Time, string Key)
{
    /// <summary>Length of a record's name.</summary>
    public const int NameLength = 16;

    private const string Version = "v1";

    /// <summary>The record's name: the first 16 characters of its digest.</summary>
    public string Record => Hash[..NameLength];

    /// <summary>Reads a receipt as it was given; null where it is none, or was not signed by one of these keys.</summary>
    public static LedgerReceipt? Read(string text, LedgerKeys keys)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(keys);
        if (text.Split('.') is not [Version, var name, var key, var node, .. { Length: 4 } parts] || ChainHash.Named(name) is not { } algorithm || !Array.TrueForAll(parts, static p => Base64Url.IsValid(p)))
            return null;
        var (content, chain, following) = (Base64Url.DecodeFromChars(parts[0]), Base64Url.DecodeFromChars(parts[1]), Base64Url.DecodeFromChars(parts[2]));
        if (chain.Length != ChainHash.Size || following.Length % ChainHash.Size != 0)
            return null;
        var hash = new ChainHash(algorithm);
        var digest = new byte[ChainHash.Size];
        hash.Digest(content, digest);
        hash.Link(chain, digest);
        var own = ChainHash.Text(chain);
        for (var i = 0; i < following.Length; i += ChainHash.Size)
            hash.Link(chain, following.AsSpan(i, ChainHash.Size));
        return keys.Confirms(key, LedgerStatements.Receipts(node, ChainHash.Text(chain)), Base64Url.DecodeFromChars(parts[3])) ? Read(content, node, own, key) : null;
    }

    /// <summary>A receipt as it is given.</summary>
    internal static string Text(
        string node, LedgerAlgorithm algorithm, string key, ReadOnlySpan<byte> content, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> following, ReadOnlySpan<byte> signature)
    {
        ReadOnlySpan<string> names = [Version, ChainHash.NameOf(algorithm), key, node];
        var length = names.Length + Length(content) + Length(previous) + Length(following) + Length(signature) + 3;
        foreach (var name in names)
            length += name.Length;
        Span<char> text = length <= 4096 ? stackalloc char[length] : new char[length];
        var rest = text;
        foreach (var name in names)
        {
            name.CopyTo(rest);
            rest[name.Length] = '.';
            rest = rest[(name.Length + 1)..];
        }

        rest = Append(rest, content)[1..];
        rest = Append(rest, previous)[1..];
        rest = Append(rest, following)[1..];
        Append(rest, signature);
        return new string(text);
    }

    private static int Length(ReadOnlySpan<byte> bytes) => Base64Url.GetEncodedLength(bytes.Length);

    // What comes after is left, with a dot where it begins.
    private static Span<char> Append(Span<char> text, ReadOnlySpan<byte> bytes)
    {
        var rest = text[Base64Url.EncodeToChars(bytes, text)..];
        if (rest.Length > 0)
            rest[0] = '.';
        return rest;
    }

    private static LedgerReceipt? Read(byte[] content, string node, string hash, string key)
    {
        try
        {
            // The object of a content is open: its last member is the digest.
            using var record = JsonDocument.Parse((byte[])[.. content, (byte)'}']);
            var document = record.RootElement.TryGetProperty("document", out var named) ? named.GetString() : null;
            return new LedgerReceipt(node, hash, document, record.RootElement.GetProperty("time").GetDateTimeOffset(), key);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
