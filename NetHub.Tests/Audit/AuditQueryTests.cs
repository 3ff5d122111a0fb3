using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Exporting;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Audit;

/// <summary>A read is visible to the owners of the fields it read, and access to the audit is decided like access to any dataset.</summary>
public sealed class AuditQueryTests : IAsyncLifetime
{
    // ORG owns the field observationZone; DAT owns the region itself.
    private const string Zones = "query Zones { regions(where: { observationZone: { eq: null } }) { nodes { observationZone } } }";
    private const string OfZones = "(where: { operation: { eq: \"Zones\" } })";
    private AuditedHub hub = null!;

    public async Task InitializeAsync() => hub = await AuditedHub.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task A_read_is_shown_to_the_reader_and_the_owner_of_the_field_and_to_no_other_department()
    {
        await hub.AskAsync("plc", Zones);
        await hub.IndexedAsync();

        Dictionary<string, int> seen = [];
        foreach (var client in (string[])["plc", "org", "pub", "psb", "prk", "dat", "ldr", "twn-431021108"])
            seen[client] = (await hub.RowsAsync(HubFixture.CallerOf(client), "audit", OfZones, "auditId")).Count;
        var row = (await hub.RowsAsync(HubFixture.CallerOf("org"), "audit", OfZones, "auditId department client action outcome coordinates owners rowCount times hash"))[0];

        Assert.Equal(["plc", "org"], seen.Where(s => s.Value == 1).Select(s => s.Key));
        Assert.Equal(2, seen.Values.Sum());
        Assert.Equal(["PLC", "plc", "QUERY", "OK"], new[] { "department", "client", "action", "outcome" }.Select(f => row.GetProperty(f).GetString()));
        Assert.Equal(["""["Region.observationZone"]""", """["ORG"]""", "1", "1"], new[] { "coordinates", "owners", "rowCount", "times" }.Select(f => row.GetProperty(f).GetRawText()));
        Assert.StartsWith(row.GetProperty("auditId").GetString()!, row.GetProperty("hash").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ORG", true)]
    [InlineData("PUB", false)]
    [InlineData("DAT", false)]
    public async Task A_steward_without_data_access_sees_reads_of_its_department_s_data(string department, bool seesIt)
    {
        await hub.AskAsync("plc", Zones);
        await hub.IndexedAsync();
        var steward = new Caller(department, "steward", HubRoles.Steward, Sensitivity.Sensitive);

        var audit = await hub.RowsAsync(steward, "audit", OfZones, "department");
        var usage = await hub.RowsAsync(steward, "fieldUsage", "(where: {coordinate: {eq: \"Region.observationZone\"}})", "department reads");
        var data = await hub.RowsAsync(steward, "regions", "", "name");

        Assert.Equal(seesIt ? ["PLC"] : [], audit.Select(static r => r.GetProperty("department").GetString()));
        Assert.Equal(seesIt, usage.Count > 0);
        Assert.Empty(data);
    }

    [Fact]
    public async Task The_audit_administrator_sees_the_whole_audit_over_HTTP_and_other_administrators_see_nothing()
    {
        await hub.AskAsync("plc", Zones);
        await hub.AskAsync("pub", "query Names { regions { nodes { name } } }");
        await hub.IndexedAsync();

        var all = await PostAsync("auditadmin", "{ audit(where: { operation: { in: [\"Zones\", \"Names\"] } }, order: [{ at: ASC }]) { nodes { department } } }");
        var export = await ExportAsync("auditadmin", "{ audit { nodes { auditId department } } }");
        var regions = await ExportAsync("auditadmin", "{ regions { nodes { name } } }");

        Assert.Equal(["PLC", "PUB"], all.GetProperty("data").GetProperty("audit").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("department").GetString()));
        Assert.Contains("\"department\":\"PUB\"", export, StringComparison.Ordinal);
        Assert.Contains("UNAUTHORIZED_FIELD_OR_TYPE", regions, StringComparison.Ordinal);
        foreach (var other in (string[])["sysadmin", "secadmin"])
        {
            var answer = await PostAsync(other, "{ audit { totalCount nodes { auditId } } fieldUsage { totalCount } }");
            Assert.DoesNotContain("\"auditId\":", answer.GetRawText(), StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("audit").GetProperty("totalCount").ValueKind);
            Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("fieldUsage").GetProperty("totalCount").ValueKind);
        }
    }

