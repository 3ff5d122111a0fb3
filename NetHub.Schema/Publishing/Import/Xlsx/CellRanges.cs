namespace NetHub.Schema.Publishing.Import.Xlsx;

/// <summary>Ranges of a sheet, queried row by row from top to bottom.</summary>
internal sealed class CellRanges
{
    private const int Most = 10_000;

    private readonly PriorityQueue<CellRange, int> below = new();
    private readonly PriorityQueue<CellRange, int> reached = new();
    private int count;

    public void Add(string? reference)
    {
        var range = CellRange.Parse(reference ?? throw new InvalidDataException());
        if (range.IsOneCell)
            return;
        if (++count > Most)
            throw FileRefusals.TooManyRanges(Most);
        below.Enqueue(range, range.Top);
    }

    /// <param name="row">The row, not above the previously queried one.</param>
    /// <returns>The leftmost column of a range that contains the row; -1 if there is none.</returns>
    public int ColumnIn(int row)
    {
        while (below.TryPeek(out var range, out var top) && top <= row)
        {
            below.Dequeue();
            reached.Enqueue(range, range.Left);
        }

        while (reached.TryPeek(out var range, out _) && range.Bottom < row)
            reached.Dequeue();
        return reached.TryPeek(out var first, out _) ? first.Left : -1;
    }
}

/// <summary>A range of cells. Rows are 1-based, as in a sheet; columns are 0-based, as in a list.</summary>
internal readonly record struct CellRange(int Top, int Left, int Bottom, int Right)
{
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;
    private const int LettersInAlphabet = 26;

    public bool IsOneCell => Top == Bottom && Left == Right;

    /// <summary>Parses <c>B2:C5</c> or <c>B2</c>.</summary>
    public static CellRange Parse(string reference)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var (top, left) = Cell(colon < 0 ? reference : reference.AsSpan(0, colon));
        var (bottom, right) = colon < 0 ? (top, left) : Cell(reference.AsSpan(colon + 1));
        return new CellRange(top, left, bottom, right);
    }

    /// <summary>Parses <c>B2</c>.</summary>
    public static (int Row, int Column) Cell(ReadOnlySpan<char> reference)
    {
        var (at, column) = (0, 0);
        for (; at < reference.Length && char.IsAsciiLetterUpper(reference[at]) && column <= MostColumns; at++)
            column = (column * LettersInAlphabet) + reference[at] - 'A' + 1;
        var row = 0;
        for (; at < reference.Length && char.IsAsciiDigit(reference[at]) && row <= MostRows; at++)
            row = (row * 10) + reference[at] - '0';
        var isCell = at == reference.Length && row is > 0 and <= MostRows && column is > 0 and <= MostColumns;
        return isCell ? (row, column - 1) : throw new InvalidDataException();
    }
}
