using System.Globalization;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace NetHub.Tests.Exporting;

/// <summary>A table export, read with independent libraries.</summary>
/// <param name="Header">The column names.</param>
/// <param name="Rows">Every cell as text; dates as the hub writes them.</param>
/// <param name="Trailer">The entries of the last row or sheet, as <c>name=text</c>.</param>
internal sealed record TableFile(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Trailer)
{
    /// <summary>The names of the workbook's sheets.</summary>
    public IReadOnlyList<string> Sheets { get; private init; } = [];

    /// <summary>The creator and description of the workbook.</summary>
    public (string? Creator, string? Description) Properties { get; private init; }

    public static TableFile OfCsv(byte[] bytes)
    {
        using var csv = CsvReader.Create(bytes, new CsvReaderOptions { HasHeader = false, Separator = ',', AllowLineBreaksInQuotes = true, TrimWhitespace = false });
        var records = new List<string[]>();
        while (csv.Read())
            records.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        Assert.Equal("#nethub", records[^1][0]);
        return new TableFile(records[0], records[1..^1], records[^1][1..]);
    }

    public static TableFile OfXlsx(byte[] bytes)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Take(3).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var sheets = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ToList();
        var tables = sheets.ConvertAll(s => Cells((WorksheetPart)document.WorkbookPart.GetPartById(s.Id!)));
        Assert.Equal("NetHub", sheets[^1].Name);
        var header = tables[0][0];
        Assert.All(tables[..^1], t => Assert.Equal(header, t[0]));
        return new TableFile(header, [.. tables[..^1].SelectMany(t => t.Skip(1))], [.. tables[^1].Select(r => $"{r[0]}={r[1]}")])
        {
            Sheets = [.. sheets.Select(s => s.Name!.Value!)],
            Properties = (document.PackageProperties.Creator, document.PackageProperties.Description),
        };
    }

    private static List<IReadOnlyList<string>> Cells(WorksheetPart part)
    {
        var rows = part.Worksheet.GetFirstChild<SheetData>()!.Elements<Row>().ToList();
        Assert.Empty(part.Worksheet.Descendants<CellFormula>());
        Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(r => (int)r.RowIndex!.Value));
        var width = rows.SelectMany(r => r.Elements<Cell>()).Max(Column) + 1;
        return [.. rows.Select(r =>
        {
            var texts = Enumerable.Repeat("", width).ToArray();
            foreach (var cell in r.Elements<Cell>())
                texts[Column(cell)] = Text(cell);
            return texts;
        })];
    }

    private static int Column(Cell cell) => cell.CellReference!.Value!.TakeWhile(char.IsAsciiLetter).Aggregate(0, (n, c) => (n * 26) + c - 'A' + 1) - 1;

    private static string Text(Cell cell) => (cell.DataType?.InnerText, cell.StyleIndex?.Value ?? 0) switch
    {
        ("inlineStr", _) => cell.InlineString!.Text!.Text,
        ("b", _) => cell.CellValue!.Text == "1" ? "true" : "false",
        (null, 1) => Time(cell).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (null, 2) => Time(cell).ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture),
        _ => cell.CellValue!.Text,
    };

    private static DateTime Time(Cell cell) => DateTime.FromOADate(double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture));
}
