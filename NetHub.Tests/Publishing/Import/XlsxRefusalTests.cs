using System.IO.Compression;
using System.Text;
using NetHub.Schema.Publishing.Import;

namespace NetHub.Tests.Publishing.Import;

public sealed class XlsxRefusalTests
{
    private const string Secret = "330921199001011234";

    private static readonly string Header = XlsxFile.Text("a");

    [Theory]
    [InlineData("", "", "EMPTY_FILE")]
    [InlineData("<row><c s=\"1\"/></row>", "", "EMPTY_FILE")]
    [InlineData("<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v> a</v></c></row>", "", "DUPLICATE_COLUMN")]
    [InlineData("<row><c t=\"str\"><v>a</v></c><c/><c t=\"str\"><v>b</v></c></row>", "", "EMPTY_COLUMN_NAME")]
    [InlineData("<row><c t=\"str\"><v>a</v></c><c r=\"D1\" t=\"str\"><v>b</v></c></row>", "", "TOO_MANY_COLUMNS")]
    [InlineData("<row><c t=\"str\"><f>A2</f><v>a</v></c></row>", "", "FORMULA_CELL")]
    [InlineData("<row><c t=\"str\"><v>a</v></c><c/></row>", "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>", "MERGED_CELL")]
    public async Task A_sheet_without_a_sound_header_is_refused(string rows, string behind, string code)
    {
        var bytes = XlsxFile.Create(rows, behind).Bytes();

        var refusal = await ReadFile.RefusedAsync(() => ReadFile.XlsxAsync(bytes, new ReadingLimits(MaxColumns: 3)));

        Assert.Equal(code, refusal.Code);
    }

