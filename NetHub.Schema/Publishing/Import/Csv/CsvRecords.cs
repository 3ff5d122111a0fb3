namespace NetHub.Schema.Publishing.Import.Csv;

/// <summary>
/// Splits text into records according to RFC 4180; a line may also end with a line feed only. CsvHelper is not suitable: it stops at a cell
/// above its limit, while this class skips the rest of the cell and continues, and it does not report an unclosed quote at the end of the
/// file.
/// </summary>
internal sealed class CsvRecords(ReadingLimits limits)
{
    private enum At
    {
        Start,
        Plain,
        Quoted,

        /// <summary>
        /// After a quote inside a quoted cell: it closes the cell, unless a second quote follows, which makes it a literal quote.
        /// </summary>
        Quote,

        /// <summary>After the closing quote, where only a delimiter or spaces may follow.</summary>
        Tail,
    }

    private readonly CellText cell = new(limits.MaxFieldBytes);
    private At at = At.Start;
    private long line = 1;
    private bool isBlank = true;
    private SourceRow row = null!;

    /// <summary>The number of cells of the record, including cells beyond the last column.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the record contains only white space.</summary>
    public bool IsBlank => Count == 1 && isBlank;

    /// <summary>Whether an incomplete record has been read.</summary>
    public bool IsInside => Count > 0 || at != At.Start;

    public void Begin(SourceRow into)
    {
        row = into;
        row.Begin(line, null);
        Count = 0;
        isBlank = true;
    }

    /// <returns>The number of characters consumed. Unless <paramref name="isComplete"/>, the record continues in the next text.</returns>
    public int Read(ReadOnlySpan<char> text, out bool isComplete)
    {
        var rest = text;
        isComplete = false;
        while (!rest.IsEmpty && !isComplete)
        {
            rest = at switch
            {
                At.Start when rest[0] == '"' => Open(rest),
                At.Start or At.Plain or At.Tail => Plain(rest, out isComplete),
                At.Quoted => Quoted(rest),
                _ => AfterQuote(rest),
            };
        }

        return text.Length - rest.Length;
    }

    /// <summary>Ends the record at the end of the file.</summary>
    public void End()
    {
        if (at == At.Quoted)
            row.FailInstead(RowProblems.UnclosedQuote, Count < row.Width ? Count : -1);
        else if (at == At.Quote)
            cell.CloseQuotes();
        EndCell(default);
    }

    private ReadOnlySpan<char> Open(ReadOnlySpan<char> text)
    {
        at = At.Quoted;
        isBlank = false;
        return text[1..];
    }

    private ReadOnlySpan<char> Plain(ReadOnlySpan<char> text, out bool isComplete)
    {
        var end = text.IndexOfAny(',', '\n');
        isComplete = end >= 0 && text[end] == '\n';
        if (end < 0)
        {
            cell.Append(text);
            if (at == At.Start)
                at = At.Plain;
            return default;
        }

        EndCell(text[..end], isComplete);
        if (isComplete)
            line++;
        return text[(end + 1)..];
    }

    private ReadOnlySpan<char> Quoted(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('"');
        var inside = end < 0 ? text : text[..end];
        cell.Append(inside);
        line += inside.Count('\n');
        if (end < 0)
            return default;
        at = At.Quote;
        return text[(end + 1)..];
    }

    private ReadOnlySpan<char> AfterQuote(ReadOnlySpan<char> text)
    {
        if (text[0] == '"')
        {
            cell.Append(text[..1]);
            at = At.Quoted;
            return text[1..];
        }

        cell.CloseQuotes();
        at = At.Tail;
        return text;
    }

    private void EndCell(ReadOnlySpan<char> last, bool isLineEnd = true)
    {
        var text = cell.End(last, isLineEnd, out var problem);
        if (problem is not null)
            row.Fail(problem, Count < row.Width ? Count : -1);
        else if (Count < row.Width)
            row.Set(Count, text);
        isBlank = isBlank && text.IsWhiteSpace();
        cell.Clear();
        Count++;
        at = At.Start;
    }
}
