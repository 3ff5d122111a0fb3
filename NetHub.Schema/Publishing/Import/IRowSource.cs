namespace NetHub.Schema.Publishing.Import;

/// <summary>The rows of a published file, one after the other; never more of it is held than a row and some buffers.</summary>
public interface IRowSource : IAsyncDisposable
{
    /// <summary>
    /// Names of the header, trimmed; known once the source is open. Lines of JSON have no header: there, members that were not seen
    /// before are appended while rows are read.
    /// </summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Of the stream, to show progress.</summary>
    long BytesRead { get; }

    /// <returns>The next row, null at the end.</returns>
    /// <exception cref="FileRefusedException">The file cannot be read on.</exception>
    ValueTask<SourceRow?> ReadAsync(CancellationToken cancel);
}

/// <summary>What a file may demand of the one who reads it.</summary>
/// <param name="MaxFieldBytes">Bytes of one value in UTF-8. A row may have <see cref="FieldsInARow"/> times as many.</param>
/// <param name="MaxColumns">Columns of a table.</param>
/// <param name="MaxUncompressedBytes">Bytes of a workbook's parts once decompressed.</param>
/// <param name="MaxCompressionRatio">Times that a workbook's part may be larger than it is compressed.</param>
public sealed record ReadingLimits(
    int MaxFieldBytes = 1 << 20, int MaxColumns = 200, long MaxUncompressedBytes = 2L << 30, int MaxCompressionRatio = 200)
{
    internal const int FieldsInARow = 4;
}
