using CsCheck;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Scenarios;

namespace NetHub.Tests.Querying;

/// <summary>Joined pages equal the whole for any order and size, in both directions; cursors work only for their caller.</summary>
[Collection(HubFixture.Name)]
public sealed class PagingTests(HubFixture hub)
{
    private static readonly string[] Clients = ["plc", "twn-431021108", "jus"];

    private static readonly string[] Orders =
    [
        "", "[{submittedAt: DESC}]", "[{status: ASC}]", "[{satisfaction: ASC}, {submittedAt: ASC}]", "[{satisfaction: DESC}]", "[{grid: {name: ASC}}]",
        "[{claimedAt: DESC}]", "[{volunteerTeam: {name: DESC}}, {orderNo: ASC}]",
    ];

    [Fact]
    public void Pages_joined_equal_the_whole_forward_and_backward() =>
        Gen.Select(Gen.Int[0, Orders.Length - 1].Select(i => Orders[i]), Gen.Int[1, 40], Gen.Bool, Gen.Int[0, 2].Select(i => Clients[i])).Sample((order, size, backward, client) =>
        {
            var whole = Page(client, order, "first: 200", null).Ids;

            Assert.Equal(whole, Walk(client, order, size, backward, whole.Count));
        }, iter: 60, threads: 1);

    [Fact]
    public void A_cursor_of_another_caller_or_order_or_a_changed_one_is_refused()
    {
        var cursor = Page("plc", "[{submittedAt: DESC}]", "first: 5", null).End!;
        var changed = cursor[..^3] + (cursor[^3] == 'A' ? 'B' : 'A') + cursor[^2..];

        Assert.Equal("CURSOR_INVALID", CodeOf("psb", "[{submittedAt: DESC}]", cursor));
        Assert.Equal("CURSOR_INVALID", CodeOf("plc", "[{submittedAt: ASC}]", cursor));
        Assert.Equal("CURSOR_INVALID", CodeOf("plc", "[{submittedAt: DESC}]", changed));
        Assert.Equal("CURSOR_INVALID", CodeOf("plc", "[{submittedAt: DESC}]", "nonsense"));
        Assert.Null(CodeOf("plc", "[{submittedAt: DESC}]", cursor));
    }

    [Fact]
    public void The_length_of_a_cursor_does_not_reveal_the_length_of_a_key()
    {
        var edges = hub.Data("plc", "{ serviceOrders(first: 1000, order: [{submittedAt: DESC}]) { edges { cursor } } }").GetProperty("serviceOrders").GetProperty("edges");

        var lengths = edges.EnumerateArray().Select(e => e.GetProperty("cursor").GetString()!.Length).Distinct();

        Assert.Single(lengths);
    }

    [Fact]
    public void A_page_over_a_thousand_is_refused_with_the_figures()
    {
        using var answer = hub.Query("plc", "{ serviceOrders(first: 1001) { nodes { orderNo } } }");

        var extensions = answer.RootElement.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal("PAGE_TOO_LARGE", extensions.GetProperty("code").GetString());
        Assert.Equal(1000, extensions.GetProperty("limit").GetInt32());
        Assert.Equal(1001, extensions.GetProperty("measured").GetInt32());
    }

    private List<string> Walk(string client, string order, int size, bool backward, int most)
    {
        var ids = new List<string>();
        string? cursor = null;
        while (ids.Count < most)
        {
            // Backward paging starts after the last compared row.
            cursor ??= backward ? Page(client, order, $"first: {most}", null).After : null;
            var page = Page(client, order, backward ? $"last: {size}" : $"first: {size}", cursor, backward);
            if (page.Ids.Count == 0)
                break;
            ids = backward ? [.. page.Ids, .. ids] : [.. ids, .. page.Ids];
            cursor = backward ? page.Start : page.End;
        }

        return backward ? ids[Math.Max(0, ids.Count - most)..] : [.. ids.Take(most)];
    }

    private (List<string> Ids, string? Start, string? End, string? After) Page(string client, string order, string size, string? cursor, bool backward = false)
    {
        var argument = cursor is null ? "" : $", {(backward ? "before" : "after")}: \"{cursor}\"";
        var orderArgument = order.Length == 0 ? "" : $", order: {order}";
        var page = hub.Data(client, $"{{ serviceOrders({size}{argument}{orderArgument}) {{ pageInfo {{ startCursor endCursor hasNextPage hasPreviousPage }} edges {{ cursor node {{ id }} }} }} }}")
            .GetProperty("serviceOrders");
        var info = page.GetProperty("pageInfo");
        List<string> ids = [.. page.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("id").GetString()!)];
        string? after = null;
        if (!backward && info.GetProperty("hasNextPage").GetBoolean() && info.GetProperty("endCursor").GetString() is { } end)
        {
            var next = hub.Data(client, $"{{ serviceOrders(first: 1, after: \"{end}\"{orderArgument}) {{ pageInfo {{ startCursor }} }} }}");
            after = next.GetProperty("serviceOrders").GetProperty("pageInfo").GetProperty("startCursor").GetString();
        }

        return (ids, info.GetProperty("startCursor").GetString(), info.GetProperty("endCursor").GetString(), after);
    }

    private string? CodeOf(string client, string order, string cursor)
    {
        using var answer = hub.Query(client, $"{{ serviceOrders(first: 5, after: \"{cursor}\", order: {order}) {{ nodes {{ id }} }} }}");
        return AcceptanceScenarioTests.Code(answer);
    }
}
