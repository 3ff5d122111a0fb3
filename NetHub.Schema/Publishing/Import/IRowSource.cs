namespace NetHub.Schema.Publishing.Import;

/// <summary>Reads the rows of a published file one by one. Only the current row and some buffers are in memory.</summary>
public interface IRowSource : IAsyncDisposable
{
    /// <summary>
    /// The trimmed column names of the header, known when the source is open. NDJSON has no header: new members are appended while rows are
    /// read.
    /// </summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The number of bytes read from the stream, to show progress.</summary>
    long BytesRead { get; }

    /// <summary>Reads the next row.</summary>
    /// <returns>The row; null at the end.</returns>
    /// <exception cref="FileRefusedException">The rest of the file cannot be read.</exception>
    ValueTask<SourceRow?> ReadAsync(CancellationToken cancel);
}

/// <summary>Limits on the resources needed to read a file.</summary>
/// <param name="MaxFieldBytes">
/// The maximum size of one value in UTF-8 bytes. A row may have <see cref="FieldsInARow"/> times as many.
/// </param>
/// <param name="MaxColumns">The maximum number of columns.</param>
/// <param name="MaxUncompressedBytes">The maximum total size of a workbook's parts when decompressed, in bytes.</param>
/// <param name="MaxCompressionRatio">The maximum ratio of a part's decompressed to its compressed size.</param>
public sealed record ReadingLimits(
    int MaxFieldBytes = 1 << 20, int MaxColumns = 200, long MaxUncompressedBytes = 2L << 30, int MaxCompressionRatio = 200)
{
    internal const int FieldsInARow = 4;
}
