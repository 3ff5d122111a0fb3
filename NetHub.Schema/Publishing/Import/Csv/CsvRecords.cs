namespace NetHub.Schema.Publishing.Import.Csv;

/// <summary>
/// Cuts text into records after RFC 4180, with line feeds alone permitted too. CsvHelper cannot stand here: it ends at a cell above
/// its limit, where this one passes over the rest and reads on, and does not tell that a quote was left open at the end.
/// </summary>
internal sealed class CsvRecords(ReadingLimits limits)
{
    private enum At
    {
        Start,
        Plain,
        Quoted,

        /// <summary>After a quote inside quotes: it ended them, or the next one shows that a quote was meant.</summary>
        Quote,

        /// <summary>After the end of the quotes, where nothing but a delimiter may stand.</summary>
        Tail,
    }

    private readonly CellText cell = new(limits.MaxFieldBytes);
    private At at = At.Start;
    private long line = 1;
    private bool isBlank = true;
    private SourceRow row = null!;

    /// <summary>Cells of the record, also those that the row has no place for.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the record has anything but white space.</summary>
    public bool IsBlank => Count == 1 && isBlank;

    /// <summary>Whether something of a record was read that has not ended.</summary>
    public bool IsInside => Count > 0 || at != At.Start;

    public void Begin(SourceRow into)
    {
        row = into;
        row.Begin(line, null);
        Count = 0;
        isBlank = true;
    }

    /// <returns>How much of the text it took. Unless <paramref name="isComplete"/>, the record goes on in the next.</returns>
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

    /// <summary>The file ends inside the record.</summary>
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
