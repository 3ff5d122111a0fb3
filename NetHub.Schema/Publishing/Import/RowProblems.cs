namespace NetHub.Schema.Publishing.Import;

/// <summary>Why one row cannot be read. The rows after it are read on.</summary>
public static class RowProblems
{
    /// <summary>More or fewer cells than columns; in a workbook, a value beside the table.</summary>
    public const string WrongCellCount = "WRONG_CELL_COUNT";

    /// <summary>A quoted cell is not closed before the delimiter, or not at all.</summary>
    public const string UnclosedQuote = "UNCLOSED_QUOTE";

    public const string FieldTooLarge = "FIELD_TOO_LARGE";

    /// <summary>The line is not one JSON object, or is nested too deep.</summary>
    public const string InvalidJson = "INVALID_JSON";

    public const string DuplicateMember = "DUPLICATE_MEMBER";

    /// <summary>A formula's value was calculated elsewhere, from data that nobody submitted.</summary>
    public const string FormulaCell = "FORMULA_CELL";

    public const string MergedCell = "MERGED_CELL";

    /// <summary>The cell shows an error, or holds a number or date that cannot be one.</summary>
    public const string ErrorCell = "ERROR_CELL";

    /// <summary>A control character other than tab and the end of a line.</summary>
    public const string InvalidCharacter = "INVALID_CHARACTER";
}
