using System.Buffers;

namespace NetHub.Ledger.Segments;

/// <summary>
/// Reads the lines of a stream from one buffer. What is not ended yet is no line: a hub may be writing it, and it may be asked for again.
/// </summary>
internal sealed class LineReader(Stream stream) : IDisposable
{
    private const int Step = 1 << 18;
    private const int Longest = 64 << 20;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Step);
    private int start;
    private int end;

    /// <summary>Something follows the last line that was read.</summary>
    public bool HasRest => end > start;

    /// <summary>Reads a line, without what ends it. It is there until the next one is read.</summary>
    /// <exception cref="InvalidDataException">The line is longer than any, or the stream is damaged.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = start;
        while (true)
        {
            var newline = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                line = buffer.AsSpan(start, searched + newline - start);
                start = searched + newline + 1;
                return true;
            }

            var length = end - start;
            if (!Fill())
            {
                line = default;
                return false;
            }

            searched = start + length;
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        (start, end) = (0, 0);
    }

    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
            Grow();
        var read = stream.Read(buffer.AsSpan(end));
        end += read;
        return read > 0;
    }

    private void Grow()
    {
        if (end >= Longest)
            throw new InvalidDataException("A line is too long.");
        var larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
