using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.Hosting;
using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

/// <summary>Every read of a hub is in its ledger, with what was refused and without any value; and without the ledger there are no reads.</summary>
public sealed class RecordedReadsTests : IAsyncLifetime
{
    private const string Secret = "王小青";
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

    [Fact]
    public async Task A_query_is_recorded_with_its_fields_and_rows_and_no_value()
    {
        await AskAsync("query Named { regions(where: {name: {neq: \"" + Secret + "\"}}) { nodes { fullName } } }");

        var record = Assert.Single(await RecordsAsync(1));

        Assert.Equal(("PLC", "plc", "Query", "OK", 1), (Text(record, "department"), Text(record, "client"), Text(record, "action"), Text(record, "outcome"), record.GetProperty("rows").GetInt32()));
        Assert.Equal("""{"shown":["Region.fullName"],"used":["Region.name"],"limited":[],"denied":[]}""", record.GetProperty("fields").GetRawText());
        Assert.Equal(64, Text(record, "document")!.Length);
        Assert.DoesNotContain(Secret, record.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Named", record.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_or_left_out_is_recorded_too()
    {
        using var steward = await hub.ClientAsync("plc-steward");
        await AskAsync("{ broken");
        await AskAsync("{ persons(where: {politicalStatusCode: {eq: \"01\"}}) { totalCount } }");
        await AskAsync("{ regions { nodes { name } } }", steward);

        var records = await RecordsAsync(3);

        Assert.Equal(["GRAPHQL_PARSE_FAILED", "ARGUMENT_NOT_PERMITTED", "OK"], records.Select(r => Text(r, "outcome")));
        Assert.Contains("Person.politicalStatusCode", records[1].GetProperty("fields").GetProperty("denied").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("[\"Region\"]", records[2].GetProperty("fields").GetProperty("denied").GetRawText());
        Assert.Equal("plc-steward", Text(records[2], "client"));
    }

    [Fact]
    public async Task An_export_is_recorded_when_it_begins_and_when_it_ends_by_its_receipt()
    {
        using var response = await plc.PostAsJsonAsync("/export", new { query = "{ regions { nodes { name } } }" });
        await response.Content.ReadAsByteArrayAsync();

        var records = await RecordsAsync(2);

        Assert.Equal([("Export", "BEGUN", 0), ("Export", "OK", 1)], records.Select(r => (Text(r, "action"), Text(r, "outcome"), r.GetProperty("rows").GetInt32())));
        Assert.All(records, r => Assert.Equal(response.Headers.GetValues("NetHub-Receipt").Single(), Text(r, "receipt")));
    }

    [Fact]
    public async Task A_hub_that_cannot_record_answers_nothing_and_says_so()
    {
        await AskAsync("{ regions { totalCount } }");
        await RecordsAsync(1);
        var next = Path.Combine(Ledger, "1", "head.next");
        Directory.CreateDirectory(next);
        await AskAsync("{ regions { totalCount } }");
        await UntilAsync(() => !hub.Services.GetRequiredService<AuditLedger>().IsWritable);

        using var query = await plc.PostAsJsonAsync("/graphql", new { query = "{ regions { totalCount } }" });
        using var export = await plc.PostAsJsonAsync("/export", new { query = "{ regions { nodes { name } } }" });
        using var ready = await plc.GetAsync("/health/ready");

        Assert.All([query, export, ready], static r => Assert.Equal(HttpStatusCode.ServiceUnavailable, r.StatusCode));
        Assert.Equal("UNAVAILABLE", await RunningHub.CodeAsync(query));
        Assert.Contains("\"ledger\":\"unwritable\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Directory.Delete(next);
        await UntilAsync(() => hub.Services.GetRequiredService<AuditLedger>().IsWritable);
    }

    [Fact]
    public async Task The_command_line_verifies_and_exports_it_beside_a_hub_that_runs()
    {
        await AskAsync("{ regions { totalCount } }");
        await RecordsAsync(1);

        var verified = await HubProcess.RunAsync(hub.Directory, "audit", "verify");
        var exported = await HubProcess.RunAsync(hub.Directory, "audit", "export");
        var file = Directory.GetFiles(Path.Combine(Ledger, "1"), "*.ndjson").Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("PLC", "ORG", StringComparison.Ordinal));
        var changed = await HubProcess.RunAsync(hub.Directory, "audit", "verify");

        Assert.Equal((0, 0, 1), (verified.Code, exported.Code, changed.Code));
        Assert.Contains("1 条完好", verified.Output, StringComparison.Ordinal);
        Assert.Contains("\"department\":\"PLC\"", exported.Output, StringComparison.Ordinal);
        Assert.Contains("record 1 was changed", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_does_not_start_on_a_ledger_whose_end_is_no_record()
    {
        await AskAsync("{ regions { totalCount } }");
        await RecordsAsync(1);
        await hub.StopAsync();
        File.AppendAllText(Directory.GetFiles(Path.Combine(Ledger, "1"), "*.ndjson").Single(), "nothing\n");

        var failure = Assert.Throws<StartupException>(() => HubApplication.Build(new HubStart("http://127.0.0.1:0", "Development", new Dictionary<string, string?>
        {
            ["Hub:DataDirectory"] = hub.Directory,
        })));

        Assert.Contains("is damaged", Assert.Single(failure.Problems).English, StringComparison.Ordinal);
        Directory.Delete(Ledger, recursive: true);
        hub = await OwnHub.StartInAsync(hub.Directory);
    }

    private string Ledger => Path.Combine(hub.Directory, "ledger");

    private async Task AskAsync(string query, HttpClient? http = null)
    {
        using var response = await (http ?? plc).PostAsJsonAsync("/graphql", new { query });
    }

    private async Task<List<JsonElement>> RecordsAsync(int count)
    {
        List<JsonElement> records = [];
        await UntilAsync(() => (records = [.. LedgerReport.Lines(Ledger).Select(static l => JsonDocument.Parse(Encoding.UTF8.GetString(l.Span)).RootElement)]).Count >= count);
        Assert.Equal(count, records.Count);
        return records;
    }

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isSo())
            await Task.Delay(20, limit.Token);
    }
}