    [Fact]
    public async Task No_query_of_a_department_reveals_the_audit_rows_of_others()
    {
        await hub.AskAsync("plc", Zones);
        await hub.IndexedAsync();
        var own = (await hub.AskAsync("plc", $"{{ audit{OfZones} {{ edges {{ cursor node {{ id auditId }} }} }} }}")).GetProperty("data").GetProperty("audit").GetProperty("edges")[0];
        var (cursor, id, auditId) = (own.GetProperty("cursor").GetString(), own.GetProperty("node").GetProperty("id").GetString(), own.GetProperty("node").GetProperty("auditId").GetString());

        // One operation, because earlier ones would be recorded as YLC's own reads and be visible to it.
        var seen = (await hub.AskAsync("ylc", """
            {
              listed: audit(where: { department: { eq: "PLC" } }) { totalCount }
              joined: audit(where: { or: [{ owners: { some: { eq: "ORG" } } }, { outcome: { eq: "OK" } }] }, order: [{ durationMicros: DESC }]) { totalCount nodes { auditId } }
              grouped: audit { aggregate { count durationMicros { max } } groupBy(keys: [{ field: DEPARTMENT }, { field: OPERATION }]) { count } }
              usage: fieldUsage { totalCount groupBy(keys: [{ field: COORDINATE }]) { count } }
            }
            """)).GetProperty("data");
        var after = await hub.AskAsync("ylc", $"{{ audit(after: \"{cursor}\") {{ nodes {{ auditId }} }} }}");
        var single = await hub.AskAsync("ylc", $"{{ node(id: \"{id}\") {{ id }} auditRecord(auditId: \"{auditId}\") {{ id }} }}");
        var mine = await hub.AskAsync("org", $"{{ auditRecord(auditId: \"{auditId}\") {{ department }} }}");

        Assert.Equal("""{"totalCount":0}""", seen.GetProperty("listed").GetRawText());
        Assert.Equal("""{"totalCount":0,"nodes":[]}""", seen.GetProperty("joined").GetRawText());
        Assert.Equal("""{"aggregate":{"count":0,"durationMicros":{"max":null}},"groupBy":[]}""", seen.GetProperty("grouped").GetRawText());
        Assert.Equal("""{"totalCount":0,"groupBy":[]}""", seen.GetProperty("usage").GetRawText());
        Assert.Equal("CURSOR_INVALID", after.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""{"node":null,"auditRecord":null}""", single.GetProperty("data").GetRawText());
        Assert.Equal("""{"auditRecord":{"department":"PLC"}}""", mine.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Reading_the_audit_is_recorded_like_any_read()
    {
        await hub.AskAsync(AuditorTests.Auditor, "query Look { audit { nodes { auditId } } }");
        await hub.IndexedAsync();

        var looked = await hub.RowsAsync(AuditorTests.Auditor, "audit", "(where: { operation: { eq: \"Look\" } })", "client department coordinates");

        Assert.Equal("""{"client":"auditadmin","department":null,"coordinates":["AuditRecord.auditId"]}""", Assert.Single(looked).GetRawText());
    }

    [Fact]
    public async Task A_refused_read_is_shown_to_the_owner_of_the_field()
    {
        var (field, owner) = DeniedField();
        await hub.AskAsync("plc", $"query Shown {{ {field.Dataset.PluralName} {{ nodes {{ id {field.Name} }} }} }}");
        await hub.AskAsync("plc", $"query Sorted {{ {field.Dataset.PluralName}(order: [{{ {field.Name}: ASC }}]) {{ nodes {{ id }} }} }}");
        await hub.IndexedAsync();

        var rows = await hub.RowsAsync(HubFixture.CallerOf(owner), "audit", "(order: [{ at: ASC }])", "operation outcome deniedCoordinates");
        var usage = await hub.RowsAsync(HubFixture.CallerOf(owner), "fieldUsage", "(where: { usage: { eq: DENIED } }, order: [{ operation: ASC }])", "coordinate department operation level reads");

        var denied = $"\"deniedCoordinates\":[\"{field.Coordinate}\"]";
        Assert.Equal([$$"""{"operation":"Shown","outcome":"OK",{{denied}}}""", $$"""{"operation":"Sorted","outcome":"ARGUMENT_NOT_PERMITTED",{{denied}}}"""], rows.Select(r => r.GetRawText()));
        Assert.Equal(["Shown", "Sorted"], usage.Select(u => u.GetProperty("operation").GetString()));
        Assert.All(usage, u => Assert.Equal((field.Coordinate, "PLC", "NONE", 1), (u.GetProperty("coordinate").GetString(), u.GetProperty("department").GetString(), u.GetProperty("level").GetString(), u.GetProperty("reads").GetInt32())));
    }

    [Fact]
    public async Task Statistics_of_the_audit_are_current_and_never_cached()
    {
        const string Figures = "{ audit(where: { department: { in: [\"PLC\", \"ORG\"] } }) { totalCount aggregate { count } groupBy(keys: [{ field: DEPARTMENT }, { field: OUTCOME }, { field: AT, unit: DAY }], order: [{ key: { department: ASC } }]) { key { department outcome } count } } }";
        await hub.AskAsync("plc", Zones);
        await hub.AskAsync("plc", Zones);
        await hub.AskAsync("org", Zones);
        await hub.IndexedAsync();
        var before = (await hub.AskAsync(AuditorTests.Auditor, Figures)).GetProperty("data").GetProperty("audit");

        await hub.AskAsync("plc", Zones);
        await hub.IndexedAsync();
        var after = (await hub.AskAsync(AuditorTests.Auditor, Figures)).GetProperty("data").GetProperty("audit");
        using var answer = await hub.Hub.Services.GetRequiredService<HubGraphQL>().ExecuteAsync(new GraphQLRequest(Figures, null, default), AuditorTests.Auditor, new GraphQLRequestOptions(), CancellationToken.None);

        Assert.Equal("""{"totalCount":3,"aggregate":{"count":3},"groupBy":[{"key":{"department":"ORG","outcome":"OK"},"count":1},{"key":{"department":"PLC","outcome":"OK"},"count":2}]}""", before.GetRawText());
        Assert.Equal("""{"totalCount":4,"aggregate":{"count":4},"groupBy":[{"key":{"department":"ORG","outcome":"OK"},"count":1},{"key":{"department":"PLC","outcome":"OK"},"count":3}]}""", after.GetRawText());
        Assert.Null(answer.DataVersion);
    }

    [Fact]
    public async Task Field_usage_counts_each_usage_of_each_field()
    {
        for (var i = 0; i < 3; i++)
            await hub.AskAsync("plc", Zones);
        await hub.AskAsync("org", "query Zones { regions(order: [{ observationZone: ASC }]) { nodes { observationZone } } }");
        await hub.IndexedAsync();

        const string Fields = "department owner operation usage level reads rows";
        const string OfZone = "(where: { coordinate: { eq: \"Region.observationZone\" } }, order: [{ department: ASC }, { usage: ASC }])";
        var all = (await hub.RowsAsync(HubFixture.CallerOf("org"), "fieldUsage", OfZone, Fields)).Select(r => string.Join(' ', r.EnumerateObject().Select(p => p.Value.ToString()))).ToList();
        var own = await hub.RowsAsync(HubFixture.CallerOf("plc"), "fieldUsage", OfZone, Fields);

        Assert.Equal(["ORG ORG Zones SHOW FULL 1 1", "ORG ORG Zones SORT FULL 1 1", "PLC ORG Zones FILTER FULL 3 3", "PLC ORG Zones SHOW FULL 3 3"], all);
        Assert.Equal(2, own.Count);
    }

    [Fact]
    public async Task An_export_counts_as_one_read_although_it_has_two_records()
    {
        await ExportAsync("org", "query Zones { regions { nodes { observationZone } } }");
        await Ledgers.UntilAsync(hub.Hub, static r => r.Text("action") == "EXPORT" && r.Text("outcome") == "OK");
        await hub.IndexedAsync();

        var usage = Assert.Single(await hub.RowsAsync(HubFixture.CallerOf("org"), "fieldUsage", "(where: { coordinate: { eq: \"Region.observationZone\" } })", "reads rows"));

        Assert.Equal(("1", "1"), (usage.GetProperty("reads").GetRawText(), usage.GetProperty("rows").GetRawText()));
    }

    [Fact]
    public async Task Subscriptions_do_not_report_changes_of_the_audit()
    {
        var graph = hub.Hub.Services.GetRequiredService<HubGraphQL>();
        var named = new GraphQLRequest("subscription { dataVersionChanged(datasets: [\"AuditRecord\"]) { datasets { name } } }", null, default);
        var all = new GraphQLRequest("subscription { dataVersionChanged { datasets { name } } }", null, default);

        using var refused = await FirstAsync(graph, named);
        using var first = await FirstAsync(graph, all);

        Assert.Contains("BAD_USER_INPUT", System.Text.Encoding.UTF8.GetString(refused.Body.Span), StringComparison.Ordinal);
        Assert.Contains("\"Region\"", System.Text.Encoding.UTF8.GetString(first.Body.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("AuditRecord", System.Text.Encoding.UTF8.GetString(first.Body.Span), StringComparison.Ordinal);
    }

    private static async Task<GraphQLAnswer> FirstAsync(HubGraphQL graph, GraphQLRequest request)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var events = graph.FollowAsync(request, HubFixture.CallerOf("plc"), new GraphQLRequestOptions(), limit.Token).GetAsyncEnumerator(limit.Token);
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }

    // Finds a field that is denied to PLC on rows that it can see, and its owner, which can read the audit.
    private (FieldEntry Field, string Owner) DeniedField()
    {
        var policy = hub.Hub.Services.GetRequiredService<CurrentPolicy>().Now;
        var plc = policy.WithPurpose(HubFixture.CallerOf("plc"), HubFixture.OnDuty.Origin.Purpose, TimeProvider.System.GetUtcNow());
        var field = hub.Hub.Services.GetRequiredService<DataCatalog>().Datasets.Where(d => d.Network != Network.Hub && policy.Rows(plc, d) != ScopeSet.None)
            .SelectMany(d => d.Fields).First(f => f is { IsServed: true, IsSortable: true } && f.Owner is not (Departments.Data or Departments.PoliticsAndLaw)
                && policy.Departments.Contains(f.Owner) && Enum.GetValues<Usage>().All(u => policy.Decide(plc, f, u).IsDenied));
        return (field, field.Owner.ToLowerInvariant());
    }

    private async Task<JsonElement> PostAsync(string client, string query)
    {
        using var http = await hub.Hub.ClientAsync(client);
        using var response = await http.PostAsJsonAsync("/graphql", new { query });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<string> ExportAsync(string client, string query)
    {
        using var http = await hub.Hub.ClientAsync(client);
        using var response = await http.ExportAsync(query, Exports.Ndjson);
        return await response.Content.ReadAsStringAsync();
    }
}
