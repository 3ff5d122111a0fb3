using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing;

[Collection(PublishingCounty.Name)]
public sealed class ChangeFeedTests(HubFixture county) : IAsyncLifetime
{
    private const string Subscription = "subscription { dataChanged(datasets: [\"ServiceOrder\"], first: 2) { changes { kind row { ... on ServiceOrder { orderNo } } } next fellBehind } }";
    private const int MostBehind = 5;
    private const string Person = "idType,idNumber,name,sexCode,birthDate\n111,999021188504129710,张三,1,1885-04-12\n";
    private const string Feed = """
        query($after: String) { changes(datasets: ["ServiceOrder"], after: $after) { changes { kind id row { ... on ServiceOrder { orderNo title status requesterMobile } } } next hasMore } }
        """;

    private PublishingHub hub = null!;

    public async Task InitializeAsync()
    {
        hub = await PublishingHub.StartAsync(county, null, ("Hub:Limits:MaxChangesBehind", $"{MostBehind}"));
        var (status, answer) = await hub.PublishAsync("psb", "Person", Person);
        Assert.True(status == 200, answer.ToString());
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Fact]
    public async Task A_copy_stays_current_by_following_from_a_cursor()
    {
        var start = await NextAsync("plc", null);

        await PublishAsync(PublishingTests.Orders(3));
        var first = await FeedAsync("plc", start.Next);
        await PublishAsync(PublishingTests.Orders(3, title: "路灯坏了"));
        var second = await FeedAsync("plc", first.Next);
        await hub.PublishAsync("plc", "ServiceOrder", "orderNo\nT-000002\n", query: "?mode=DELETE");
        var third = await FeedAsync("plc", second.Next);

        Assert.Equal(["CHANGED T-000001 路灯不亮 1", "CHANGED T-000002 路灯不亮 2", "CHANGED T-000003 路灯不亮 3"], first.Changes);
        Assert.Equal(["CHANGED T-000001 路灯坏了 1", "CHANGED T-000002 路灯坏了 2", "CHANGED T-000003 路灯坏了 3"], second.Changes);
        var removed = Assert.Single(third.Changes);
        Assert.StartsWith("REMOVED", removed, StringComparison.Ordinal);
        Assert.Equal(second.Ids[1], third.Ids[0]);
        Assert.Empty((await FeedAsync("plc", third.Next)).Changes);
    }

    [Fact]
    public async Task Changes_of_an_invisible_row_are_not_reported_at_all()
    {
        var start = await NextAsync("twn-431021108", null);

        await PublishAsync(PublishingTests.Orders(2));
        await hub.PublishAsync("plc", "ServiceOrder", "orderNo\nT-000002\n", query: "?mode=DELETE");
        var seen = await FeedAsync("twn-431021108", start.Next);

        Assert.Empty(seen.Changes);
        Assert.False(seen.HasMore);
    }

    [Fact]
    public async Task A_row_that_moves_is_removed_in_one_township_and_appears_in_the_other()
    {
        await PublishAsync(PublishingTests.Orders(1));
        var (from, to) = (await NextAsync("twn-431021001", null), await NextAsync("twn-431021108", null));
        var here = await hub.AskAsync("twn-431021001", "{ serviceOrder(orderNo: \"T-000001\") { id } }");
        var village = (string)hub.Scalar("SELECT GridCode FROM Grid WHERE GridCode LIKE '431021108%' ORDER BY GridCode LIMIT 1")!;

        await PublishAsync($"orderNo,villageCode,gridCode\nT-000001,{village[..12]},{village}\n");

        var left = await FeedAsync("twn-431021001", from.Next);
        var came = await FeedAsync("twn-431021108", to.Next);
        Assert.StartsWith("REMOVED", Assert.Single(left.Changes), StringComparison.Ordinal);
        Assert.Equal(here.GetProperty("data").GetProperty("serviceOrder").GetProperty("id").GetString(), left.Ids[0]);
        Assert.Equal("CHANGED T-000001 路灯不亮 1", Assert.Single(came.Changes));
    }

