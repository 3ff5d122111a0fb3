using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using NetHub.Server.Settings;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Server;

/// <summary>The HTTP layer around answers: headers, compression, batches, rate limits, origins.</summary>
[Collection(HubFixture.Name)]
public sealed class HttpSafetyTests(HubFixture data, RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Small = """{"query":"{ __typename }"}""";
    private const string Large = """{"query":"{ grids(first: 100) { nodes { gridCode name } } }"}""";

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.1, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("identity", null)]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("deflate", null)]
    public async Task A_large_answer_is_compressed_as_the_client_accepts(string accept, string? coding)
    {
        using var plain = await hub.PostAsync(Large);
        using var response = await SendAsync(Large, ("Accept-Encoding", accept));

        Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", response.Headers.Vary.ToString());
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await UnpackAsync(response));
    }

    [Fact]
    public async Task A_small_answer_is_not_compressed()
    {
        using var response = await SendAsync(Small, ("Accept-Encoding", "br, gzip"));

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.NotNull(response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_compressed_body_is_refused_and_never_unpacked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(Bomb()) };
        request.Content.Headers.ContentType = new("application/json");
        request.Content.Headers.ContentEncoding.Add("gzip");

        using var response = await hub.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("BAD_USER_INPUT", await RunningHub.CodeAsync(response));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_form_of_another_site_is_refused(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Small)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await hub.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("/graphql?query={__typename}")]
    [InlineData("/health/live")]
    [InlineData("/nothing-here")]
    public async Task Every_answer_has_security_headers(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);

        using var response = await hub.SendAsync(request);

        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
        Assert.Single(response.Headers.GetValues("X-Request-Id"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("board-42:7", true)]
    [InlineData("two words", false)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789", false)]
    public async Task A_request_keeps_a_valid_id(string id, bool isKept)
    {
        using var response = await SendAsync(Small, ("X-Request-Id", id));

        Assert.Equal(isKept, response.Headers.GetValues("X-Request-Id").Single() == id);
    }

    [Fact]
    public async Task An_unknown_path_is_answered_with_a_JSON_problem()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing-here");

        using var response = await hub.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_batch_is_refused_unless_the_settings_allow_it()
    {
        using var response = await hub.PostAsync($"[{Small},{Small}]");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("BATCH_REFUSED", await RunningHub.CodeAsync(response));
    }

    [Fact]
    public async Task A_batch_has_a_limit_and_answers_in_order()
    {
        await using var app = await StartAsync(("Hub:Clients:OperationsPerRequest", "2"));
        using var http = await ClientAsync(app);

        using var two = await http.PostAsync("/graphql", Json($"[{Small},{Large}]"));
        using var three = await http.PostAsync("/graphql", Json($"[{Small},{Small},{Small}]"));

        using var answers = JsonDocument.Parse(await two.Content.ReadAsStringAsync());
        Assert.Equal("Query", answers.RootElement[0].GetProperty("data").GetProperty("__typename").GetString());
        Assert.Equal(100, answers.RootElement[1].GetProperty("data").GetProperty("grids").GetProperty("nodes").GetArrayLength());
        Assert.Equal("BATCH_REFUSED", await RunningHub.CodeAsync(three));
    }

    [Fact]
    public async Task A_client_over_its_rate_limit_must_wait_and_others_need_not()
    {
        await using var app = await StartAsync(("Hub:Clients:RequestsPerSecond", "1"), ("Hub:Clients:Burst", "3"));
        using var http = await ClientAsync(app);
        using var other = await ClientAsync(app, "civ");
        var statuses = new List<HttpStatusCode>();

        for (var i = 0; i < 5; i++)
        {
            using var response = await http.PostAsync("/graphql", Json(Small));
            statuses.Add(response.StatusCode);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                Assert.Equal("RATE_LIMITED", await RunningHub.CodeAsync(response));
                Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            }
        }

        using var free = await other.PostAsync("/graphql", Json(Small));
        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, free.StatusCode);
    }

    [Theory]
    [InlineData("https://board.example", true)]
    [InlineData("https://evil.example", false)]
    public async Task A_page_may_send_requests_only_from_a_listed_origin(string origin, bool isAllowed)
    {
        await using var app = await StartAsync(("Hub:AllowedOrigins:0", "https://board.example"));
        using var http = await ClientAsync(app);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");

        using var response = await http.SendAsync(preflight);

        Assert.Equal(isAllowed, response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    private async Task<WebApplication> StartAsync(params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Key, s => (string?)s.Value);
        all["Hub:DataDirectory"] = data.Directory;
        all["Hub:Ledger:Node"] = "beside";
        all["Hub:Secret"] = Convert.ToBase64String(data.Secret);
        var app = SuiteLog.Build(new HubStart("http://127.0.0.1:0", "Development", all));
        await app.StartAsync();
        return app;
    }

    // Signs in at the shared hub: hubs with the same secret and signing key accept each other's tokens.
    private async Task<HttpClient> ClientAsync(WebApplication app, string client = "plc")
    {
        var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await hub.TokenAsync(client));
        return http;
    }

    private async Task<HttpResponseMessage> SendAsync(string body, (string Name, string Value) header)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = Json(body) };
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return await hub.SendAsync(request);
    }

    private static StringContent Json(string body) => new(body, null, "application/json");

    private static async Task<string> UnpackAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }

    private static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(new byte[64 << 20]);
        return packed.ToArray();
    }
}
