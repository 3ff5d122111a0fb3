using System.Net.Http.Json;
using System.Text.Json;
using NetHub.Ledger.Records;
using NetHub.Ledger.Signing;
using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

/// <summary>Every read is recorded before its answer arrives, including what was refused, and without any value.</summary>
public sealed class RecordedReadsTests : IAsyncLifetime
{
    private const string Secret = "王小青";
    private OwnHub hub = null!;
    private HttpClient plc = null!;

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync(("Hub:Clients:OperationsPerRequest", "5"));
        plc = await hub.ClientAsync();
    }

    public async Task DisposeAsync()
    {
        plc.Dispose();
        await hub.DisposeAsync();
    }

    [Fact]
    public async Task A_query_is_recorded_with_its_fields_and_rows_and_without_values()
    {
        plc.DefaultRequestHeaders.Add("NetHub-Purpose", "CASE; case=2026-0012");
        await AskAsync("query Named { regions(where: {name: {neq: \"" + Secret + "\"}}, order: [{level: ASC}]) { nodes { fullName } } }");

        var record = Assert.Single(Ledgers.Entries(hub));

        Assert.Equal(
            ("QUERY", "PLC", "plc", "127.0.0.1", "CASE", "2026-0012", "Named", "OK", 64),
            (record.Text("action"), record.Text("department"), record.Text("client"), record.Text("address"), record.Text("purpose"), record.Text("case"), record.Text("operation"), record.Text("outcome"), record.Text("document")!.Length));
        Assert.Equal(["Region.fullName SHOW FULL", "Region.level SORT FULL", "Region.name FILTER FULL"], Touched(record));
        Assert.Equal("Region", Assert.Single(record.Rows).Dataset);
        Assert.Equal(1, record.Number("policyVersion"));
        Assert.True(record.Number("micros") > 0);
        Assert.DoesNotContain(Secret, record.Content.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_and_omitted_fields_are_recorded_with_the_reason()
    {
        using var steward = await hub.ClientAsync("plc-steward");
        await AskAsync("{ broken");
        await AskAsync("{ persons(where: {politicalStatusCode: {eq: \"01\"}}) { totalCount } }");
        await AskAsync("{ regions { nodes { name } } }", steward);

        var records = Ledgers.Entries(hub);

        Assert.Equal(["GRAPHQL_PARSE_FAILED", "ARGUMENT_NOT_PERMITTED", "OK"], records.Select(static r => r.Text("outcome")));
        Assert.Contains(records[1].Fields!.Denied, static d => d is { Coordinate: "Person.politicalStatusCode", Reason: "ARGUMENT_NOT_PERMITTED" });
        Assert.Contains(records[2].Fields!.Denied, static d => d is { Coordinate: "Region", Reason: "UNAUTHORIZED_FIELD_OR_TYPE" });
        Assert.Equal("plc-steward", records[2].Text("client"));
    }

    [Fact]
    public async Task An_answer_carries_the_receipt_of_its_record()
    {
        using var response = await plc.PostAsJsonAsync("/graphql", new { query = "{ regions { nodes { name } } }" });

        var receipt = Receipt(response);

        var record = Assert.Single(Ledgers.Entries(hub));
        Assert.Equal((record.Place.Hash, record.Text("document"), record.Place.Time), (receipt.Hash, receipt.Document, receipt.Time));
    }

    [Fact]
    public async Task A_refusal_and_each_operation_of_a_batch_have_receipts()
    {
        using var refused = await plc.PostAsJsonAsync("/graphql", new { query = "{ nothing }" });
        using var batch = await plc.PostAsJsonAsync("/graphql", new[] { new { query = "{ regions { totalCount } }" }, new { query = "{ broken" } });

        using var answers = JsonDocument.Parse(await batch.Content.ReadAsStringAsync());
        var receipts = answers.RootElement.EnumerateArray().Select(a => Read(a.GetProperty("extensions").GetProperty("receipt").GetString()!)).Prepend(Receipt(refused));

        Assert.Equal(["GRAPHQL_VALIDATION_FAILED", "OK", "GRAPHQL_PARSE_FAILED"], Ledgers.Entries(hub).Select(static r => r.Text("outcome")));
        Assert.Equal(Ledgers.Entries(hub).Select(static r => r.Place.Hash), receipts.Select(static r => r.Hash));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(300)]
    public async Task A_receipt_with_one_changed_character_is_invalid(int position)
    {
        using var response = await plc.PostAsJsonAsync("/graphql", new { query = "{ regions { nodes { name } } }" });
        var text = response.Headers.GetValues("NetHub-Receipt").Single().ToCharArray();
        text[position] = text[position] == 'A' ? 'B' : 'A';

        using var key = LedgerKey.FromFile(Path.Combine(hub.Directory, "ledger.key"));

        Assert.Null(LedgerReceipt.Read(new string(text), new LedgerKeys([key])));
    }

    [Fact]
    public async Task An_answer_as_an_event_carries_its_receipt_in_extensions()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ regions { totalCount } }" }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await plc.SendAsync(request);
        var data = (await response.Content.ReadAsStringAsync()).Split('\n').First(static l => l.StartsWith("data: {", StringComparison.Ordinal));

        using var answer = JsonDocument.Parse(data["data: ".Length..]);

        var receipt = Read(answer.RootElement.GetProperty("extensions").GetProperty("receipt").GetString()!);
        Assert.Equal(Assert.Single(Ledgers.Entries(hub)).Place.Hash, receipt.Hash);
    }

    [Fact]
    public async Task An_export_is_recorded_when_it_begins_and_when_it_ends()
    {
        using var response = await plc.PostAsJsonAsync("/export", new { query = "{ regions { nodes { name } } }" });
        await response.Content.ReadAsByteArrayAsync();
        await Ledgers.UntilAsync(hub, static r => r.Text("outcome") == "OK");

        var records = Ledgers.Entries(hub);

        Assert.Equal([("EXPORT", "BEGUN", 0L), ("EXPORT", "OK", 1L)], records.Select(static r => (r.Text("action"), r.Text("outcome"), r.Rows.Sum(static c => c.Rows))));
        Assert.Single(records.Select(static r => r.Text("export")).Distinct());
        Assert.Equal(records[0].Place.Hash, Receipt(response).Hash);
    }

    [Fact]
    public async Task An_answer_of_not_modified_is_recorded()
    {
        using var pushed = await plc.PostAsJsonAsync("/documents", new { documents = new[] { new { name = "known", document = "{ regions { nodes { name } } }" } } });
        using var first = await plc.GetAsync("/graphql?documentId=known");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?documentId=known");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());

        using var second = await plc.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.NotModified, second.StatusCode);
        var records = Ledgers.Entries(hub);
        Assert.Equal(["DOCUMENTS_REGISTERED", null, null], records.Select(static r => r.Text("operation")));
        Assert.Equal("NOT_MODIFIED", records[2].Text("outcome"));
        Assert.Equal((records[1].Text("document"), records[2].Place.Hash), (records[2].Text("document"), Receipt(second).Hash));
    }

    [Theory]
    [InlineData("GOSSIP")]
    [InlineData("CASE")]
    [InlineData("CASE; case=Wang Xiaoqing")]
    [InlineData("CASE; case=a b")]
    [InlineData("DUTY; note=x")]
    public async Task An_invalid_purpose_is_refused(string purpose)
    {
        plc.DefaultRequestHeaders.TryAddWithoutValidation("NetHub-Purpose", purpose);

        using var response = await plc.PostAsJsonAsync("/graphql", new { query = "{ regions { totalCount } }" });

        Assert.Equal("BAD_USER_INPUT", await RunningHub.CodeAsync(response));
        Assert.DoesNotContain("Wang", Assert.Single(Ledgers.Entries(hub)).Content.GetRawText(), StringComparison.Ordinal);
    }

    private async Task AskAsync(string query, HttpClient? http = null)
    {
        using var response = await (http ?? plc).PostAsJsonAsync("/graphql", new { query });
    }

    private LedgerReceipt Receipt(HttpResponseMessage response) => Read(response.Headers.GetValues("NetHub-Receipt").Single());

    private LedgerReceipt Read(string text)
    {
        using var key = LedgerKey.FromFile(Path.Combine(hub.Directory, "ledger.key"));
        return LedgerReceipt.Read(text, new LedgerKeys([key])) ?? throw new Xunit.Sdk.XunitException($"No receipt: {text}");
    }

    private static IEnumerable<string> Touched(LedgerRecord record) =>
        record.Fields!.Touched.Select(static f => $"{f.Field} {string.Join(' ', f.Usages)} {f.Level}");
}
