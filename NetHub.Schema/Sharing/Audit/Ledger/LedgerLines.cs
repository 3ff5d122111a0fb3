using System.Text.Json;

namespace NetHub.Schema.Sharing.Audit.Ledger;

/// <summary>Reads lines of ledgers. What is not ended yet is no line: a hub may be writing it.</summary>
internal static class LedgerLines
{
    private const int Step = 1 << 16;
    private const int Longest = 64 << 20;

    /// <summary>The lines of a segment.</summary>
    public static IEnumerable<byte[]> Of(LedgerFiles files, int segment)
    {
        using var stream = files.ReadSegment(segment);
        foreach (var line in Of(stream))
            yield return line;
    }

    /// <summary>The lines of a stream, without what ends them.</summary>
    /// <exception cref="InvalidDataException">A line is longer than any.</exception>
    public static IEnumerable<byte[]> Of(Stream stream)
    {
        var buffer = new byte[Step];
        var (start, end) = (0, 0);
        while (true)
        {
            var newline = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                yield return buffer[start..(start + newline)];
                start += newline + 1;
                continue;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length)
            {
                if (end >= Longest)
                    throw new InvalidDataException("A line is too long.");
                Array.Resize(ref buffer, 2 * end);
            }

            var read = stream.Read(buffer.AsSpan(end));
            if (read == 0)
                yield break;
            end += read;
        }
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
}
