namespace NetHub.Schema.Publishing.Reading.Csv;

/// <summary>The text of one cell while it is put together; no more of it is kept than a cell may have.</summary>
internal sealed class CellText(int limit)
{
    private const int Initial = 256;

    private char[] kept = new char[Initial];
    private int length;
    private int closedAt = -1;
    private bool isTooLarge;

    public void Append(ReadOnlySpan<char> text)
    {
        isTooLarge |= length + text.Length > limit;
        if (isTooLarge)
            return;
        if (length + text.Length > kept.Length)
            Array.Resize(ref kept, Math.Min(limit, Math.Max(kept.Length * 2, length + text.Length)));
        text.CopyTo(kept.AsSpan(length));
        length += text.Length;
    }

    /// <summary>What is appended from now on stands behind the closing quote.</summary>
    public void CloseQuotes() => closedAt = length;

    /// <param name="last">What the cell ends with, which need not be appended.</param>
    /// <param name="isLineEnd">Whether it is the last of its record, so that a carriage return behind it belongs to the end of the line.</param>
    /// <param name="problem">Why it is no cell.</param>
    public ReadOnlySpan<char> End(ReadOnlySpan<char> last, bool isLineEnd, out string? problem)
    {
        if (length > 0 && !last.IsEmpty)
        {
            Append(last);
            last = default;
        }

        var whole = length > 0 ? kept.AsSpan(0, length) : last;
        if (isLineEnd && whole is [.., '\r'] && whole.Length > Math.Max(closedAt, 0))
            whole = whole[..^1];
        var isOpen = closedAt >= 0 && !whole[closedAt..].Trim(' ').IsEmpty;
        problem = isTooLarge ? RowProblems.FieldTooLarge : isOpen ? RowProblems.UnclosedQuote : null;
        return closedAt >= 0 && problem is null ? whole[..closedAt] : whole;
    }

    public void Clear()
    {
        length = 0;
        closedAt = -1;
        isTooLarge = false;
        if (kept.Length > Initial * 256)
            kept = new char[Initial];
    }
}
