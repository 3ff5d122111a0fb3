using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NetHub.Schema.Publishing.Import;

namespace NetHub.Tests.Publishing.Import;

public sealed class XlsxReadingTests
{
    [Fact]
    public async Task Texts_are_read_from_every_storage_form()
    {
        var file = await ReadFile.XlsxAsync((XlsxFile.WithRow("""
            <c t="s"><v>1</v></c><c t="inlineStr"><is><r><rPr><b/></rPr><t>岱</t></r><r><t xml:space="preserve"> 山</t></r></is></c><c t="str"><v>x_x000A_y</v></c>
            """) with
        { Shared = "<si><t>no</t></si><si><r><t>张</t></r><r><t>三</t></r><rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></si>", }).Bytes());

        Assert.Equal(["a", "b", "c"], file.Columns);
        Assert.Equal(["张三", "岱 山", "x\ny"], file.Rows.Single().Cells);
    }

    [Theory]
    [InlineData("<v>1.0E3</v>", "1000")]
    [InlineData("<v>0.10000000000000001</v>", "0.1")]
    [InlineData("<v>-1.5E-7</v>", "-0.00000015")]
    [InlineData("<v>123456789012345678</v>", "123456789012345678")]
    [InlineData("<v>3.3092119900101001E+17</v>", "330921199001010000")]
    [InlineData("<v> 7 </v>", "7")]
    [InlineData("<v></v>", null)]
    public async Task A_number_is_read_as_its_shortest_text(string content, string? expected)
    {
        var file = await ReadFile.XlsxAsync(XlsxFile.WithRow($"{XlsxFile.Text("x")}<c>{content}</c>").Bytes());

        Assert.Equal(["x", expected, null], file.Rows.Single().Cells);
        Assert.Null(file.Rows.Single().Problem);
    }

    [Theory]
    [InlineData("s=\"1\"", "45413", "2024-05-01")]
    [InlineData("s=\"2\"", "45413.5", "2024-05-01T12:00:00+08:00")]
    [InlineData("s=\"2\"", "45413.999988425923", "2024-05-01T23:59:59+08:00")]
    [InlineData("s=\"1\"", "1", "1900-01-01")]
    [InlineData("s=\"1\"", "59", "1900-02-28")]
    [InlineData("s=\"1\"", "61", "1900-03-01")]
    [InlineData("s=\"1\"", "0.25", "06:00:00")]
    [InlineData("s=\"3\"", "1.5", "1.5")]
    [InlineData("s=\"4\"", "45413", "45413")]
    [InlineData("s=\"0\"", "45413", "45413")]
    [InlineData("", "45413", "45413")]
    [InlineData("t=\"d\"", "2024-05-01T08:30:00", "2024-05-01T08:30:00+08:00")]
    [InlineData("t=\"b\"", "1", "true")]
    [InlineData("t=\"b\"", "0", "false")]
    public async Task A_number_is_a_date_where_its_style_shows_one(string attributes, string value, string expected)
    {
        var file = await ReadFile.XlsxAsync(XlsxFile.WithRow($"<c {attributes}><v>{value}</v></c>").Bytes());

        Assert.Equal([expected, null, null], file.Rows.Single().Cells);
    }

    [Fact]
    public async Task Dates_count_from_1904_if_the_workbook_says_so()
    {
        var bytes = (XlsxFile.WithRow("<c s=\"1\"><v>43951</v></c>") with { Properties = "<workbookPr date1904=\"1\"/>" }).Bytes();

        var file = await ReadFile.XlsxAsync(bytes);

        Assert.Equal("2024-05-01", file.Rows.Single().Cells[0]);
    }

    [Theory]
    [InlineData("<c><v>1</v></c><c><f>1+1</f><v>2</v></c>", RowProblems.FormulaCell, 1)]
    [InlineData("<c><v>1</v></c><c t=\"str\"><f>\"x\"</f></c>", RowProblems.FormulaCell, 1)]
    [InlineData("<c t=\"e\"><v>#REF!</v></c>", RowProblems.ErrorCell, 0)]
    [InlineData("<c><v>x</v></c>", RowProblems.ErrorCell, 0)]
    [InlineData("<c><v>NaN</v></c>", RowProblems.ErrorCell, 0)]
    [InlineData("<c t=\"s\"><v>7</v></c>", RowProblems.ErrorCell, 0)]
    [InlineData("<c s=\"1\"><v>60</v></c>", RowProblems.ErrorCell, 0)]
    [InlineData("<c s=\"1\"><v>-1</v></c>", RowProblems.ErrorCell, 0)]
    [InlineData("<c s=\"1\"><v>2958466</v></c>", RowProblems.ErrorCell, 0)]
    [InlineData("<c t=\"str\"><v>_x0000_</v></c>", RowProblems.InvalidCharacter, 0)]
    [InlineData("<c t=\"str\"><v>12345678901234567</v></c>", RowProblems.FieldTooLarge, 0)]
    [InlineData("<c t=\"s\"><v>0</v></c>", RowProblems.FieldTooLarge, 0)]
    [InlineData("<c><v>1</v></c><c r=\"D2\"><v>2</v></c>", RowProblems.WrongCellCount, -1)]
    public async Task A_row_with_a_problem_says_which_and_the_next_is_read(string cells, string problem, int column)
    {
        var xlsx = XlsxFile.Create($"<row>{XlsxFile.Text("a")}{XlsxFile.Text("b")}</row><row>{cells}</row><row r=\"9\"><c r=\"B9\"><v>1</v></c></row>");

        var file = await ReadFile.XlsxAsync((xlsx with { Shared = "<si><t>12345678901234567</t></si>" }).Bytes(), new ReadingLimits(MaxFieldBytes: 16));

        Assert.Equal((problem, column, 2L), (file.Rows[0].Problem, file.Rows[0].ProblemColumn, file.Rows[0].Line));
        Assert.Equal([null, "1"], file.Rows[1].Cells);
        Assert.Equal((null, 9L), (file.Rows[1].Problem, file.Rows[1].Line));
    }

