using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Server.Settings;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing;

/// <summary>Problems of a file are reported with line, field and rule, and nothing of the file is stored.</summary>
[Collection(PublishingCounty.Name)]
public sealed class BadInputTests(HubFixture county) : IAsyncLifetime
{
    private const string Header = "orderNo,origin,categoryCode,title,content,requester.idNumber,requesterName,villageCode,gridCode,submittedAt,status,involvesMinor\n";
    private const string Good = "B-1,GRID,02,路灯不亮,晚上看不见路,999021188504129710,张三,431021001001,431021001001001,2026-03-01T08:00:00+08:00,SUBMITTED,false\n";

    private PublishingHub hub = null!;
    private string before = "";

    public async Task InitializeAsync()
    {
        hub = await PublishingHub.StartAsync(county, null, ("Hub:Publish:MaxRows", "2000"), ("Hub:Publish:MaxProblems", "50"));
        await hub.PublishAsync("psb", "Person", "idType,idNumber,name,sexCode,birthDate\n111,999021188504129710,张三,1,1885-04-12\n");
        before = State();
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Theory]
    [InlineData("", "EMPTY_FILE")]
    [InlineData(Header, "NO_ROWS")]
    [InlineData("orderNo,colour\nB-1,red\n", "UNKNOWN_COLUMN")]
    [InlineData("orderNo,title,title\nB-1,a,b\n", "DUPLICATE_COLUMN")]
    [InlineData("orderNo,title,标题(不得含个人信息)\nB-1,a,b\n", "DUPLICATE_COLUMN")]
    [InlineData("title\nabc\n", "KEY_COLUMN_MISSING")]
    [InlineData("orderNo;title\nB-1;a\n", "WRONG_DELIMITER")]
    public async Task An_unreadable_file_is_refused_as_a_whole(string file, string code)
    {
        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", file);

        Assert.Equal(400, status);
        Assert.Equal(code, Code(answer));
        Assert.Equal(before, State());
    }

