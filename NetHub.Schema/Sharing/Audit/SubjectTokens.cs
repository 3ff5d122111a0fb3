using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using NetHub.Ledger.Records;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>Creates tokens of people, households and enterprises.</summary>
public sealed class SubjectTokens(HubKeys keys)
{
    private const int MostRemembered = 100_000;
    private readonly byte[] key = keys.Derive("audit subjects");
    private readonly ConcurrentDictionary<(SubjectKind Kind, long Key), SubjectToken> known = [];

    /// <param name="kind">The kind of the subject.</param>
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
