using CsCheck;
using NetHub.Schema.Publishing.Import;

namespace NetHub.Tests.Publishing.Import;

public sealed class CsvReadingTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a,b\r\n1,2\r\n3,4")]
    [InlineData("\uFEFFa,b\n1,2\n3,4\r\n")]
    [InlineData("\n\r\n  \na, b \n\n1,2\n\r\n3,\"4\"")]
    public async Task Rows_are_read_with_any_line_endings_and_blank_lines(string text)
    {
        var file = await ReadFile.CsvAsync(text);

        Assert.Equal(["a", "b"], file.Columns);
        Assert.Equal([["1", "2"], ["3", "4"]], file.Rows.Select(r => r.Cells));
        Assert.All(file.Rows, r => Assert.Null(r.Problem));
    }

    [Fact]
    public async Task Quotes_commas_and_line_breaks_in_a_cell_are_preserved_and_lines_counted()
    {
        var file = await ReadFile.CsvAsync("a,b\n\"x,\"\"y\"\"\nz\r\nw\",1\n5\" pipe,2\n");

        Assert.Equal(["x,\"y\"\nz\r\nw", "1"], file.Rows[0].Cells);
        Assert.Equal(["5\" pipe", "2"], file.Rows[1].Cells);
        Assert.Equal([2, 5], file.Rows.Select(r => r.Line));
    }

    [Fact]
    public async Task Empty_cells_are_null_and_text_like_a_formula_stays_text()
    {
        var file = await ReadFile.CsvAsync("a,b,c\n,\"\",=1+1\n,,\n");

        Assert.Equal([null, null, "=1+1"], file.Rows[0].Cells);
        Assert.Equal([null, null, null], file.Rows[1].Cells);
    }

    [Theory]
    [InlineData("a,b\n1\n2,3\n", -1, RowProblems.WrongCellCount)]
    [InlineData("a,b\n1,2,3\n2,3\n", -1, RowProblems.WrongCellCount)]
    [InlineData("a,b\n1,\"2\"x\n2,3\n", 1, RowProblems.UnclosedQuote)]
    [InlineData("a,b\n1\0,2\n2,3\n", 0, RowProblems.InvalidCharacter)]
    [InlineData("a,b\n1,\"2\u001B\"\n2,3\n", 1, RowProblems.InvalidCharacter)]
    [InlineData("a,b\n1,123456789\n2,3\n", 1, RowProblems.FieldTooLarge)]
    [InlineData("a,b\n1,\"123456789\"\n2,3\n", 1, RowProblems.FieldTooLarge)]
    [InlineData("a,b\n1,汉字汉\n2,3\n", 1, RowProblems.FieldTooLarge)]
    public async Task A_row_with_a_problem_says_which_and_the_next_is_read(string text, int column, string problem)
    {
        var file = await ReadFile.CsvAsync(text, new ReadingLimits(MaxFieldBytes: 8));

        Assert.Equal((problem, column, 2L), (file.Rows[0].Problem, file.Rows[0].ProblemColumn, file.Rows[0].Line));
        Assert.Equal(["2", "3"], file.Rows[1].Cells);
        Assert.Null(file.Rows[1].Problem);
    }

    [Fact]
    public async Task An_unclosed_quote_is_reported_at_the_first_line_of_its_row()
    {
        var file = await ReadFile.CsvAsync("a,b\n1,2\n3,\"4\n5,6\n");

        Assert.Equal((RowProblems.UnclosedQuote, 1, 3L), (file.Rows[1].Problem, file.Rows[1].ProblemColumn, file.Rows[1].Line));
        Assert.Equal(2, file.Rows.Count);
    }

    [Fact]
    public async Task A_row_is_refused_if_its_cells_together_are_too_large()
    {
        var file = await ReadFile.CsvAsync("a,b,c,d,e\n12345678,12345678,12345678,12345678,1\n1,2,3,4,5\n", new ReadingLimits(MaxFieldBytes: 8));

        Assert.Equal(RowProblems.FieldTooLarge, file.Rows[0].Problem);
        Assert.Null(file.Rows[1].Problem);
    }

    [Theory]
    [InlineData("", "EMPTY_FILE")]
    [InlineData("\uFEFF", "EMPTY_FILE")]
    [InlineData("\n \r\n\n", "EMPTY_FILE")]
    [InlineData("a,b, a\n", "DUPLICATE_COLUMN")]
    [InlineData("a,,b\n", "EMPTY_COLUMN_NAME")]
    [InlineData("a,\" \"\n", "EMPTY_COLUMN_NAME")]
    [InlineData("a,b,c,d\n", "TOO_MANY_COLUMNS")]
    [InlineData("a;b\n1;2\n", "WRONG_DELIMITER")]
    [InlineData("a\tb\n1\t2\n", "WRONG_DELIMITER")]
    [InlineData("a|b\n1|2\n", "WRONG_DELIMITER")]
    [InlineData("a,\"b\n1,2\n", "UNCLOSED_QUOTE")]
    [InlineData("a,b\u0001\n", "INVALID_CHARACTER")]
    [InlineData("a,12345678901234567\n", "FIELD_TOO_LARGE")]
    public async Task A_file_without_a_sound_header_is_refused(string text, string code)
    {
        var refusal = await ReadFile.RefusedAsync(() => ReadFile.CsvAsync(text, new ReadingLimits(MaxFieldBytes: 16, MaxColumns: 3)));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public async Task A_refusal_names_the_column_in_at_most_100_characters()
    {
        var name = new string('名', 300);

        var refusal = await ReadFile.RefusedAsync(() => ReadFile.CsvAsync($"{name},{name}\n"));

        Assert.Contains(name[..99] + "…", refusal.Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain(name[..101], refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a,b\n")]
    [InlineData("a,b\r\n\r\n")]
    public async Task A_file_with_only_a_header_has_no_rows(string text)
    {
        var file = await ReadFile.CsvAsync(text);

        Assert.Equal(["a", "b"], file.Columns);
        Assert.Empty(file.Rows);
    }

    [Fact]
    public async Task One_column_is_a_table_too()
    {
        var file = await ReadFile.CsvAsync("a\n1;2\n\"\"\n");

        Assert.Equal([["1;2"], [null]], file.Rows.Select(r => r.Cells));
    }

    [Fact]
    public void Quoted_text_survives_a_round_trip()
    {
        var text = Gen.Char["ab,\"\n\r;= \t汉😀\u00E9"].Array[0, 12].Select(c => new string(c).Replace("\uD83D", "").Replace("\uDE00", ""));
        var table = Gen.Int[1, 5].SelectMany(columns => text.Array[columns].Array[1, 20]);

        table.Sample(
            rows =>
            {
                var header = string.Join(',', rows[0].Select((_, i) => $"c{i}"));
                var written = rows.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"")}\"")));

                var file = ReadFile.CsvAsync(string.Join("\r\n", written.Prepend(header))).Result;

                Assert.All(file.Rows, r => Assert.Null(r.Problem));
                Assert.Equal(rows, file.Rows.Select(r => r.Cells.Select(c => c ?? "").ToArray()));
            },
            iter: 500);
    }
}
