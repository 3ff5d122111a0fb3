using System.Net;
using System.Text;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Server;

[Collection(HubFixture.Name)]
public sealed class GraphQLOverHttpTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task An_operation_is_answered_as_graphql_response_json_in_utf8()
    {
        using var response = await hub.PostAsync("""{"query":"{ grids(first: 1) { nodes { gridCode name } } }"}""", accept: "application/graphql-response+json");

        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/graphql-response+json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("""{"data":{"grids":{"nodes":[{"gridCode":""", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", body, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("application/json", "application/json", HttpStatusCode.OK)]
    [InlineData("application/json, text/plain, */*", "application/json", HttpStatusCode.OK)]
    [InlineData("application/json;q=0.5, application/graphql-response+json", "application/graphql-response+json", HttpStatusCode.BadRequest)]
    [InlineData("*/*", "application/json", HttpStatusCode.OK)]
    [InlineData(null, "application/json", HttpStatusCode.OK)]
    [InlineData("application/json, application/graphql-response+json", "application/graphql-response+json", HttpStatusCode.BadRequest)]
    public async Task The_accept_header_decides_media_type_and_status_of_an_operation_that_fails(string? accept, string type, HttpStatusCode status)
    {
        using var response = await hub.PostAsync("""{"query":"{ nothingOfTheKind }"}""", accept: accept);

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", await RunningHub.CodeAsync(response));
    }

    [Fact]
    public async Task Many_requests_at_once_are_each_answered_with_their_own_variables()
    {
        const string Query = "query($n: String!) { regions(where: {name: {eq: $n}}, first: 1) { nodes { name } } }";
        string[] names = ["莲塘镇", "正和镇", "仁义镇", "太和镇", "洋市镇", "和平镇", "流峰镇", "塘市镇"];
        await hub.TokenAsync("plc");

        await Parallel.ForEachAsync(Enumerable.Range(0, 1600), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) =>
        {
            var name = names[i % names.Length];
            using var response = await hub.PostAsync(System.Text.Json.JsonSerializer.Serialize(new { query = Query, variables = new { n = name } }));
            using var answer = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(CancellationToken.None));
            Assert.Equal(name, answer.RootElement.GetProperty("data").GetProperty("regions").GetProperty("nodes")[0].GetProperty("name").GetString());
        });
    }

    [Fact]
    public async Task A_client_that_accepts_neither_type_gets_406()
    {
        using var response = await hub.PostAsync("""{"query":"{ __typename }"}""", accept: "text/html");

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("\"query\"")]
    [InlineData("""{"query":1}""")]
    [InlineData("""{"query":"{ __typename }","variables":[1]}""")]
    [InlineData("""{"query":"\ud800"}""")]
    [InlineData("{}")]
    public async Task A_body_that_is_not_a_request_gets_400(string body)
    {
        using var response = await hub.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("BAD_USER_INPUT", await RunningHub.CodeAsync(response));
    }

    [Theory]
    [InlineData(null, "请求")]
    [InlineData("en-GB", "The request")]
    [InlineData("fr, en;q=0.5, zh;q=0.3", "The request")]
    [InlineData("zh-CN, en;q=0.9", "请求")]
    public async Task Messages_are_in_the_caller_s_language(string? language, string start)
    {
        using var response = await hub.PostAsync("{", language: language);

        Assert.Contains($"\"message\":\"{start}", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_with_its_error_code(bool saysItsLength)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"query":"{ __typename } #{{new string('x', 1024 * 1024)}}"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = !saysItsLength;
        // The hub may answer before the body is sent. Without this, the client could fail by writing to a closed connection.
        request.Headers.ExpectContinue = saysItsLength;

        using var response = await hub.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("BODY_TOO_LARGE", await RunningHub.CodeAsync(response));
    }

    [Fact]
    public async Task A_body_without_a_JSON_content_type_gets_415()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("{ __typename }") };

        using var response = await hub.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task GET_answers_queries_with_variables()
    {
        var query = Uri.EscapeDataString("query($n: Int) { grids(first: $n) { nodes { gridCode } } }");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={query}&variables={Uri.EscapeDataString("""{"n":1}""")}");

        using var response = await hub.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task GET_refuses_mutations()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString("mutation { anything }")}");

        using var response = await hub.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("METHOD_NOT_ALLOWED", await RunningHub.CodeAsync(response));
    }

    [Theory]
    [InlineData("report", HttpStatusCode.OK)]
    [InlineData("guess", HttpStatusCode.BadRequest)]
    public async Task The_cost_header_has_two_values(string value, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        request.Headers.Add("GraphQL-Cost", value);

        using var response = await hub.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }
}