    [Theory]
    [InlineData("REGION", "431021001001,431021001001001", "431021999999,431021001001001", "villageCode", "REFERENCE_NOT_FOUND")]
    [InlineData("GRID CODE", "431021001001001", "43102100100100X", "gridCode", "TYPE")]
    [InlineData("CODE LIST", "GRID,02", "GRID,ZZ", "categoryCode", "CODE_UNKNOWN")]
    [InlineData("ENUM", "SUBMITTED", "LOST", "status", "CODE_UNKNOWN")]
    [InlineData("DATE", "2026-03-01T08:00:00+08:00", "2026-13-01", "submittedAt", "TYPE")]
    [InlineData("CHECK DIGIT", "999021188504129710", "999021188504129711", "requesterPersonId", "CHECK_DIGIT")]
    [InlineData("NOBODY", "999021188504129710", "999021188504129817", "requesterPersonId", "REFERENCE_NOT_FOUND")]
    [InlineData("REQUIRED", "路灯不亮", "", "title", "REQUIRED")]
    [InlineData("NAME IN TITLE", "路灯不亮", "张三家路灯不亮", "title", "V-O1")]
    [InlineData("PHONE IN TITLE", "路灯不亮", "请拨13900000001", "title", "V-O1")]
    public async Task A_wrong_value_is_reported_by_line_field_and_rule_without_the_value(string what, string good, string bad, string field, string rule)
    {
        Assert.NotEmpty(what);

        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", Header + Good.Replace("B-1", "B-0", StringComparison.Ordinal) + Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Equal(422, status);
        var problem = Assert.Single(answer.GetProperty("problems").GetProperty("first").EnumerateArray(), p => p.GetProperty("rule").GetString() == rule);
        Assert.Equal((3, field), (problem.GetProperty("line").GetInt32(), problem.GetProperty("field").GetString()));
        if (bad.Length > 3)
            Assert.DoesNotContain(bad, answer.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task The_report_lists_every_problem_without_values_for_the_publisher_only()
    {
        var file = Header + string.Concat(Enumerable.Range(0, 30).Select(i => Good.Replace("B-1", $"B-{i}", StringComparison.Ordinal).Replace("张三", "张三丰先生", StringComparison.Ordinal).Replace("SUBMITTED", "LOST", StringComparison.Ordinal)));

        var (_, answer) = await hub.PublishAsync("plc", "ServiceOrder", file);
        var address = answer.GetProperty("problems").GetProperty("report").GetString()!;
        var report = await (await hub.AsAsync("plc")).GetStringAsync(new Uri(address, UriKind.Relative));
        using var other = await (await hub.AsAsync("pub")).GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(31, report.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("张三", report, StringComparison.Ordinal);
        Assert.DoesNotContain("999021188504129710", report, StringComparison.Ordinal);
        Assert.Equal(404, (int)other.StatusCode);
    }

    [Fact]
    public async Task Of_two_rows_with_one_key_the_second_is_a_problem()
    {
        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", Header + Good + Good);

        Assert.Equal(422, status);
        var problem = answer.GetProperty("problems").GetProperty("first")[0];
        Assert.Equal((3, "DUPLICATE_KEY"), (problem.GetProperty("line").GetInt32(), problem.GetProperty("rule").GetString()));
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task Broken_UTF8_a_huge_field_and_too_many_rows_leave_nothing_behind()
    {
        var broken = Encoding.UTF8.GetBytes(Header + Good.Replace("路灯不亮", string.Concat(Enumerable.Repeat("路灯不亮", 40)), StringComparison.Ordinal)).Concat(new byte[] { 0xC3, 0x28, 0x0A }).ToArray();
        var huge = Header + Good.Replace("晚上看不见路", new string('长', 4 << 20), StringComparison.Ordinal);
        var many = Header + string.Concat(Enumerable.Range(0, 2001).Select(i => Good.Replace("B-1", $"M-{i}", StringComparison.Ordinal)));

        Assert.Equal("INVALID_ENCODING", Code((await hub.PublishAsync("plc", "ServiceOrder", broken)).Answer));
        Assert.Equal("FIELD_TOO_LARGE", Rule((await hub.PublishAsync("plc", "ServiceOrder", huge)).Answer));
        Assert.Equal("TOO_MANY_ROWS", Code((await hub.PublishAsync("plc", "ServiceOrder", many)).Answer));
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task Reading_stops_at_the_limit_of_problems()
    {
        var bad = Header + string.Concat(Enumerable.Range(0, 1000).Select(i => Good.Replace("B-1", $"M-{i}", StringComparison.Ordinal).Replace("SUBMITTED", "LOST", StringComparison.Ordinal)));

        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", bad);

        Assert.Equal(422, status);
        Assert.Equal(50, answer.GetProperty("problems").GetProperty("count").GetInt32());
        Assert.True(answer.GetProperty("problems").GetProperty("cutShort").GetBoolean());
        Assert.Equal(50, answer.GetProperty("counts").GetProperty("read").GetInt32());
    }

    [Fact]
    public async Task A_file_that_is_not_a_workbook_or_is_a_zip_bomb_is_refused()
    {
        Assert.Equal("NOT_XLSX", Code((await hub.PublishAsync("plc", "ServiceOrder", "PK no zip", PublishingHub.Xlsx)).Answer));
        Assert.Equal("ZIP_BOMB", Code((await hub.PublishAsync("plc", "ServiceOrder", Bomb(), PublishingHub.Xlsx)).Answer));
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_department_publishes_only_the_data_it_owns()
    {
        Assert.Equal((403, "NOT_OWNER"), await RefusalAsync("pub", "ServiceOrder", Header + Good));
        Assert.Equal((403, "NOT_OWNER"), await RefusalAsync("civ", "Person", "idNumber,name\n999021188504129710,李四\n"));
        Assert.Equal((403, "NOT_OWNER"), await RefusalAsync("civ", "Person", "idNumber\n999021188504129710\n", "?mode=DELETE"));
        Assert.Equal((403, "NOT_PUBLISHER"), await RefusalAsync("plc-steward", "ServiceOrder", Header + Good));
        Assert.Equal((400, "DERIVED_COLUMN"), await RefusalAsync("psb", "Person", "idNumber,isMinor\n999021188504129710,false\n"));
        Assert.Equal((404, "UNKNOWN_DATASET"), await RefusalAsync("plc", "Nothing", "a\nb\n"));
        Assert.Equal((403, "NOT_OWNER"), await RefusalAsync("dat", "AuditRecord", "a\nb\n"));
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_dataset_of_two_owners_is_merged_field_by_field()
    {
        var (status, answer) = await hub.PublishAsync("civ", "Person", "idNumber,maritalStatusCode\n999021188504129710,20\n");

        Assert.True(status == 200, answer.ToString());
        Assert.Equal(1, answer.GetProperty("counts").GetProperty("updated").GetInt32());
        Assert.Equal("张三|20", hub.Scalar("SELECT Name || '|' || MaritalStatusCode FROM Person WHERE BirthDate = '1885-04-12'"));
        Assert.Equal("ROW_NOT_FOUND", Rule((await hub.PublishAsync("civ", "Person", "idNumber,maritalStatusCode\n999021188504129817,20\n")).Answer));
    }

    [Fact]
    public async Task A_different_name_for_a_known_number_becomes_a_data_issue_and_is_not_merged()
    {
        var (status, answer) = await hub.PublishAsync("psb", "Person", "idNumber,name\n999021188504129710,李四\n");

        Assert.True(status == 200, answer.ToString());
        Assert.Equal("NAME_CONFLICT", answer.GetProperty("issues").GetProperty("first")[0].GetProperty("rule").GetString());
        Assert.Equal("张三", hub.Scalar("SELECT Name FROM Person WHERE BirthDate = '1885-04-12'"));
        var issues = await hub.AskAsync("psb", "{ dataIssues { coordinate problem raisedBy state } }");
        Assert.Contains(issues.GetProperty("data").GetProperty("dataIssues").EnumerateArray(), t => t.GetProperty("coordinate").GetString() == "Person.name" && t.GetProperty("problem").GetString() == "IDENTITY_CONFLICT");
    }

    [Fact]
    public async Task Publishing_does_not_reveal_whether_a_name_matches_a_number_if_names_are_masked()
    {
        var right = await hub.PublishAsync("plc", "ServiceOrder", Header + Good);
        var wrong = await hub.PublishAsync("plc", "ServiceOrder", Header + Good.Replace("B-1", "B-2", StringComparison.Ordinal).Replace("张三", "李四", StringComparison.Ordinal));

        Assert.Equal((right.Status, right.Answer.GetProperty("counts").ToString(), right.Answer.GetProperty("issues").ToString()), (wrong.Status, wrong.Answer.GetProperty("counts").ToString(), wrong.Answer.GetProperty("issues").ToString()));
        Assert.Equal(0, wrong.Answer.GetProperty("issues").GetProperty("count").GetInt32());
        Assert.Empty((await hub.AskAsync("plc", "{ dataIssues { id } }")).GetProperty("data").GetProperty("dataIssues").EnumerateArray());
        Assert.Single((await hub.AskAsync("psb", "{ dataIssues { id } }")).GetProperty("data").GetProperty("dataIssues").EnumerateArray());
    }

    [Fact]
    public async Task Repeating_key_and_body_returns_the_first_result_and_a_different_body_is_a_conflict()
    {
        var first = await hub.PublishAsync("plc", "ServiceOrder", Header + Good, key: "night-1");
        var again = await hub.PublishAsync("plc", "ServiceOrder", Header + Good, key: "night-1");
        var other = await hub.PublishAsync("plc", "ServiceOrder", Header + Good.Replace("路灯", "水管", StringComparison.Ordinal), key: "night-1");

        Assert.Equal(200, first.Status);
        Assert.True(again.Answer.GetProperty("repeated").GetBoolean());
        Assert.Equal(first.Answer.GetProperty("batch").GetString(), again.Answer.GetProperty("batch").GetString());
        Assert.Equal(first.Answer.GetProperty("counts").ToString(), again.Answer.GetProperty("counts").ToString());
        Assert.Equal((409, "IDEMPOTENCY_CONFLICT"), (other.Status, Code(other.Answer)));
    }

    [Fact]
    public async Task A_dry_run_counts_and_stores_nothing()
    {
        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", Header + Good, query: "?dryRun=true");

        Assert.Equal(200, status);
        Assert.Equal(1, answer.GetProperty("counts").GetProperty("inserted").GetInt32());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("batch").ValueKind);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_cycle_of_parents_is_refused()
    {
        var codes = ((string)hub.Scalar("SELECT group_concat(PartyOrgCode, ',') FROM (SELECT PartyOrgCode FROM PartyOrganization ORDER BY PartyOrgId LIMIT 2)")!).Split(',');

        var (status, answer) = await hub.PublishAsync("org", "PartyOrganization", $"partyOrgCode,parent.partyOrgCode\n{codes[0]},{codes[1]}\n{codes[1]},{codes[0]}\n");

        Assert.Equal(422, status);
        Assert.Equal("CYCLE", Rule(answer));
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task Overlapping_validity_periods_are_refused()
    {
        var grid = (string)hub.Scalar("SELECT GridCode FROM Grid ORDER BY GridCode LIMIT 1")!;

        var (status, answer) = await hub.PublishAsync("plc", "GridAssignment", $"gridCode,postType,person.idNumber,staffName,validFrom\n{grid},POLICE,999021188504129710,张三,2026-01-01\n");

        Assert.Equal(422, status);
        Assert.Equal("PERIOD_OVERLAP", Rule(answer));
    }

    [Fact]
    public async Task A_dropped_connection_leaves_nothing_behind()
    {
        var http = await hub.AsAsync("plc");
        using var client = new TcpClient();
        await client.ConnectAsync(http.BaseAddress!.Host, http.BaseAddress.Port);
        var head = $"POST /publish/ServiceOrder HTTP/1.1\r\nHost: hub\r\nAuthorization: {http.DefaultRequestHeaders.Authorization}\r\nIdempotency-Key: cut\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n\r\n{Header}{Good}";
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head));
        await hub.HoldsSomethingAsync();
        client.Client.Close(0);

        await hub.HoldsNothingAsync();
        Assert.Equal(before, State());
        await IsTakenAsync(Header + Good, "cut");
    }

    [Fact]
    public async Task An_unwritable_disk_is_reported_and_nothing_is_stored()
    {
        var spool = Path.Combine(hub.Directory, "spool");
        System.IO.Directory.Delete(spool, recursive: true);
        await File.WriteAllTextAsync(spool, "no folder");

        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", Header + Good, key: "full");
        var mutation = await hub.AskAsync("plc", "mutation { publishServiceOrder(idempotencyKey: \"full\", rows: [{ orderNo: \"B-1\", status: ACCEPTED }]) { accepted } }");

        Assert.Equal((503, "DISK_FULL", "DISK_FULL"), (status, Code(answer), Code(mutation)));
        Assert.Equal("REFUSED", (await hub.AskAsync("plc", "{ publishProgress(idempotencyKey: \"full\") { phase } }")).GetProperty("data").GetProperty("publishProgress").GetProperty("phase").GetString());
        await hub.HoldsNothingAsync();
        Assert.Equal(before, State());
        File.Delete(spool);
        await IsTakenAsync(Header + Good, "full");
    }

    [Fact]
    public async Task Without_a_report_the_first_problems_are_still_returned()
    {
        var reports = hub.Services.GetRequiredService<HubPaths>().Reports;
        await File.WriteAllTextAsync(reports, "no folder");

        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", Header + Good.Replace("SUBMITTED", "LOST", StringComparison.Ordinal));

        Assert.Equal((422, "CODE_UNKNOWN"), (status, Rule(answer)));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("problems").GetProperty("report").ValueKind);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_grid_must_be_in_the_village_that_its_code_begins_with()
    {
        var (status, answer) = await hub.PublishAsync("plc", "Grid", "gridCode,name,kind,villageCode,validFrom\n431021001001999,新网格,URBAN,431021001002,2026-01-01\n");

        Assert.Equal(422, status);
        Assert.Contains("V-GR1", answer.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_mutation_publishes_by_the_same_rules()
    {
        const string Mutation = """
            mutation($rows: [ServiceOrderInput!]!) { publishServiceOrder(rows: $rows) { accepted inserted batch problems { row field rule } } }
            """;
        var row = new
        {
            orderNo = "G-1",
            origin = "GRID",
            categoryCode = "02",
            title = "路灯不亮",
            content = "晚上看不见路",
            requester = new { idNumber = "999021188504129710" },
            requesterName = "张三",
            villageCode = "431021001001",
            gridCode = "431021001001001",
            submittedAt = "2026-03-01T08:00:00+08:00",
            status = "SUBMITTED",
            involvesMinor = false,
        };

        var taken = await hub.AskAsync("plc", Mutation, new { rows = new[] { row } });
        var denied = await hub.AskAsync("pub", Mutation, new { rows = new[] { row } });
        var source = await hub.AskAsync("plc", "{ serviceOrder(orderNo: \"G-1\") { _provenance { batch sourceSystem version } } }");

        var receipt = taken.GetProperty("data").GetProperty("publishServiceOrder");
        Assert.True(receipt.GetProperty("accepted").GetBoolean(), taken.ToString());
        Assert.Equal("NOT_OWNER", Code(denied));
        var provenance = source.GetProperty("data").GetProperty("serviceOrder").GetProperty("_provenance");
        Assert.Equal((receipt.GetProperty("batch").GetString(), "plc", 1), (provenance.GetProperty("batch").GetString(), provenance.GetProperty("sourceSystem").GetString(), provenance.GetProperty("version").GetInt32()));
    }

    // Checks that an earlier failure blocks neither the file nor its idempotency key.
    private async Task IsTakenAsync(string file, string key)
    {
        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", file, key: key);
        Assert.True(status == 200, answer.ToString());
        Assert.False(answer.GetProperty("repeated").GetBoolean());
        Assert.Equal(1, answer.GetProperty("counts").GetProperty("inserted").GetInt32());
    }

    private async Task<(int, string)> RefusalAsync(string client, string dataset, string file, string query = "")
    {
        var (status, answer) = await hub.PublishAsync(client, dataset, file, query: query);
        return (status, Code(answer));
    }

    private static string Code(JsonElement answer) => answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString()! : answer.ToString();

    private static string Rule(JsonElement answer) => answer.TryGetProperty("problems", out var problems) && problems.GetProperty("count").GetInt32() > 0
        ? problems.GetProperty("first")[0].GetProperty("rule").GetString()!
        : answer.ToString();

    // Returns all state that publishing writes, excluding the index of the ledger.
    private string State() => string.Join('|', new[]
    {
        "SELECT count(*) || '/' || coalesce(max(OrderId), 0) FROM ServiceOrder", "SELECT count(*) FROM DataChange", "SELECT count(*) FROM PublishBatch", "SELECT count(*) FROM SourceKey",
        "SELECT group_concat(Value) FROM HubState WHERE Name LIKE 'dataVersion%' OR Name LIKE 'lastKey%'", "SELECT count(*) || sum(RowVersion) FROM Person", "SELECT sum(RowVersion) FROM PartyOrganization",
    }.Select(s => hub.Scalar(s)));

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Entry(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Entry(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Entry(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Entry(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            using var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            sheet.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
            var spaces = new string(' ', 1 << 20);
            for (var i = 0; i < 64; i++)
                sheet.Write(spaces);
            sheet.Write("</sheetData></worksheet>");
        }

        return stream.ToArray();
    }

    private static void Entry(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
