namespace NetHub.Schema.Publishing.Import.Csv;

/// <summary>Reads comma-separated values with a header, in UTF-8 or GB18030.</summary>
internal sealed class CsvSource : IRowSource
{
    private readonly ReadingLimits limits;
    private readonly DecodedText input;
    private readonly CsvRecords records;
    private readonly ColumnNames columns;
    private ReadOnlyMemory<char> text;
    private SourceRow row;

    private CsvSource(Stream stream, ReadingLimits limits)
    {
        this.limits = limits;
        input = new DecodedText(stream);
        records = new CsvRecords(limits);
        columns = new ColumnNames(limits);
        row = new SourceRow(limits, limits.MaxColumns);
    }

    public IReadOnlyList<string> Columns => columns.All;

    public long BytesRead => input.BytesRead;

    public static async ValueTask<IRowSource> OpenAsync(Stream stream, ReadingLimits limits, CancellationToken cancel)
    {
        var source = new CsvSource(stream, limits);
        await source.ReadHeaderAsync(cancel);
        return source;
    }

    public async ValueTask<SourceRow?> ReadAsync(CancellationToken cancel)
    {
        if (!await ReadRecordAsync(cancel))
            return null;
        if (records.Count != columns.Count && row.Problem != RowProblems.UnclosedQuote)
            row.FailInstead(RowProblems.WrongCellCount);
        return row;
    }

    public ValueTask DisposeAsync() => default;

    private async ValueTask ReadHeaderAsync(CancellationToken cancel)
    {
        if (!await ReadRecordAsync(cancel))
            throw FileRefusals.EmptyFile();
        if (records.Count > limits.MaxColumns)
            throw FileRefusals.TooManyColumns(row.Line, limits.MaxColumns);
        if (row.Problem is not null)
            throw FileRefusals.Header(row);
        if (records.Count == 1 && row.Cells[0].AsSpan().IndexOfAny(';', '\t', '|') >= 0)
            throw FileRefusals.WrongDelimiter(row.Line);
        for (var i = 0; i < records.Count; i++)
            columns.Add(row.Cells[i], row.Line);
        row = new SourceRow(limits, columns.Count);
    }

    /// <returns>Whether there was a further non-blank record.</returns>
    private async ValueTask<bool> ReadRecordAsync(CancellationToken cancel)
    {
        records.Begin(row);
        while (true)
        {
            if (text.IsEmpty)
            {
                text = await input.ReadAsync(cancel);
                if (text.IsEmpty)
                    return ReadEnd();
            }

            text = text[records.Read(text.Span, out var isComplete)..];
            if (isComplete && !records.IsBlank)
                return true;
            if (isComplete)
                records.Begin(row);
        }
    }

    private bool ReadEnd()
    {
        if (!records.IsInside)
            return false;
        records.End();
        return !records.IsBlank;
    }
}
