using System.Text.Json;
using NetHub.Ledger.Chain;

namespace NetHub.Ledger.Records;

/// <summary>What checking needs of records that are no entries.</summary>
internal static class RecordMembers
{
    /// <summary>The record says that the clock went back.</summary>
    public static bool IsClockNotice(ReadOnlySpan<byte> line) =>
        RecordPrefix.TryRead(line, out var prefix) && prefix.Type.SequenceEqual("notice"u8) && Read<Notice>(line)?.Kind == "CLOCK_WENT_BACK";

    /// <summary>The ends of other nodes that a checkpoint says.</summary>
    public static IReadOnlyList<SignedEnd> Ends(ReadOnlySpan<byte> line) =>
        Read<LedgerCheckpoint>(line)?.Nodes is { } nodes ? [.. nodes.Where(static n => n is { End: { Node: not null, Hash: not null }, Key: not null, Signature: not null })] : [];

    private static T? Read<T>(ReadOnlySpan<byte> line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Notice([property: System.Text.Json.Serialization.JsonPropertyName("notice")] string? Kind);
}
