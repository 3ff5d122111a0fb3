using System.Text.Json;
using NetHub.Ledger.Chain;

namespace NetHub.Ledger.Exporting;

/// <summary>Begins the ledger of a node in a part.</summary>
/// <param name="Node">The hub that wrote it.</param>
/// <param name="From">The end of what was pruned; null where the ledger begins with its first record.</param>
/// <param name="Head">How far the ledger had come when the part was made.</param>
internal sealed record PartNode(string Node, SignedEnd? From, SignedEnd? Head);

/// <summary>Records of a segment that are left out of a part.</summary>
/// <param name="Skipped">The digests of their contents, in order.</param>
internal sealed record PartSkipped(IReadOnlyList<string> Skipped);

/// <summary>A segment that is left out of a part.</summary>
/// <param name="Sealed">Its signed end.</param>
internal sealed record PartSealed(SignedEnd Sealed);

/// <summary>The lines of a part that are not lines of the ledger itself.</summary>
internal static class PartLines
{
    /// <summary>Digests on one line.</summary>
    public const int MostSkipped = 1000;

    public static bool IsNode(ReadOnlySpan<byte> line) => line.StartsWith("{\"node\":"u8);

    public static bool IsSkipped(ReadOnlySpan<byte> line) => line.StartsWith("{\"skipped\":"u8);

    public static bool IsSealed(ReadOnlySpan<byte> line) => line.StartsWith("{\"sealed\":"u8);

    /// <summary>Null where the line says something else.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> line)
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

    public static byte[] Write<T>(T line) => [.. JsonSerializer.SerializeToUtf8Bytes(line, JsonSerializerOptions.Web), (byte)'\n'];
}