    private static readonly Dictionary<string, (string Code, Func<byte[]> Bytes)> NoWorkbooks = new()
    {
        ["no byte"] = ("EMPTY_FILE", () => []),
        ["another format"] = ("NOT_XLSX", () => "a,b\n1,2\n"u8.ToArray()),
        ["an old or encrypted workbook"] = ("NOT_XLSX", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]),
        ["half a file"] = ("NOT_XLSX", () => XlsxFile.Create("").Bytes()[..^100]),
        ["a zip of something else"] = ("NOT_XLSX", () => Zip("readme.txt", 1)),
        ["very many entries"] = ("ZIP_BOMB", () => Zip("xl/worksheets/sheet", 30_000)),
        ["no XML"] = ("NOT_XLSX", () => new XlsxFile("nonsense").Bytes()),
        ["entities"] = ("NOT_XLSX", () => new XlsxFile("<!DOCTYPE x [<!ENTITY e \"x\">]><worksheet><sheetData>&e;</sheetData></worksheet>").Bytes()),
        ["rows out of order"] = ("NOT_XLSX", () => XlsxFile.Create("<row r=\"2\"/><row r=\"1\"/>").Bytes()),
        ["a cell that cannot be"] = ("NOT_XLSX", () => XlsxFile.Create($"<row>{Header}</row><row><c r=\"ZZZZ1\"/></row>").Bytes()),
        ["deep nesting"] = ("NOT_XLSX", () => XlsxFile.Create(Repeat("<x>", 100) + Repeat("</x>", 100)).Bytes()),
        ["very many names"] = ("NOT_XLSX", () => XlsxFile.Create(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<x{i}/>"))).Bytes()),
        ["a very long attribute"] = ("FIELD_TOO_LARGE", () => XlsxFile.Create($"<row x=\"{Noise(8 << 20)}\"/>").Bytes()),
    };

    public static TheoryData<string> Names() => [.. NoWorkbooks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_invalid_workbook_is_refused(string name)
    {
        var bytes = NoWorkbooks[name].Bytes();

        var refusal = await ReadFile.RefusedAsync(() => ReadFile.XlsxAsync(bytes));

        Assert.Equal(NoWorkbooks[name].Code, refusal.Code);
    }

    [Fact]
    public async Task A_part_that_is_many_times_larger_once_decompressed_is_refused()
    {
        var bytes = XlsxFile.Create(Repeat("<row><c><v>0</v></c></row>", 1 << 19)).Bytes();

        var refusal = await ReadFile.RefusedAsync(() => ReadFile.XlsxAsync(bytes, new ReadingLimits(MaxCompressionRatio: 50)));

        Assert.Equal("ZIP_BOMB", refusal.Code);
    }

    [Fact]
    public async Task Parts_that_exceed_the_total_size_limit_are_refused()
    {
        var bytes = XlsxFile.Create($"<row>{Header}</row><row>{XlsxFile.Text(Noise(1 << 19))}</row>").Bytes();

        var refusal = await ReadFile.RefusedAsync(() => ReadFile.XlsxAsync(bytes, new ReadingLimits(MaxUncompressedBytes: 1 << 18)));

        Assert.Equal("ZIP_BOMB", refusal.Code);
        Assert.Single((await ReadFile.XlsxAsync(bytes)).Rows);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(int.MaxValue)]
    public async Task False_sizes_do_not_bypass_the_limits(uint told)
    {
        var bomb = XlsxFile.Create(Repeat("<row><c><v>0</v></c></row>", 1 << 19)).BytesThatLie(told);

        var refusal = await ReadFile.RefusedAsync(() => ReadFile.XlsxAsync(bomb, new ReadingLimits(MaxCompressionRatio: 50)));

        Assert.Contains(refusal.Code, new[] { "ZIP_BOMB", "NOT_XLSX" });
    }

    [Fact]
    public async Task Shared_strings_beyond_the_memory_limit_are_refused()
    {
        var text = Noise(1 << 19);
        var bytes = (XlsxFile.Create("") with { Shared = string.Concat(Enumerable.Range(0, 70).Select(i => $"<si><t>{i}{text}</t></si>")) }).Bytes();

        var refusal = await ReadFile.RefusedAsync(() => ReadFile.XlsxAsync(bytes));

        Assert.Equal("TOO_MANY_SHARED_STRINGS", refusal.Code);
    }

    [Fact]
    public async Task A_text_of_10_MiB_is_skipped()
    {
        var bytes = XlsxFile.Create($"<row>{Header}</row><row>{XlsxFile.Text(Noise(10 << 20))}</row><row>{XlsxFile.Text("x")}</row>").Bytes();

        var file = await ReadFile.XlsxAsync(bytes);

        Assert.Equal([RowProblems.FieldTooLarge, null], file.Rows.Select(r => r.Problem));
    }

    [Fact]
    public async Task No_refusal_reveals_a_value()
    {
        var csv = $"a,b\n{Secret},1\n";
        List<Func<Task<ReadFile>>> reads =
        [
            () => ReadFile.CsvAsync([.. Encoding.UTF8.GetBytes(csv), 0xFF, 0xFF]),
            () => ReadFile.NdjsonAsync([.. Encoding.UTF8.GetBytes($"{{\"a\":\"{Secret}\"}}\n"), 0xFF]),
            () => ReadFile.XlsxAsync(XlsxFile.Create($"<row>{Header}</row><row><c r=\"{Secret}\"><v>{Secret}</v></c></row>").Bytes()),
            () => ReadFile.XlsxAsync(XlsxFile.Create($"<row>{Header}</row><row><c><v>{Secret}</{Secret}></c></row>").Bytes()),
            () => ReadFile.XlsxAsync(XlsxFile.Create($"<row>{Header}</row><row r=\"{Secret}\"></row>").Bytes()),
        ];

        foreach (var read in reads)
            Assert.DoesNotContain(Secret, (await ReadFile.RefusedAsync(read)).ToString(), StringComparison.Ordinal);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    // Incompressible, because text that compresses well would be refused as a zip bomb.
    private static string Noise(int length)
    {
        var random = new Random(1);
        return string.Create(length, random, static (text, r) => r.GetItems("abcdefghijklmnop".AsSpan(), text));
    }

    private static byte[] Zip(string name, int entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < entries; i++)
                zip.CreateEntry(name + i);
        }

        return bytes.ToArray();
    }
}
