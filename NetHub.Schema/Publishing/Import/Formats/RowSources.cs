using NetHub.Schema.Publishing.Import.Csv;
using NetHub.Schema.Publishing.Import.Ndjson;
using NetHub.Schema.Publishing.Import.Xlsx;

namespace NetHub.Schema.Publishing.Import.Formats;

public enum FileFormat
{
    Csv,
    Ndjson,
    Xlsx,
}

/// <summary>Opens a file with the reader of its format.</summary>
public static class RowSources
{
    /// <summary>
    /// Opens a file and reads its header. The caller owns the stream and closes it after the source. The stream of a workbook must be
    /// seekable.
    /// </summary>
    /// <exception cref="FileRefusedException">The file as a whole cannot be read.</exception>
    public static ValueTask<IRowSource> OpenAsync(FileFormat format, Stream stream, ReadingLimits limits, CancellationToken cancel) =>
        format switch
        {
            FileFormat.Csv => CsvSource.OpenAsync(stream, limits, cancel),
            FileFormat.Ndjson => NdjsonSource.OpenAsync(stream, limits, cancel),
            FileFormat.Xlsx => XlsxSource.OpenAsync(stream, limits, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
}
