using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Exporting;

/// <summary>An export is refused before the first byte, with the reason; omitted values are reported in the file.</summary>
[Collection(HubFixture.Name)]
public sealed class ExportRefusalTests(HubFixture data, RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Orders = "{ serviceOrders(where: {gridCode: {eq: \"431021108200001\"}}) { nodes { orderNo } } }";

    [Fact]
    public async Task An_export_without_a_token_is_refused()
    {
        using var response = await hub.SendAsync(Exports.Request(Orders), client: null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/pdf")]
    [InlineData("text/csv;q=0")]
    [InlineData("nothing at all")]
    public async Task An_unknown_format_is_not_acceptable_and_the_known_ones_are_named(string accept)
    {
        using var response = await hub.SendAsync(Exports.Request(Orders, accept));

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        var error = await ErrorAsync(response);
        Assert.Equal("BAD_USER_INPUT", error.Code);
        foreach (var type in new[] { Exports.Ndjson, Exports.Csv, Exports.Xlsx })
            Assert.Contains(type, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ serviceOrders { nodes { orderNo } } grids { nodes { name } } }", "根字段")]
    [InlineData("{ grid(gridCode: \"431021108200001\") { name } }", "根字段")]
    [InlineData("{ __typename }", "根字段")]
    [InlineData("{ viewer { client } }", "根字段")]
    [InlineData("{ nodes(ids: []) { id } }", "根字段")]
    [InlineData("subscription { policyChanged { policyVersion } }", "根字段")]
    [InlineData("{ serviceOrders { totalCount } }", "nodes")]
    [InlineData("{ serviceOrders { nodes { orderNo } totalCount } }", "nodes")]
    [InlineData("{ serviceOrders { nodes { orderNo } more: nodes { title } } }", "nodes")]
    [InlineData("{ serviceOrders { nodes { orderNo } pageInfo { hasNextPage } } }", "nodes")]
    [InlineData("{ serviceOrders { edges { node { orderNo } } } }", "nodes")]
    [InlineData("{ serviceOrders { aggregate { count } } }", "nodes")]
    [InlineData("{ serviceOrders(first: 10) { nodes { orderNo } } }", "first")]
    [InlineData("{ serviceOrders(last: 10) { nodes { orderNo } } }", "last")]
    [InlineData("{ serviceOrders(after: \"x\") { nodes { orderNo } } }", "after")]
    [InlineData("{ serviceOrders(before: \"x\") { nodes { orderNo } } }", "before")]
    public async Task Only_all_rows_of_one_connection_can_be_exported(string query, string named)
    {
        using var response = await hub.SendAsync(Exports.Request(query));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = await ErrorAsync(response);
        Assert.Equal("BAD_USER_INPUT", error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_of_an_export_is_named_at_once()
    {
        using var response = await hub.SendAsync(Exports.Request("{ serviceOrders(first: 1, after: \"x\") { totalCount } }"));

        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(3, answer.RootElement.GetProperty("errors").GetArrayLength());
    }

    [Theory]
    [InlineData("{ serviceOrders { nodes { nothing } } }", "GRAPHQL_VALIDATION_FAILED", 400)]
    [InlineData("{ serviceOrders { nodes {", "GRAPHQL_PARSE_FAILED", 400)]
    [InlineData("{ serviceOrders(where: {requesterName: {eq: \"x\"}}) { nodes { orderNo } } }", "ARGUMENT_NOT_PERMITTED", 403)]
    [InlineData("{ serviceOrders(where: {submittedAt: {gt: \"soon\"}}) { nodes { orderNo } } }", "BAD_USER_INPUT", 400)]
    [InlineData("{ grids { nodes { serviceOrders(first: 1000) { nodes { orderNo } } } } }", "COST_EXCEEDED", 400)]
    public async Task An_export_is_refused_like_a_query(string query, string code, int status)
    {
        using var response = await hub.SendAsync(Exports.Request(query), "org");

        Assert.Equal(code, (await ErrorAsync(response)).Code);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.True(response.Headers.Contains("NetHub-Receipt"));
    }

    [Fact]
    public async Task A_dataset_without_readable_rows_is_not_exported()
    {
        using var response = await hub.SendAsync(Exports.Request(Orders), "ldr");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("UNAUTHORIZED_FIELD_OR_TYPE", (await ErrorAsync(response)).Code);
    }

    [Theory]
    [InlineData(Exports.Csv)]
    [InlineData(Exports.Xlsx)]
    public async Task A_table_cannot_hold_a_nested_connection(string accept)
    {
        const string Nested = "{ grids { nodes { name officers(first: 2) { nodes { staffName } } village { grids { totalCount } } } } }";

        using var response = await hub.SendAsync(Exports.Request(Nested, accept));

        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            ["grids.nodes.officers", "grids.nodes.village.grids"],
            answer.RootElement.GetProperty("errors").EnumerateArray().Select(e => string.Join('.', e.GetProperty("path").EnumerateArray())));
    }

    [Fact]
    public async Task NDJSON_rows_hold_nested_connections_with_their_pages()
    {
        const string Rows = "nodes { name officers(first: 2) { totalCount nodes { staffName } } village { grids { totalCount } } }";
        var expected = data.Data("plc", $"{{ grids(first: 1000) {{ {Rows} }} }}").GetProperty("grids").GetProperty("nodes").EnumerateArray().Select(n => n.GetRawText());

        using var response = await hub.SendAsync(Exports.Request($"{{ grids {{ {Rows} }} }}"));

        Assert.Equal(expected, (await Exports.NdjsonAsync(response)).Rows);
    }

    [Fact]
    public async Task A_denied_field_is_empty_and_named_in_the_trailer()
    {
        const string Query = "{ parkEnterprises { nodes { park { name } contactName } } }";

        using var ndjson = await hub.SendAsync(Exports.Request(Query), "org");
        using var csv = await hub.SendAsync(Exports.Request(Query, Exports.Csv), "org");

        var (lines, table) = (await Exports.NdjsonAsync(ndjson), await Exports.TableAsync(csv));
        Assert.Equal("UNAUTHORIZED_FIELD_OR_TYPE", lines.Code);
        Assert.True(lines.IsComplete);
        Assert.All(lines.Rows, r => Assert.Contains("\"contactName\":null", r, StringComparison.Ordinal));
        Assert.All(table.Rows, r => Assert.Equal("", r[1]));
        Assert.Contains(table.Trailer, t => t.StartsWith("error=UNAUTHORIZED_FIELD_OR_TYPE", StringComparison.Ordinal) && t.Contains("ParkEnterprise.contactName", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Masked_and_narrowed_fields_are_named_in_the_trailer()
    {
        const string Query = "{ serviceOrders(where: {requesterName: {startsWith: \"王\"}}) { nodes { requesterName requesterMobile } } }";

        using var response = await hub.SendAsync(Exports.Request(Query, Exports.Csv));

        var sharing = (await Exports.TableAsync(response)).Trailer.Where(t => t.StartsWith("sharing=", StringComparison.Ordinal)).ToList();
        Assert.Contains("sharing=serviceOrders NARROWED ServiceOrder.requesterName", sharing);
        Assert.Contains("sharing=serviceOrders.nodes.requesterName PARTLY_MASKED ServiceOrder.requesterName", sharing);
    }

    [Fact]
    public async Task Messages_are_in_the_language_of_the_client()
    {
        using var request = Exports.Request("{ parkEnterprises { nodes { contactName } } }", Exports.Csv);
        request.Headers.AcceptLanguage.ParseAdd("en");

        using var response = await hub.SendAsync(request, "org");

        Assert.Contains((await Exports.TableAsync(response)).Trailer, t => t.Contains("Not permitted to read ParkEnterprise.contactName", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invalid_value_for_the_byte_order_mark_is_refused()
    {
        using var response = await hub.SendAsync(Exports.Request(Orders, Exports.Csv, path: "/export?bom=perhaps"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("bom", (await ErrorAsync(response)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_document_serves_pages_and_exports_alternately()
    {
        const string Query = "query($kind: GridKind) { grids(where: {kind: {eq: $kind}}) { nodes { name } } }";
        var variables = new { kind = "RURAL" };

        for (var i = 0; i < 2; i++)
        {
            using var page = await hub.PostAsync(JsonSerializer.Serialize(new { query = Query, variables }));
            using var export = await hub.SendAsync(Exports.Request(Query, variables: variables));

            using var answer = JsonDocument.Parse(await page.Content.ReadAsStringAsync());
            Assert.Equal(50, answer.RootElement.GetProperty("data").GetProperty("grids").GetProperty("nodes").GetArrayLength());
            Assert.Equal(877, (await Exports.NdjsonAsync(export)).Rows.Count);
        }
    }

    [Fact]
    public async Task Only_registered_documents_are_exported_where_the_settings_require_it()
    {
        await using var strict = await OwnHub.StartAsync(("Hub:Documents:Systems", "TrustedOnly"));
        using var plc = await strict.ClientAsync();
        using var pushed = await plc.PostAsJsonAsync("/documents", new { documents = new[] { new { name = "regions", document = ManyRegions.Query } } });

        using var known = await plc.PostAsJsonAsync("/export", new { documentId = "regions" });
        using var unknown = await plc.PostAsJsonAsync("/export", new { documentId = "others" });
        using var free = await plc.ExportAsync(ManyRegions.Query + " ");

        Assert.Single((await Exports.NdjsonAsync(known)).Rows);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("DOCUMENT_NOT_TRUSTED", await RunningHub.CodeAsync(free));
    }

    [Fact]
    public async Task A_batch_cannot_be_exported()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/export") { Content = JsonContent.Create(new[] { new { query = Orders }, new { query = Orders } }) };

        using var response = await hub.SendAsync(request);

        Assert.Equal("BATCH_REFUSED", (await ErrorAsync(response)).Code);
    }

    private static async Task<(string Code, string Message)> ErrorAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/graphql-response+json", response.Content.Headers.ContentType?.MediaType);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var error = answer.RootElement.GetProperty("errors")[0];
        return (error.GetProperty("extensions").GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
    }
}
