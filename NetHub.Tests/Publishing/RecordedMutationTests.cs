using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NetHub.Ledger.Signing;
using NetHub.Tests.Audit;
using NetHub.Tests.Server;

namespace NetHub.Tests.Publishing;

/// <summary>Every mutation writes exactly one record, whatever its outcome, and its answer carries that record's receipt.</summary>
public sealed class RecordedMutationTests : IAsyncLifetime
{
    private const string Row = "{ partyOrgCode: \"M-1\", name: \"党支部\", orgType: BRANCH, regionCode: \"431021000000\", isParkOrg: false, fullMemberCount: 5, probationaryCount: 0, weakLaxFlag: false, demoFlag: false, status: ACTIVE }";
    private OwnHub hub = null!;
    private HttpClient org = null!;

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync(("Hub:Limits:TimeoutSeconds", "1"), ("Hub:Publish:AcceptsSynthetic", "true"));
        org = await hub.ClientAsync("org");
    }

    public async Task DisposeAsync()
    {
        org.Dispose();
        await hub.DisposeAsync();
    }

    [Theory]
    [InlineData("dryRun: true, ", Row, "DRY_RUN")]
    [InlineData("", Row, "OK")]
    [InlineData("", "{ partyOrgCode: \"M-1\" }", "ROWS_REJECTED")]
    public async Task A_publication_writes_one_record_with_the_client_s_address(string how, string row, string outcome)
    {
        using var response = await PostAsync($"mutation Night {{ publishPartyOrganization({how}rows: [{row}]) {{ accepted }} }}");

        var record = Assert.Single(Ledgers.Entries(hub));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            ("PUBLICATION", outcome, "127.0.0.1", "org", "Night"),
            (record.Text("action"), record.Text("outcome"), record.Text("address"), record.Text("client"), record.Text("operation")));
        Assert.StartsWith("PartyOrganization", record.Text("target"), StringComparison.Ordinal);
        Assert.All(record.Fields!.Touched, static f => Assert.Equal(["PUBLISH"], f.Usages));
        Assert.Equal(record.Place.Hash, ReceiptHash(response));
    }

    [Fact]
    public async Task A_refused_publication_writes_one_record()
    {
        using var plc = await hub.ClientAsync();
        using var response = await plc.PostAsJsonAsync("/graphql", new { query = $"mutation {{ publishPartyOrganization(rows: [{Row}]) {{ accepted }} }}" });

        var record = Assert.Single(Ledgers.Entries(hub));
        Assert.Equal(
            ("PUBLICATION", "NOT_OWNER", "127.0.0.1", "PartyOrganization"), (record.Text("action"), record.Text("outcome"), record.Text("address"), record.Text("target")));
        Assert.Equal(record.Place.Hash, ReceiptHash(response));
    }

    [Fact]
    public async Task A_filed_request_writes_one_administration_record()
    {
        using var response = await PostAsync("""
            mutation { requestAccess(input: {
              fields: ["ServiceOrder.content"], level: FULL, usages: [SHOW], scope: COUNTY, purpose: DUTY, legalBasis: "依据", plannedUse: "用途",
              until: "2099-01-01T00:00:00+08:00", draft: true }) { id } }
            """);

        var record = Assert.Single(Ledgers.Entries(hub));
        Assert.Equal(("ADMINISTRATION", "127.0.0.1"), (record.Text("action"), record.Text("address")));
        Assert.True(record.Text("outcome") != "OK" || record.Text("target")!.StartsWith("sharing request R-", StringComparison.Ordinal));
        Assert.Equal(record.Place.Hash, ReceiptHash(response));
    }

    [Fact]
    public async Task A_batch_that_times_out_while_waiting_leaves_nothing_behind()
    {
        var mutation = $"mutation {{ publishPartyOrganization(idempotencyKey: \"late\", rows: [{Row}]) {{ accepted repeated inserted }} }}";
        using (await HeldLock.TakeAsync(hub.Directory))
        {
            using var late = await PostAsync(mutation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);
            Assert.Equal("TIMEOUT", await RunningHub.CodeAsync(late));
        }

        using var again = await PostAsync(mutation);

        using var answer = JsonDocument.Parse(await again.Content.ReadAsStringAsync());
        Assert.Equal("""{"accepted":true,"repeated":false,"inserted":1}""", answer.RootElement.GetProperty("data").GetProperty("publishPartyOrganization").GetRawText());
        Assert.Equal([("PUBLICATION", "TIMEOUT"), ("PUBLICATION", "OK")], Ledgers.Entries(hub).Select(static r => (r.Text("action"), r.Text("outcome"))));
    }

    [Fact]
    public async Task Fields_are_answered_in_selection_order_whatever_resolves_them()
    {
        using var response = await PostAsync("{ first: grants { id } regions(first: 1) { totalCount } viewer { client } last: regions(first: 1) { totalCount } sharingRequests { id } __typename }");

        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var data = answer.RootElement.GetProperty("data");
        Assert.Equal(["first", "regions", "viewer", "last", "sharingRequests", "__typename"], data.EnumerateObject().Select(static m => m.Name));
        Assert.Equal("""{"client":"org"}""", data.GetProperty("viewer").GetRawText());
        Assert.Equal(data.GetProperty("regions").GetRawText(), data.GetProperty("last").GetRawText());
        Assert.Equal("QUERY", Assert.Single(Ledgers.Entries(hub)).Text("action"));
    }

    private Task<HttpResponseMessage> PostAsync(string query) => org.PostAsJsonAsync("/graphql", new { query });

    private string? ReceiptHash(HttpResponseMessage response)
    {
        using var key = LedgerKey.FromFile(Path.Combine(hub.Directory, "ledger.key"));
        return LedgerReceipt.Read(response.Headers.GetValues("NetHub-Receipt").Single(), new LedgerKeys([key]))?.Hash;
    }
}
