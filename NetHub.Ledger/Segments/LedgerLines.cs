using System.Text.Json;
using NetHub.Ledger.Chain;

namespace NetHub.Ledger.Segments;

/// <summary>Reads lines of ledgers. What is not ended yet is no line: a hub may be writing it.</summary>
internal static class LedgerLines
{
    /// <summary>The lines of a segment, each for itself.</summary>
    public static IEnumerable<byte[]> Read(LedgerFiles files, int segment) => Read(files.ReadSegment(segment));

    /// <summary>The lines of a stream, each for itself; the stream is closed after the last.</summary>
    /// <exception cref="InvalidDataException">A line is longer than any.</exception>
    public static IEnumerable<byte[]> Read(Stream stream)
    {
        using var lines = new LineReader(stream);
        while (Next(lines) is { } line)
            yield return line;
    }

    /// <summary>The last line of a segment that ended is no record, but the signature of the last one.</summary>
    public static bool IsSignature(ReadOnlySpan<byte> line) => line.StartsWith("{\"end\":"u8);

    /// <summary>The record that tokens are of, and the tokens; null where the line says something else.</summary>
    public static (long Number, string Tokens)? TokensOf(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return (json.RootElement.GetProperty("number").GetInt64(), json.RootElement.GetProperty("tokens").GetString() ?? "");
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>An end with its signature; null where the text says something else.</summary>
    public static SignedEnd? EndOf(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<SignedEnd>(line, JsonSerializerOptions.Web) is { End: { Node: not null, Hash: not null }, Key: not null, Signature: not null } end ? end : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Next(LineReader lines) => lines.TryRead(out var line) ? line.ToArray() : null;
}
