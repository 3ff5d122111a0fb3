using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NetHub.Ledger.Records;

/// <summary>
/// Who was read, as a token: keyed, so that nobody without the hub's secret finds out who it is, and the same over time, so that a person
/// can be told who read what.
/// </summary>
public readonly record struct SubjectToken(UInt128 Value)
{
    private const int Size = 16;

    /// <summary>22 characters of base64url.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The digest of a set of tokens, whatever their order: it ties the list of tokens to its record.</summary>
    internal static string Digest(IEnumerable<SubjectToken> tokens) => Digest(List(tokens));

    /// <summary>The digest of a list as it is written.</summary>
    internal static string Digest(string list) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(list)));

    /// <summary>Tokens in order, one after the other with a space between.</summary>
    internal static string List(IEnumerable<SubjectToken> tokens) => string.Join(' ', tokens.OrderBy(static t => t.Value).Select(static t => t.ToString()));
}
