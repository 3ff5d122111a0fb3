using System.Text.Json;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Records;

namespace NetHub.Ledger.Segments;

/// <summary>The first record of a segment.</summary>
/// <param name="Time">When it began.</param>
/// <param name="Node">The hub that wrote it.</param>
/// <param name="Segment">Its number.</param>
/// <param name="Algorithm">The digest of its records.</param>
/// <param name="Previous">The chain that it goes on from.</param>
/// <param name="First">Number of this record.</param>
internal sealed record SegmentOpening(DateTimeOffset Time, string Node, int Segment, LedgerAlgorithm Algorithm, string Previous, long First)
{
    /// <summary>Null where the line is no such record.</summary>
    public static SegmentOpening? Read(ReadOnlySpan<byte> line)
    {
        if (!RecordPrefix.TryRead(line, out var prefix) || !prefix.Type.SequenceEqual("segment"u8))
            return null;
        try
        {
            var members = JsonSerializer.Deserialize<JsonElement>(line);
            return ChainHash.Named(members.GetProperty("algorithm").GetString()) is { } algorithm
                ? new SegmentOpening(
                    members.GetProperty("time").GetDateTimeOffset(), members.GetProperty("node").GetString()!, members.GetProperty("segment").GetInt32(), algorithm,
                    members.GetProperty("previous").GetString()!, members.GetProperty("first").GetInt64())
                : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Its digest follows from what it says that it goes on from: it is a record as it was written, though it may belong elsewhere.</summary>
    public bool IsWhole(ChainHash hash, ReadOnlySpan<byte> content, ReadOnlySpan<byte> said)
    {
        Span<byte> digest = stackalloc byte[ChainHash.Size];
        Span<byte> chain = stackalloc byte[ChainHash.Size];
        if (!ChainHash.TryRead(Previous, chain))
            return false;
        hash.Digest(content, digest);
        hash.Link(chain, digest);
        return chain.SequenceEqual(said);
    }
}
