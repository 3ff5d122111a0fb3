using System.Buffers;
using System.Text;

namespace NetHub.Schema.Publishing.Import;

/// <summary>
/// One row of a published file, unconverted. One instance serves all rows of a source, so it is valid only until the next row is read.
/// A row with a problem may be incomplete.
/// </summary>
public sealed class SourceRow
{
    /// <summary>Marks a column that is absent from the row, which is different from null. Compared by reference.</summary>
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

    /// <summary>The 1-based line of the file at which the record begins; for a workbook, the row number.</summary>
    public long Line { get; private set; }

    /// <summary>One cell for each column; null if the value is missing, empty or null.</summary>
    public IReadOnlyList<string?> Cells => cells;

    /// <summary>Why the row cannot be read, a code of <see cref="RowProblems"/>; null if the row is valid.</summary>
    public string? Problem { get; private set; }

    /// <summary>The index of the column with the problem; -1 if the whole row is concerned.</summary>
    public int ProblemColumn { get; private set; } = -1;

    internal int Width => cells.Length;

    /// <summary>Returns whether the column is present in the row, even if it is empty.</summary>
    public bool IsSaid(int column) => column < cells.Length && !ReferenceEquals(cells[column], Absent);

    /// <summary>Returns the value of the column; null if it is absent or explicitly empty.</summary>
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

    /// <summary>Sets the problem, unless the row already has one: the first problem is reported.</summary>
    internal void Fail(string problem, int column = -1)
    {
        if (Problem is null)
            (Problem, ProblemColumn) = (problem, column);
    }

    /// <summary>Replaces the problem with one that explains the row better.</summary>
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

    // The whole row is limited, too: 200 cells of the maximum size would need too much memory.
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
