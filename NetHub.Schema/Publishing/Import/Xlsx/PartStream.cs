using System.IO.Compression;

namespace NetHub.Schema.Publishing.Import.Xlsx;

/// <summary>The remaining number of decompressed bytes allowed for all parts of one workbook.</summary>
internal sealed class PartBudget(ReadingLimits limits)
{
    private long left = limits.MaxUncompressedBytes;

    public void Spend(int bytes)
    {
        left -= bytes;
        if (left < 0)
            throw FileRefusals.ZipBomb();
    }
}

/// <summary>
/// Decompresses a part of a workbook. It counts the actual bytes, because the sizes declared in a zip may be false. It also limits the
/// bytes of one XML node, because the XML reader buffers attributes and comments whole.
/// </summary>
internal sealed class PartStream(
    ZipArchiveEntry entry, long fileLength, ReadingLimits limits, PartBudget budget, CancellationToken cancel) : Stream
{
    // Below this size, any compression ratio is harmless.
    private const int Harmless = 1 << 20;

    private readonly Stream inner = entry.Open();
    private readonly long most = Math.Max(Harmless, Math.Min(entry.CompressedLength, fileLength) * limits.MaxCompressionRatio);
    private readonly long mostAtOnce = ((long)limits.MaxFieldBytes * ReadingLimits.FieldsInARow) + Harmless;
    private long total;
    private long sinceMark;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Resets the count of the current XML node.</summary>
    public void Mark() => sinceMark = 0;

    public override int Read(Span<byte> buffer)
    {
        cancel.ThrowIfCancellationRequested();
        var read = inner.Read(buffer);
        budget.Spend(read);
        total += read;
        sinceMark += read;
        if (total > most)
            throw FileRefusals.ZipBomb();
        return sinceMark > mostAtOnce ? throw FileRefusals.PartTooLarge(0, limits.MaxFieldBytes) : read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
