using System.Text.Json;
using NetHub.Tests.Server;

namespace NetHub.Tests.Clients;

/// <summary>Tests subscriptions with the clients <c>graphql-ws</c> and <c>graphql-sse</c>.</summary>
public sealed class SubscriptionClientTests : IAsyncLifetime
{
    private const string Follow = "subscription { dataVersionChanged(datasets: [\"Region\"]) { datasets { name version } } }";
    private OwnHub hub = null!;
    private string token = null!;

    private string Socket => new UriBuilder(hub.Address) { Scheme = "ws", Path = "/graphql" }.ToString();

    private string Events => new Uri(hub.Address, "/graphql").ToString();

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync(("Hub:Subscriptions:InitSeconds", "1"), ("Hub:Subscriptions:KeepAliveSeconds", "2"));
        await hub.SeeVersionAsync(other: null);
        using var http = await hub.ClientAsync();
        token = http.DefaultRequestHeaders.Authorization!.Parameter!;
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [NodeFact]
    public async Task A_socket_reports_the_current_state_and_each_change()
    {
        var lines = new List<JsonElement>();

        await NodeScripts.FollowAsync(["socket.mjs", Socket, token, "follow"], 3, line => NextAsync(lines, line));

        AssertVersions(lines);
    }

    [NodeFact]
    public async Task Events_report_the_current_state_and_each_change()
    {
        var lines = new List<JsonElement>();

        await NodeScripts.FollowAsync(["events.mjs", Events, token, Follow, "3"], 3, line => NextAsync(lines, line));

        AssertVersions(lines);
    }

    [NodeFact]
    public async Task A_query_over_a_subscription_connection_is_answered_once()
    {
        var socket = await NodeScripts.RunAsync("socket.mjs", Socket, token, "query");
        var events = await NodeScripts.RunAsync("events.mjs", Events, token, "{ regions(first: 1) { nodes { name } } }", "5");

        Assert.Contains("桂阳县", Assert.Single(socket), StringComparison.Ordinal);
        Assert.Contains("桂阳县", events[0], StringComparison.Ordinal);
        Assert.Equal("""{"complete":true}""", events[1]);
    }

    [NodeFact]
    public async Task A_refusal_carries_its_error_code()
    {
        var socket = await NodeScripts.RunAsync("socket.mjs", Socket, token, "refused");
        var events = await NodeScripts.RunAsync("events.mjs", Events, token, "subscription { nothing }", "5");

        Assert.Equal(
            ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"],
            socket.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("code").GetString()));
        Assert.Contains("GRAPHQL_VALIDATION_FAILED", events[0], StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task Both_sides_keep_a_quiet_connection_alive()
    {
        var lines = await NodeScripts.RunAsync("socket.mjs", Socket, token, "keepAlive");

        Assert.Equal("""{"pongs":true}""", lines[^1]);
    }

    [NodeFact]
    public async Task Every_protocol_violation_closes_the_socket_with_its_code()
    {
        var lines = await NodeScripts.RunAsync("socket.mjs", Socket, token, "codes");

        var codes = lines.Select(line => JsonDocument.Parse(line).RootElement).Where(l => l.TryGetProperty("close", out _) || l.TryGetProperty("error", out _))
            .Select(l => l.TryGetProperty("close", out var code) ? code.GetInt32() : 0);
        Assert.Equal([4403, 4401, 4429, 4409, 4400, 4400, 4400, 4408, 0, 1006], codes);
    }

    // The first event is the current state; each event triggers the next change.
    private async Task NextAsync(List<JsonElement> lines, string line)
    {
        using var document = JsonDocument.Parse(line);
        lines.Add(document.RootElement.Clone());
        await hub.ChangeDataAsync();
    }

    private static void AssertVersions(List<JsonElement> events)
    {
        var versions = events.Select(e => e.GetProperty("data").GetProperty("dataVersionChanged").GetProperty("datasets")[0]).ToList();
        Assert.All(versions, v => Assert.Equal("Region", v.GetProperty("name").GetString()));
        Assert.Equal(3, versions.Select(v => v.GetProperty("version").GetString()).Distinct().Count());
    }
}
