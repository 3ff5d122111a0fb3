namespace NetHub.Schema.Publishing.Import;

/// <summary>Codes for why a single row cannot be read. Reading continues with the next row.</summary>
public static class RowProblems
{
    /// <summary>The row has more or fewer cells than there are columns; in a workbook, a value outside the table.</summary>
    public const string WrongCellCount = "WRONG_CELL_COUNT";

    /// <summary>A quoted cell is not closed before the delimiter, or not at all.</summary>
    public const string UnclosedQuote = "UNCLOSED_QUOTE";

    public const string FieldTooLarge = "FIELD_TOO_LARGE";

    /// <summary>The line is not one JSON object, or is nested too deep.</summary>
    public const string InvalidJson = "INVALID_JSON";

    public const string DuplicateMember = "DUPLICATE_MEMBER";

    /// <summary>The cell contains a formula, whose value may depend on data that was not submitted.</summary>
    public const string FormulaCell = "FORMULA_CELL";

    public const string MergedCell = "MERGED_CELL";

    /// <summary>The cell contains an error, or an invalid number or date.</summary>
    public const string ErrorCell = "ERROR_CELL";

    /// <summary>A value contains a control character other than tab, carriage return and line feed.</summary>
    public const string InvalidCharacter = "INVALID_CHARACTER";
}
