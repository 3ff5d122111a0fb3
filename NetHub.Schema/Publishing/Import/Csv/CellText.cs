namespace NetHub.Schema.Publishing.Import.Csv;

/// <summary>The text of one cell while it is put together, and where its quotes ended.</summary>
internal sealed class CellText(int limit)
{
    private readonly BoundedText text = new(limit);
    private int closedAt = -1;

    public void Append(ReadOnlySpan<char> part) => text.Append(part);

    /// <summary>What is appended from now on stands behind the closing quote.</summary>
    public void CloseQuotes() => closedAt = text.Length;

    /// <param name="last">What the cell ends with, which need not be appended.</param>
    /// <param name="isLineEnd">Whether a carriage return at its end belongs to the end of the line.</param>
    /// <param name="problem">Why it is no cell.</param>
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
