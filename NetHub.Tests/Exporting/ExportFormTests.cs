using System.Text;
using NetHub.Tests.Server;

namespace NetHub.Tests.Exporting;

/// <summary>Values of any content are written correctly to export files.</summary>
public sealed class ExportFormTests : IAsyncLifetime
{
    private const string Names = "{ regions(where: {level: {eq: VILLAGE}}) { nodes { name } } }";
    private OwnHub hub = null!;
    private HttpClient plc = null!;

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync();
        plc = await hub.ClientAsync();
    }

    public async Task DisposeAsync()
    {
        plc.Dispose();
        await hub.DisposeAsync();
    }

    [Theory]
    [InlineData(Exports.Csv)]
    [InlineData(Exports.Xlsx)]
    public async Task Texts_survive_an_export_unchanged(string accept)
    {
        string[] names = ["a \"quoted\" name", "one, two", "two\r\nlines", "two\nlines", "桂阳县《莲塘》镇,第1网格", "𠮷野", " spaces around ", "a;b", "\"", "<&>]]>", "tab\tinside", "it's", "#"];
        ManyRegions.Add(hub, names);

        using var response = await plc.ExportAsync(Names, accept);

        Assert.Equal(names, (await Exports.TableAsync(response)).Rows.Select(r => r[0]));
    }

    [Theory]
    [InlineData(Exports.Csv)]
    [InlineData(Exports.Xlsx)]
    public async Task No_text_becomes_a_formula(string accept)
    {
        string[] formulas =
        [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://example\",\"x\")", "  =1", " \n =1", "\u00A0=1", "\u3000=1", "\uFEFF=1", "\u200B=1",
            "＝1+1", "＋1", "－1", "＠SUM", "\u3000＝1", "\"=1", "=1,2", "-", "#nethub",
        ];
        string[] plain = ["1-1", "a=b", "'=1", "1", "(=1)", "—1", "莲塘=1"];
        ManyRegions.Add(hub, [.. formulas, .. plain]);

        using var response = await plc.ExportAsync(Names, accept);

        var texts = (await Exports.TableAsync(response)).Rows.Select(r => r[0]).ToList();
        var isSafe = new HashSet<string>(plain) { "\"=1" };
        if (accept == Exports.Xlsx)
            isSafe.Add("#nethub");
        Assert.Equal(formulas.Concat(plain).Select(t => isSafe.Contains(t) ? t : "'" + t), texts);
    }

    [Theory]
    [InlineData(Exports.Csv)]
    [InlineData(Exports.Xlsx)]
    public async Task Numbers_and_dates_are_exported_unchanged(string accept)
    {
        ManyRegions.Add(hub, "x");
        SmallDatabase.Execute(SmallDatabase.PathIn(hub.Directory), "UPDATE Region SET ObservationZone = -3, IsFormerPovertyVillage = 0, Centroid = '[112.7,25.7]', SuccessorCodes = '[\"1\",\"2\"]' WHERE Name = 'x'");

        using var response = await plc.ExportAsync("{ regions(where: {name: {eq: \"x\"}}) { nodes { observationZone validFrom validTo isFormerPovertyVillage centroid successorCodes } } }", accept);

        Assert.Equal(["-3", "2020-01-01", "", "false", "[112.7,25.7]", "1;2"], Assert.Single((await Exports.TableAsync(response)).Rows));
    }

    [Fact]
    public async Task Characters_that_XML_forbids_are_replaced_in_a_workbook()
    {
        ManyRegions.Add(hub, "\u0001bell\u0007", "\uFFFE\uFFFF", "_x003D_1", "_x1", "_", "\uFF0C");

        using var response = await plc.ExportAsync(Names, Exports.Xlsx);

        var texts = (await Exports.TableAsync(response)).Rows.Select(r => r[0]);
        Assert.Equal(["\uFFFDbell\uFFFD", "\uFFFD\uFFFD", "_x005F_x003D_1", "_x1", "_", "\uFF0C"], texts);
    }

    [Fact]
    public async Task A_text_that_is_too_long_for_a_cell_is_cut_and_the_last_sheet_says_so()
    {
        ManyRegions.Add(hub, new string('长', 40_000), string.Concat(Enumerable.Repeat("𠮷", 20_000)), new string('x', 32_766));

        using var response = await plc.ExportAsync(Names, Exports.Xlsx);

        var file = await Exports.TableAsync(response);
        Assert.All(file.Rows, r => Assert.InRange(r[0].Length, 32_765, 32_766));
        Assert.EndsWith("长…", file.Rows[0][0], StringComparison.Ordinal);
        Assert.EndsWith("𠮷…", file.Rows[1][0], StringComparison.Ordinal);
        Assert.Contains("cellsCut=2", file.Trailer);
    }

    [Theory]
    [InlineData("?bom=true", true)]
    [InlineData("?bom=false", false)]
    [InlineData("", false)]
    public async Task A_CSV_file_begins_with_a_byte_order_mark_on_request(string query, bool hasMark)
    {
        using var request = Exports.Request(Names, Exports.Csv, path: "/export" + query);

        using var response = await plc.SendAsync(request);

        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(hasMark, bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Equal(["name"], TableFile.OfCsv(bytes).Header);
    }

    [Fact]
    public async Task A_row_of_empty_values_is_still_a_row()
    {
        ManyRegions.Add(hub, "x", "y");

        using var response = await plc.ExportAsync("{ regions { nodes { parentCode } } }", Exports.Csv);

        Assert.Equal(["", "", ""], (await Exports.TableAsync(response)).Rows.Select(r => r[0]));
    }

    [Theory]
    [InlineData(null, "application/x-ndjson", "ndjson")]
    [InlineData("*/*", "application/x-ndjson", "ndjson")]
    [InlineData("text/*", "text/csv; charset=utf-8", "csv")]
    [InlineData("application/json, text/csv;q=0.5", "text/csv; charset=utf-8", "csv")]
    [InlineData(Exports.Xlsx, Exports.Xlsx, "xlsx")]
    public async Task The_headers_name_the_file_and_carry_the_receipt(string? accept, string type, string extension)
    {
        using var response = await plc.ExportAsync(Names, accept);

        var day = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        Assert.Equal($"attachment; filename=\"regions-{day}.{extension}\"", response.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.StartsWith("v1.SHA-256.", response.Headers.GetValues("NetHub-Receipt").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Exports.Csv)]
    [InlineData(Exports.Xlsx)]
    public async Task Every_file_names_its_client_and_receipt(string accept)
    {
        ManyRegions.Add(hub, "x", "y");

        using var response = await plc.ExportAsync(Names, accept);

        var file = await Exports.TableAsync(response);
        var receipt = response.Headers.GetValues("NetHub-Receipt").Single();
        Assert.Equal(["client=plc", "department=PLC"], file.Trailer.Take(2));
        Assert.Matches(@"^time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$", file.Trailer[2]);
        Assert.Equal([$"receipt={receipt}", "rows=2", "complete=true"], file.Trailer.Skip(3).Take(3));
        if (accept == Exports.Csv)
            return;
        Assert.Equal(["regions", "NetHub"], file.Sheets);
        Assert.Equal("plc", file.Properties.Creator);
        Assert.Contains($"receipt={receipt}", file.Properties.Description, StringComparison.Ordinal);
    }
}