    [Fact]
    public async Task A_cursor_is_bound_to_its_client_and_datasets()
    {
        var mine = await NextAsync("plc", null);

        var other = await hub.AskAsync("pub", Feed, new { after = mine.Next });
        var grids = await hub.AskAsync("plc", "query($after: String) { changes(datasets: [\"Grid\"], after: $after) { next } }", new { after = mine.Next });
        var madeUp = await hub.AskAsync("plc", Feed, new { after = "AAAA" });

        foreach (var answer in new[] { other, grids, madeUp })
            Assert.Equal("CURSOR_INVALID", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_filter_removes_what_no_longer_matches()
    {
        const string Open = """
            query($after: String) { changes(datasets: ["ServiceOrder"], after: $after, where: { serviceOrder: { status: { eq: SUBMITTED } } }) { changes { kind row { ... on ServiceOrder { orderNo } } } next } }
            """;
        var start = await hub.AskAsync("plc", Open);
        await PublishAsync(PublishingTests.Orders(2));
        await PublishAsync("orderNo,status\nT-000002,ACCEPTED\n");

        var answer = await hub.AskAsync("plc", Open, new { after = Changes(start).GetProperty("next").GetString() });

        // The second order changed twice and no longer matches.
        Assert.Equal(["CHANGED", "REMOVED"], Changes(answer).GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task A_follower_receives_the_changed_rows()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var events = Follow("plc", limit.Token);

        Assert.True(await events.MoveNextAsync());
        Assert.Empty(Orders(Told(events.Current)));
        var published = PublishAsync(PublishingTests.Orders(2));
        Assert.True(await events.MoveNextAsync());
        var told = Told(events.Current);
        await published;

        Assert.Equal(["T-000001", "T-000002"], Orders(told));
    }

    [Fact]
    public async Task A_slow_follower_is_notified_once_and_can_resume_without_gaps()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var events = Follow("plc", limit.Token);
        Assert.True(await events.MoveNextAsync());
        Assert.False(FellBehind(Told(events.Current)));
        // The follower reads nothing during these changes.
        await PublishAsync(PublishingTests.Orders(20));

        var (told, last) = (new List<string>(), default(JsonElement));
        while (await events.MoveNextAsync())
        {
            last = Told(events.Current);
            told.AddRange(Orders(last));
            Assert.Equal(FellBehind(last), Orders(last).Count == 0);
        }

        Assert.True(FellBehind(last));
        Assert.Equal(MostBehind + 1, told.Count);
        var next = last.GetProperty("next").GetString();
        await PublishAsync(PublishingTests.Orders(1, from: 21));
        var missed = await FeedAsync("plc", next);
        Assert.Equal(Enumerable.Range(1, 21).Select(static i => $"T-{i:000000}"), told.Concat(missed.Changes.Select(static c => c.Split(' ')[1])));
    }

    [Fact]
    public async Task Invisible_changes_do_not_make_a_follower_fall_behind()
    {
        var grid = (string)hub.Scalar("SELECT GridCode FROM Grid WHERE GridCode LIKE '431021108%' ORDER BY GridCode LIMIT 1")!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var events = Follow("twn-431021108", limit.Token);
        Assert.True(await events.MoveNextAsync());
        Told(events.Current);

        // Far more changes than a follower may be behind; only four are visible to it.
        await PublishAsync(PublishingTests.Orders(50));
        await PublishAsync(PublishingTests.Orders(4, from: 101).Replace("431021001001,431021001001001", $"{grid[..12]},{grid}", StringComparison.Ordinal));
        await PublishAsync(PublishingTests.Orders(50, from: 51));
        List<string> told = [.. await NextAsync(events), .. await NextAsync(events)];
        var later = NextAsync(events);
        await PublishAsync("orderNo,title\nT-000103,路灯坏了\n");

        Assert.Equal(["T-000101", "T-000102", "T-000103", "T-000104"], told);
        Assert.Equal(["T-000103"], await later);
    }

    private IAsyncEnumerator<GraphQLAnswer> Follow(string client, CancellationToken cancel) => hub.Services.GetRequiredService<HubGraphQL>()
        .FollowAsync(new GraphQLRequest(Subscription, null, default), HubFixture.CallerOf(client), HubFixture.OnDuty, cancel).GetAsyncEnumerator(cancel);

    private static async Task<List<string>> NextAsync(IAsyncEnumerator<GraphQLAnswer> events)
    {
        Assert.True(await events.MoveNextAsync());
        var told = Told(events.Current);
        Assert.False(FellBehind(told));
        return Orders(told);
    }

    private static JsonElement Told(GraphQLAnswer answer)
    {
        using (answer)
        {
            using var json = JsonDocument.Parse(answer.Body.ToArray());
            return json.RootElement.Clone().GetProperty("data").GetProperty("dataChanged");
        }
    }

    private static bool FellBehind(JsonElement told) => told.GetProperty("fellBehind").GetBoolean();

    private static List<string> Orders(JsonElement told) => [.. told.GetProperty("changes").EnumerateArray().Select(static c => c.GetProperty("row").GetProperty("orderNo").GetString()!)];

    private async Task PublishAsync(string file)
    {
        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", file);
        Assert.True(status == 200, answer.ToString());
    }

    private Task<(List<string> Changes, List<string> Ids, string Next, bool HasMore)> NextAsync(string client, string? after) => FeedAsync(client, after);

    private async Task<(List<string> Changes, List<string> Ids, string Next, bool HasMore)> FeedAsync(string client, string? after)
    {
        var answer = await hub.AskAsync(client, Feed, new { after });
        var feed = Changes(answer);
        var changes = feed.GetProperty("changes").EnumerateArray().ToList();
        return (changes.ConvertAll(Text), changes.ConvertAll(c => c.GetProperty("id").GetString()!), feed.GetProperty("next").GetString()!, feed.GetProperty("hasMore").GetBoolean());
    }

    private static string Text(JsonElement change)
    {
        var row = change.GetProperty("row");
        return row.ValueKind == JsonValueKind.Null ? change.GetProperty("kind").GetString()! : $"{change.GetProperty("kind").GetString()} {row.GetProperty("orderNo").GetString()} {row.GetProperty("title").GetString()}";
    }

    private static JsonElement Changes(JsonElement answer)
    {
        Assert.True(answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object, answer.ToString());
        return data.GetProperty("changes");
    }
}
