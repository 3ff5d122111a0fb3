using System.Text.Json;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing;

/// <summary>A feed reveals no more than queries do, for any publication and any follower.</summary>
[Collection(PublishingCounty.Name)]
public sealed class FeedLeakTests(HubFixture county) : IAsyncLifetime
{
    private const string Fields = "orderNo title content requesterName requesterMobile villageCode status involvesMinor requester { name }";
    private static readonly string[] Clients = ["plc", "org", "pub", "prk", "jus", "twn-431021001", "twn-431021108"];

    private PublishingHub hub = null!;

    public async Task InitializeAsync()
    {
        hub = await PublishingHub.StartAsync(county);
        await hub.PublishAsync("psb", "Person", "idType,idNumber,name,sexCode,birthDate\n111,999021188504129710,张三,1,1885-04-12\n");
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Fact]
    public async Task A_change_shows_what_a_query_shows_and_never_an_unseen_row()
    {
        var random = new Random(7);
        var grids = ((string)hub.Scalar("SELECT group_concat(GridCode, ',') FROM Grid WHERE GridCode LIKE '431021001%' OR GridCode LIKE '431021108%'")!).Split(',');
        var (cursors, seen) = (new Dictionary<string, string>(), Clients.ToDictionary(c => c, _ => new HashSet<string>()));
        foreach (var client in Clients)
            cursors[client] = (await FeedAsync(client, null)).GetProperty("next").GetString()!;

        for (var round = 0; round < 6; round++)
        {
            await ChangeAsync(random, grids, round);
            foreach (var client in Clients)
                cursors[client] = await CheckAsync(client, cursors[client], seen[client]);
        }

        Assert.All(["plc", "twn-431021001", "twn-431021108"], client => Assert.NotEmpty(seen[client]));
    }

    [Fact]
    public async Task A_snapshot_ends_unnamed_rows_and_copied_scopes_follow_a_moved_row()
    {
        await hub.PublishAsync("plc", "ServiceOrder", PublishingTests.Orders(1));
        var (status, answer) = await hub.PublishAsync("plc", "OrderStep", "_key,order.orderNo,toStatus,actor.idNumber,actorDept,at\nS-1,T-000001,ACCEPTED,999021188504129710,PLC,2026-03-01 09:00:00\n");
        Assert.True(status == 200, answer.ToString());
        var grid = (string)hub.Scalar("SELECT GridCode FROM Grid WHERE GridCode LIKE '431021108%' ORDER BY GridCode LIMIT 1")!;

        await hub.PublishAsync("plc", "ServiceOrder", $"orderNo,villageCode,gridCode\nT-000001,{grid[..12]},{grid}\n");

        Assert.StartsWith("431021108", (string)hub.Scalar("SELECT ScopeRegion FROM OrderStep WHERE StepId = (SELECT max(StepId) FROM OrderStep)")!, StringComparison.Ordinal);

        var before = (long)hub.Scalar("SELECT count(*) FROM ServiceOrder")!;
        (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", "orderNo,status\nT-000001,ACCEPTED\n", query: "?mode=SNAPSHOT");
        Assert.True(status == 200, answer.ToString());
        Assert.Equal(before - 1, answer.GetProperty("counts").GetProperty("ended").GetInt64());
        Assert.Equal(1L, hub.Scalar("SELECT count(*) FROM ServiceOrder"));
    }

    private async Task ChangeAsync(Random random, string[] grids, int round)
    {
        if (round == 0)
        {
            await PublishAsync(PublishingTests.Orders(20));
            return;
        }

        if (round == 4)
        {
            await hub.PublishAsync("plc", "ServiceOrder", "orderNo\nT-000003\nT-000004\nT-000005\n", query: "?mode=DELETE");
            return;
        }

        var lines = Enumerable.Range(1, 20).Where(_ => random.Next(2) == 0).Select(i =>
        {
            var grid = grids[random.Next(grids.Length)];
            return $"T-{i:000000},{grid[..12]},{grid},{(random.Next(3) == 0 ? "true" : "false")}";
        });
        await PublishAsync("orderNo,villageCode,gridCode,involvesMinor\n" + string.Join('\n', lines));
    }

    private async Task PublishAsync(string file)
    {
        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", file);
        Assert.True(status is 200 || answer.ToString().Contains("ROW_NOT_FOUND", StringComparison.Ordinal) || answer.ToString().Contains("REQUIRED", StringComparison.Ordinal), answer.ToString());
    }

    private async Task<string> CheckAsync(string client, string cursor, HashSet<string> seen)
    {
        var feed = await FeedAsync(client, cursor);
        if (feed.ValueKind == JsonValueKind.Null)
            return cursor;
        foreach (var change in feed.GetProperty("changes").EnumerateArray())
        {
            var id = change.GetProperty("id").GetString()!;
            var node = (await hub.AskAsync(client, $$"""{ node(id: "{{id}}") { ... on ServiceOrder { {{Fields}} } } }""")).GetProperty("data").GetProperty("node");
            Assert.Equal(node.GetRawText(), change.GetProperty("row").GetRawText());
            if (change.GetProperty("kind").GetString() == "REMOVED")
                Assert.Contains(id, seen);
            else
                seen.Add(id);
        }

        return feed.GetProperty("next").GetString()!;
    }

    private async Task<JsonElement> FeedAsync(string client, string? after)
    {
        var answer = await hub.AskAsync(client,
            $$"""query($after: String) { changes(datasets: ["ServiceOrder"], after: $after, first: 500) { changes { kind id row { ... on ServiceOrder { {{Fields}} } } } next } }""", new { after });
        return answer.GetProperty("data").GetProperty("changes");
    }
}
