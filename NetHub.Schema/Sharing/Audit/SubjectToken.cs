using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Audit;

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

/// <summary>Makes tokens of people, households and enterprises.</summary>
public sealed class SubjectTokens(HubKeys keys)
{
    private const int MostRemembered = 100_000;
    private readonly byte[] key = keys.Derive("audit subjects");
    private readonly ConcurrentDictionary<(SubjectKind Kind, long Key), SubjectToken> known = [];

    /// <param name="kind">What the key is of.</param>
    /// <param name="subject">The surrogate key.</param>
    public SubjectToken Create(SubjectKind kind, long subject)
    {
        if (known.TryGetValue((kind, subject), out var token))
            return token;
        Span<byte> named = stackalloc byte[1 + sizeof(long)];
        named[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(named[1..], subject);
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, named, digest);
        token = new SubjectToken(BinaryPrimitives.ReadUInt128BigEndian(digest));
        if (known.Count < MostRemembered)
            known[(kind, subject)] = token;
        return token;
    }
}
