using System.Text;
using NetHub.Ledger.Chain;

namespace NetHub.Ledger.Segments;

/// <summary>The segment that is being written, and the tokens of subjects beside it.</summary>
internal sealed class OpenSegment : IDisposable
{
    private readonly LedgerFiles files;
    private readonly FileStream records;
    private FileStream? tokens;
    private long end;
    private long tokensEnd;
    private bool isAtEnd = true;

    public OpenSegment(LedgerFiles files, int number, ChainHash hash, DateTimeOffset opened)
    {
        this.files = files;
        (Number, Hash, Opened) = (number, hash, opened);
        records = files.OpenSegment(number);
        end = records.Length;
    }

    public int Number { get; }

    public ChainHash Hash { get; }

    public DateTimeOffset Opened { get; }

    public long Length => end;

    /// <summary>Its last record is written.</summary>
    public bool IsSealed { get; set; }

    /// <summary>Appends lines, all or none. Tokens go first: a record never names some that are not there.</summary>
    /// <exception cref="IOException">The disk does not take them.</exception>
    public void Append(string subjects, ReadOnlySpan<byte> lines)
    {
        if (!isAtEnd)
            GoBack();
        if (subjects.Length > 0 && tokens is null)
            (tokens, tokensEnd) = Open();
        try
        {
            tokens?.Write(Encoding.ASCII.GetBytes(subjects));
            records.Write(lines);
        }
        catch
        {
            // A disk that is full takes a part. Where it cannot be taken back now, it is before the next lines are written.
            isAtEnd = false;
            GoBack();
            throw;
        }

        end += lines.Length;
        tokensEnd += subjects.Length;
    }

    /// <summary>Takes back what comes after.</summary>
    public void Cut(long length)
    {
        end = length;
        GoBack();
    }

    public void Sync()
    {
        tokens?.Flush(flushToDisk: true);
        records.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        tokens?.Dispose();
        records.Dispose();
    }

    private (FileStream File, long End) Open()
    {
        var file = files.OpenSubjects(Number);
        return (file, file.Length);
    }

    private void GoBack()
    {
        records.SetLength(end);
        records.Position = end;
        tokens?.SetLength(tokensEnd);
        if (tokens is not null)
            tokens.Position = tokensEnd;
        isAtEnd = true;
    }
}
