using System.Text;
using System.Text.Unicode;

namespace NetHub.Schema.Publishing.Import.Ndjson;

/// <summary>Reads NDJSON: one JSON object per line, in UTF-8.</summary>
internal sealed class NdjsonSource : IRowSource
{
    private readonly BoundedLines lines;
    private readonly ColumnNames columns;
    private readonly JsonLine parser;
    private readonly SourceRow row;
    private bool isRead;

    private NdjsonSource(Stream stream, ReadingLimits limits)
    {
        lines = new BoundedLines(stream, limits.MaxFieldBytes * ReadingLimits.FieldsInARow);
        columns = new ColumnNames(limits);
        parser = new JsonLine(columns);
        row = new SourceRow(limits, 0);
    }

    public IReadOnlyList<string> Columns => columns.All;

    public long BytesRead => lines.BytesRead;

    /// <summary>Opens the source and reads the first line, so that its columns are known.</summary>
    public static async ValueTask<IRowSource> OpenAsync(Stream stream, ReadingLimits limits, CancellationToken cancel)
    {
        var source = new NdjsonSource(stream, limits);
        source.isRead = await source.ReadLineAsync(cancel);
        return source.isRead ? source : throw FileRefusals.EmptyFile();
    }

    public async ValueTask<SourceRow?> ReadAsync(CancellationToken cancel)
    {
        var isThere = isRead || await ReadLineAsync(cancel);
        isRead = false;
        return isThere ? row : null;
    }

    public ValueTask DisposeAsync() => default;

    /// <returns>Whether there was a further non-blank line.</returns>
    private async ValueTask<bool> ReadLineAsync(CancellationToken cancel)
    {
        while (await lines.ReadAsync(cancel))
        {
            var line = Begin(lines.Line.Span);
            if (lines.IsTooLong)
                row.Fail(RowProblems.FieldTooLarge);
            else if (line.Trim(" \t\r"u8).IsEmpty)
                continue;
            else
                parser.Read(line, row);
            return true;
        }

        return false;
    }

    private ReadOnlySpan<byte> Begin(ReadOnlySpan<byte> line)
    {
        row.Begin(lines.Number, SourceRow.Absent);
        if ((lines.Number == 1 && TextEncoding.IsUtf16(line)) || !Utf8.IsValid(line))
            throw FileRefusals.InvalidEncoding(lines.Number);
        return lines.Number == 1 && line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;
    }
}