    [Fact]
    public async Task Rows_crossed_by_a_merged_range_are_reported()
    {
        var rows = string.Concat(Enumerable.Range(2, 5).Select(i => $"<row r=\"{i}\"><c><v>{i}</v></c><c r=\"B{i}\"/></row>"));
        var xlsx = XlsxFile.Create($"<row>{XlsxFile.Text("a")}{XlsxFile.Text("b")}</row>{rows}",
            "<mergeCells><mergeCell ref=\"B5:B6\"/><mergeCell ref=\"A3:B3\"/><mergeCell ref=\"H1:K9\"/><mergeCell ref=\"A2:A2\"/></mergeCells>");

        var file = await ReadFile.XlsxAsync(xlsx.Bytes());

        Assert.Equal([-1, 0, -1, 1, 1], file.Rows.Select(r => r.ProblemColumn));
        Assert.Equal([null, RowProblems.MergedCell, null, RowProblems.MergedCell, RowProblems.MergedCell], file.Rows.Select(r => r.Problem));
    }

    [Fact]
    public async Task All_cells_of_an_array_formula_are_formulas()
    {
        var xlsx = XlsxFile.Create($"""
            <row>{XlsxFile.Text("a")}{XlsxFile.Text("b")}</row><row><c><v>1</v></c><c><f t="array" ref="B2:B3">A2:A3*2</f><v>2</v></c></row>
            <row><c><v>2</v></c><c><v>4</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>
            """);

        var file = await ReadFile.XlsxAsync(xlsx.Bytes());

        Assert.Equal([RowProblems.FormulaCell, RowProblems.FormulaCell, null], file.Rows.Select(r => r.Problem));
    }

    [Fact]
    public async Task Empty_rows_are_skipped()
    {
        var xlsx = XlsxFile.Create($"<row r=\"3\">{XlsxFile.Text("a")}<c s=\"1\"/></row><row r=\"4\"/><row r=\"5\"><c s=\"1\"/></row><row r=\"7\"><c><v>1</v></c></row>");

        var file = await ReadFile.XlsxAsync(xlsx.Bytes());

        Assert.Equal(["a"], file.Columns);
        Assert.Equal(7, file.Rows.Single().Line);
    }

    [Fact]
    public async Task A_hub_export_can_be_imported()
    {
        var bytes = XlsxFile.Exported(["姓名", "day", "time"], ["张_x0041_三 <&>", "2024-05-01", "2024-05-01T08:30:05+08:00"]);

        var file = await ReadFile.XlsxAsync(bytes);

        Assert.Equal(["姓名", "day", "time"], file.Columns);
        Assert.Equal(["张_x0041_三 <&>", "2024-05-01", "2024-05-01T08:30:05+08:00"], file.Rows.Single().Cells);
        Assert.Equal(bytes.Length, file.BytesRead);
    }

    [Fact]
    public async Task A_workbook_from_another_library_can_be_imported()
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            var texts = book.AddNewPart<SharedStringTablePart>();
            texts.SharedStringTable = new SharedStringTable(new SharedStringItem(new Text("a")), new SharedStringItem(new Text("b")));
            sheet.Worksheet = new Worksheet(new SheetData(
                new Row(Shared(0), Shared(1)), new Row(new Cell { CellValue = new CellValue(1.5) }, new Cell { CellFormula = new CellFormula("A2") })));
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "s", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
        }

        var file = await ReadFile.XlsxAsync(bytes.ToArray());

        Assert.Equal(["a", "b"], file.Columns);
        Assert.Equal((RowProblems.FormulaCell, 1), (file.Rows.Single().Problem, file.Rows.Single().ProblemColumn));

        static Cell Shared(int index) => new() { DataType = CellValues.SharedString, CellValue = new CellValue(index) };
    }
}
