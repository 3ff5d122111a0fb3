namespace NetHub.Schema.Publishing.Import.Xlsx;

/// <summary>Reads the non-empty rows of a sheet.</summary>
internal sealed class SheetRows(PartReader part, CellValues values, CellRanges merged, ReadingLimits limits)
{
    private readonly BoundedText text = new(limits.MaxFieldBytes);
    private readonly CellRanges formulas = new();
    private int number;
    private int column;
    private int? width;
    private bool isFormula;

    /// <summary>The number of cells up to the last non-empty cell.</summary>
    public int Count { get; private set; }

    /// <returns>Whether there was a further row.</returns>
    public bool Read(SourceRow row)
    {
        while (part.Read())
        {
            if (!part.IsElement || part.Name != "row")
                continue;
            Begin(row);
            if (part.IsEmpty)
                continue;
            for (var depth = part.Depth; part.ReadElementIn(depth);)
            {
                if (part.Name == "c")
                    ReadCell(row);
            }

            FailCrossed(row);
            if (Count == 0 && row.Problem is null)
                continue;
            width ??= Count;
            return true;
        }

        return false;
    }

    private void Begin(SourceRow row)
    {
        var before = number;
        number = part.Number("r") ?? number + 1;
        if (number <= before)
            throw new InvalidDataException();
        row.Begin(number, null);
        Count = 0;
        column = -1;
    }

    private void ReadCell(SourceRow row)
    {
        var before = column;
        column = part.Attribute("r") is { } reference ? CellRange.Cell(reference).Column : column + 1;
        if (column <= before)
            throw new InvalidDataException();
        var (type, style) = (part.Attribute("t"), part.Number("s") ?? 0);
        ReadContent();
        var problem = values.Read(type, style, text, out var value);
        problem = isFormula ? RowProblems.FormulaCell : problem;
        if (problem is null && string.IsNullOrEmpty(value))
            return;
        Count = column + 1;
        if (column >= row.Width)
            row.Fail(RowProblems.WrongCellCount);
        else if (problem is not null)
            row.Fail(problem, column);
        else
            row.Set(column, value);
    }

    private void ReadContent()
    {
        text.Clear();
        isFormula = false;
        if (part.IsEmpty)
            return;
        for (var depth = part.Depth; part.ReadElementIn(depth);)
        {
            switch (part.Name)
            {
                case "f":
                    ReadFormula();
                    break;
                case "v":
                    part.ReadText(text);
                    break;
                case "is":
                    part.ReadRuns(text);
                    break;
            }
        }
    }

    // Only the first cell of an array formula contains it; the other cells look like plain values.
    private void ReadFormula()
    {
        isFormula = true;
        if (part.Attribute("t") is "array" or "dataTable" && part.Attribute("ref") is { } reference)
            formulas.Add(reference);
    }

    // Ranges outside the table are ignored; the header determines the table's width.
    private void FailCrossed(SourceRow row)
    {
        var (formula, range) = (formulas.ColumnIn(number), merged.ColumnIn(number));
        if (formula >= 0 && formula < (width ?? Count))
            row.Fail(RowProblems.FormulaCell, formula);
        if (range >= 0 && range < (width ?? Count))
            row.Fail(RowProblems.MergedCell, range);
    }
}
