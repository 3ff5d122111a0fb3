using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using NetHub.Server.Settings;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Server;

/// <summary>Guessing identities over HTTP is limited, also in batches and across restarts, and answers are not cached.</summary>
[Collection(HubFixture.Name)]
public sealed class VerificationOverHttpTests : IClassFixture<RunningHub>
{
    private const string Operation = "query V($n: String!, $i: IdNumber!) { verifyIdentity(name: $n, idNumber: $i) { matches } }";
    private const int Failures = 3;

    private readonly HubFixture data;
    private readonly RunningHub hub;
    private readonly string number;

    public VerificationOverHttpTests(HubFixture data, RunningHub hub)
    {
        (this.data, this.hub) = (data, hub);
        number = data.Data("psb", "{ persons(first: 1) { nodes { idNumber } } }").GetProperty("persons").GetProperty("nodes")[0].GetProperty("idNumber").GetString()!;
        // Removes the counts of earlier tests.
        SmallDatabase.Execute(new HubPaths(data.Directory).IdentityDatabase, "DELETE FROM DailyCounts");
    }

    [Fact]
    public async Task Guesses_end_with_429_and_a_restart_does_not_reset_the_count()
    {
        await using (var first = await StartAsync())
        {
            using var http = await ClientAsync(first, "hlt");
            for (var i = 0; i < Failures; i++)
            {
                using var response = await PostAsync(http, new { query = Operation, variables = new { n = "没有此人", i = number } });
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Assert.Null(response.Headers.ETag);
                Assert.True(response.Headers.CacheControl!.NoStore);
            }

            using var refused = await PostAsync(http, new { query = Operation, variables = new { n = "没有此人", i = number } });
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            await first.StopAsync();
        }

        await using var second = await StartAsync();
        using var again = await ClientAsync(second, "hlt");
        using var still = await PostAsync(again, new { query = Operation, variables = new { n = "没有此人", i = number } });

        Assert.Equal("QUOTA_EXCEEDED", await RunningHub.CodeAsync(still));
    }

    [Fact]
    public async Task Each_operation_of_a_batch_counts_as_a_guess()
    {
        await using var app = await StartAsync();
        using var http = await ClientAsync(app, "civ");
        var guess = new { query = Operation, variables = new { n = "没有此人", i = number } };

        using var response = await PostAsync(http, Enumerable.Repeat(guess, 5));

        using var answers = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal([true, true, true, false, false], answers.RootElement.EnumerateArray().Select(static a => a.TryGetProperty("data", out _)));
    }

    [Fact]
    public async Task Verification_by_GET_is_always_refused()
    {
        await using var app = await StartAsync();
        using var http = await ClientAsync(app, "civ");
        var variables = Uri.EscapeDataString(JsonSerializer.Serialize(new { n = "x", i = "1" }));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(Operation)}&variables={variables}");
        request.Headers.Add("NetHub-Purpose", "VERIFICATION");
        request.Headers.IfNoneMatch.ParseAdd("*");

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("METHOD_NOT_ALLOWED", await RunningHub.CodeAsync(response));
    }

    private async Task<WebApplication> StartAsync()
    {
        var app = SuiteLog.Build(new HubStart("http://127.0.0.1:0", "Development", new Dictionary<string, string?>
        {
            ["Hub:DataDirectory"] = data.Directory,
            ["Hub:Secret"] = Convert.ToBase64String(data.Secret),
            ["Hub:Ledger:Node"] = "beside",
            ["Hub:Clients:FailedVerificationsPerDay"] = $"{Failures}",
            ["Hub:Clients:OperationsPerRequest"] = "5",
        }));
        await app.StartAsync();
        return app;
    }

    // Signs in at the shared hub: hubs with the same secret and signing key accept each other's tokens.
    private async Task<HttpClient> ClientAsync(WebApplication app, string client)
    {
        var http = new HttpClient(new SentLiterals()) { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await hub.TokenAsync(client));
        return http;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        request.Headers.Add("NetHub-Purpose", "VERIFICATION");
        return await http.SendAsync(request);
    }
}
