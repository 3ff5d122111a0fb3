using System.Text;
using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Publishing.Import.Formats;

namespace NetHub.Tests.Publishing.Import;

public sealed class NdjsonReadingTests
{
    [Fact]
    public async Task Members_are_read_as_they_are_written()
    {
        var file = await ReadFile.NdjsonAsync("\uFEFF{\"a\":\"x\\n汉\",\"b\":1.50E3,\"c\":true,\"d\":[1, {\"e\":null}],\"f\":{ }}\r\n");

        Assert.Equal(["a", "b", "c", "d", "f"], file.Columns);
        Assert.Equal(["x\n汉", "1.50E3", "true", "[1, {\"e\":null}]", "{ }"], file.Rows.Single().Cells);
    }

    [Fact]
    public async Task Later_lines_can_add_columns_and_absent_is_not_null()
    {
        var file = await ReadFile.NdjsonAsync("{\"a\":1}\n\n{\"b\":null,\" a \":2}\n{\"c\":\"\"}");

        Assert.Equal(["a", "b", "c"], file.Columns);
        Assert.Equal(["1"], file.Rows[0].Cells);
        Assert.Equal(["2", null], file.Rows[1].Cells);
        Assert.Equal([true, true, false], file.Rows[2].Cells.Select(c => ReferenceEquals(c, SourceRow.Absent)));
        Assert.Null(file.Rows[2].Cells[2]);
        Assert.Equal([1, 3, 4], file.Rows.Select(r => r.Line));
    }

    [Fact]
    public async Task The_columns_of_the_first_line_are_known_before_it_is_read()
    {
        using var stream = new MemoryStream("{\"a\":1,\"b\":2}\n"u8.ToArray());

        await using var source = await RowSources.OpenAsync(FileFormat.Ndjson, stream, new ReadingLimits(), CancellationToken.None);

        Assert.Equal(["a", "b"], source.Columns);
    }

    [Theory]
    [InlineData("nonsense", RowProblems.InvalidJson)]
    [InlineData("[1]", RowProblems.InvalidJson)]
    [InlineData("{\"a\":1", RowProblems.InvalidJson)]
    [InlineData("{\"a\":1} {\"a\":2}", RowProblems.InvalidJson)]
    [InlineData("{\"new\":1,\"a\":01}", RowProblems.InvalidJson)]
    [InlineData("{\"a\":1,}", RowProblems.InvalidJson)]
    [InlineData("{\"a\":[[[[[[[[1]]]]]]]]}", RowProblems.InvalidJson)]
    [InlineData("{\"a\":\"\\uD800\"}", RowProblems.InvalidJson)]
    [InlineData("{\"a\":1,\"a\":2}", RowProblems.DuplicateMember)]
    [InlineData("{\"a\":1,\" a\":{}}", RowProblems.DuplicateMember)]
    [InlineData("{\"a\":\"\\u0000\"}", RowProblems.InvalidCharacter)]
    [InlineData("{\"a\":[\"\\u0000\"]}", RowProblems.InvalidCharacter)]
    [InlineData("{\"a\":\"12345678901234567\"}", RowProblems.FieldTooLarge)]
    [InlineData("{\"a\":[\"123456789012345\"]}", RowProblems.FieldTooLarge)]
    [InlineData("{\"a\":\"1234567890\",\"b\":\"1234567890\",\"c\":\"1234567890\",\"d\":\"1234567890\",\"e\":1}", RowProblems.FieldTooLarge)]
    public async Task A_line_with_a_problem_says_which_and_the_next_is_read(string line, string problem)
    {
        var file = await ReadFile.NdjsonAsync($"{{\"a\":0}}\n{line}\n{{\"a\":3}}\n", new ReadingLimits(MaxFieldBytes: 16));

        Assert.Equal([null, problem, null], file.Rows.Select(r => r.Problem));
        Assert.Equal(["a"], file.Columns);
        Assert.Equal(["3"], file.Rows[2].Cells);
        Assert.Equal(3, file.Rows[2].Line);
    }

    [Theory]
    [InlineData("", "EMPTY_FILE")]
    [InlineData("\uFEFF\n \n\r\n", "EMPTY_FILE")]
    [InlineData("{\"a\":1}\n{\"\":1}\n", "EMPTY_COLUMN_NAME")]
    [InlineData("{\"a\":1}\n{\"b\":1}\n{\"c\":1}\n", "TOO_MANY_COLUMNS")]
    [InlineData("{\"a\\u0001\":1}\n", "INVALID_CHARACTER")]
    public async Task A_file_without_sound_names_is_refused(string text, string code)
    {
        var refusal = await ReadFile.RefusedAsync(() => ReadFile.NdjsonAsync(text, new ReadingLimits(MaxColumns: 2)));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public async Task Invalid_UTF_8_is_refused_with_its_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"a\":\"张\"}\n{\"a\":\""), 0xFF, .. "\"}\n"u8];

        var refusal = await ReadFile.RefusedAsync(() => ReadFile.NdjsonAsync(bytes));

        Assert.Equal(("INVALID_ENCODING", 2L), (refusal.Code, refusal.Line));
    }
}
