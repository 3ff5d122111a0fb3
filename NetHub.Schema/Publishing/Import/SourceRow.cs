using System.Buffers;
using System.Text;

namespace NetHub.Schema.Publishing.Import;

/// <summary>
/// One line of a published file, as the file has it. One instance serves all rows of a source: it is valid until the next is read.
/// A row with a problem may lack cells.
/// </summary>
public sealed class SourceRow
{
    /// <summary>Stands where the row says nothing of a column, which is not the same as null. Compared by reference.</summary>
    public static readonly string Absent = new("(absent)".AsSpan());

    private static readonly SearchValues<char> Control = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(static c => (char)c).Where(static c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))]);

    private readonly ReadingLimits limits;
    private string?[] cells;
    private long held;

    internal SourceRow(ReadingLimits limits, int columns)
    {
        this.limits = limits;
        cells = new string?[columns];
    }

    /// <summary>1-based line of the file: where the record begins, for a workbook the number of the row.</summary>
    public long Line { get; private set; }

    /// <summary>One for each column; null where the file has nothing, an empty text or null.</summary>
    public IReadOnlyList<string?> Cells => cells;

    /// <summary>Why the row cannot be read, a code of <see cref="RowProblems"/>; null for a good row.</summary>
    public string? Problem { get; private set; }

    /// <summary>Index of the column that the problem is about; -1 where it is about the row.</summary>
    public int ProblemColumn { get; private set; } = -1;

    internal int Width => cells.Length;

    /// <summary>The row says something of the column, if only that there is nothing.</summary>
    public bool IsSaid(int column) => column < cells.Length && !ReferenceEquals(cells[column], Absent);

    /// <summary>What the row says of the column; null where it says nothing, or that there is nothing.</summary>
    public string? Said(int column) => IsSaid(column) ? cells[column] : null;

    internal void Begin(long line, string? everyCell)
    {
        Line = line;
        Problem = null;
        ProblemColumn = -1;
        held = 0;
        Array.Fill(cells, everyCell);
    }

    internal void Resize(int columns, string? newCells)
    {
        var before = Math.Min(cells.Length, columns);
        Array.Resize(ref cells, columns);
        Array.Fill(cells, newCells, before, columns - before);
    }

    /// <summary>The first problem of a row is the one that is told.</summary>
    internal void Fail(string problem, int column = -1)
    {
        if (Problem is null)
            (Problem, ProblemColumn) = (problem, column);
    }

    /// <summary>For what explains a row better than a problem found before.</summary>
    internal void FailInstead(string problem, int column = -1) => (Problem, ProblemColumn) = (problem, column);

    internal static bool HasControl(ReadOnlySpan<char> text) => text.ContainsAny(Control);

    internal bool Has(int column) => !ReferenceEquals(cells[column], Absent);

    internal void Set(int column, ReadOnlySpan<char> text)
    {
        if (Accepts(column, text))
            cells[column] = text.IsEmpty ? null : new string(text);
    }

    internal void Set(int column, string? text)
    {
        if (Accepts(column, text))
            cells[column] = string.IsNullOrEmpty(text) ? null : text;
    }

    // A row is bounded too: two hundred cells of the permitted size would be far more than a reader may hold.
    private bool Accepts(int column, ReadOnlySpan<char> text)
    {
        held += text.Length;
        if (IsTooLarge(text) || held > (long)limits.MaxFieldBytes * ReadingLimits.FieldsInARow)
            Fail(RowProblems.FieldTooLarge, column);
        else if (HasControl(text))
            Fail(RowProblems.InvalidCharacter, column);
        else
            return true;
        return false;
    }

    private bool IsTooLarge(ReadOnlySpan<char> text) =>
        text.Length > limits.MaxFieldBytes
        || (text.Length > limits.MaxFieldBytes / 3 && Encoding.UTF8.GetByteCount(text) > limits.MaxFieldBytes);
}
