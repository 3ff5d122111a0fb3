namespace NetHub.Schema.Publishing.Import.Csv;

/// <summary>Builds the text of one cell and remembers where its quotes were closed.</summary>
internal sealed class CellText(int limit)
{
    private readonly BoundedText text = new(limit);
    private int closedAt = -1;

    public void Append(ReadOnlySpan<char> part) => text.Append(part);

    /// <summary>Marks the position of the closing quote; text appended later follows it.</summary>
    public void CloseQuotes() => closedAt = text.Length;

    /// <param name="last">The last part of the cell, not appended yet.</param>
    /// <param name="isLineEnd">Whether the cell ends the line, so that a trailing carriage return is removed.</param>
    /// <param name="problem">The problem of the cell; null if it is valid.</param>
    public ReadOnlySpan<char> End(ReadOnlySpan<char> last, bool isLineEnd, out string? problem)
    {
        if (text.Length > 0 && !last.IsEmpty)
        {
            Append(last);
            last = default;
        }

        var whole = text.Length > 0 ? text.Span : last;
        if (isLineEnd && whole is [.., '\r'] && whole.Length > Math.Max(closedAt, 0))
            whole = whole[..^1];
        var isOpen = closedAt >= 0 && !whole[closedAt..].Trim(' ').IsEmpty;
        problem = text.IsTooLarge ? RowProblems.FieldTooLarge : isOpen ? RowProblems.UnclosedQuote : null;
        return closedAt >= 0 && problem is null ? whole[..closedAt] : whole;
    }

    public void Clear()
    {
        text.Clear();
        closedAt = -1;
    }
}
