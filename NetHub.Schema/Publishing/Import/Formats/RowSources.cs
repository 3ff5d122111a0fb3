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
    /// Reads what a file begins with. The stream stays the caller's, who closes it after the source; a workbook's must be seekable.
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
