namespace NetHub.Schema.Publishing.Import.Ndjson;

/// <summary>Reads the lines of a stream. The content of a line that is too long is discarded.</summary>
internal sealed class BoundedLines(Stream stream, int limit)
{
    private const int Initial = 64 << 10;

    private byte[] buffer = new byte[Initial];
    private int start;
    private int end;
    private bool isAtEnd;

    public long BytesRead { get; private set; }

    /// <summary>The 1-based number of the line.</summary>
    public long Number { get; private set; }

    /// <summary>The line, valid until the next line is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    public bool IsTooLong { get; private set; }

    /// <returns>Whether there was a further line.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancel)
    {
        IsTooLong = false;
        for (var searched = 0; ;)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
                return Take(searched + found, behind: 1);
            if (isAtEnd)
                return (end > start || IsTooLong) && Take(end - start, behind: 0);
            searched = end - start;
            if (searched > limit)
                (start, searched, IsTooLong) = (end, 0, true);
            await FillAsync(cancel);
        }
    }

    private bool Take(int length, int behind)
    {
        Number++;
        IsTooLong |= length > limit;
        Line = IsTooLong ? default : buffer.AsMemory(start, length);
        start += length + behind;
        return true;
    }

    private async ValueTask FillAsync(CancellationToken cancel)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        else if (end == buffer.Length)
        {
            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, Math.Max(limit, Initial) + 1));
        }

        var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
        isAtEnd = read == 0;
        end += read;
        BytesRead += read;
    }
}
