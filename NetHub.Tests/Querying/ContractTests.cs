using System.Text.Json;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Scenarios;

namespace NetHub.Tests.Querying;

/// <summary>The smaller promises of the API contract.</summary>
[Collection(HubFixture.Name)]
public sealed class ContractTests(HubFixture hub)
{
    [Fact]
    public void Labels_follow_the_language_of_the_caller()
    {
        const string Operation = "{ grids(first: 1, where: {kind: {eq: URBAN}}) { nodes { kindLabel } } }";

        using var chinese = hub.Query("plc", Operation);
        using var english = hub.Query("plc", Operation, options: new GraphQLRequestOptions(English: true));

        Assert.NotEqual(Text(chinese), Text(english));
    }

    [Fact]
    public void Dated_datasets_answer_as_of_a_day()
    {
        var today = hub.Data("plc", "{ gridAssignments { totalCount } }").GetProperty("gridAssignments").GetProperty("totalCount").GetInt32();
        var before = hub.Data("plc", "{ gridAssignments(asOf: \"1990-01-01\") { totalCount } }").GetProperty("gridAssignments").GetProperty("totalCount").GetInt32();

        Assert.Equal(2991, today);
        Assert.Equal(0, before);
    }

    [Fact]
    public void The_viewer_field_lists_the_rights_that_are_enforced()
    {
        var viewer = hub.Data("ylc", "{ viewer { department client datasets { name fields { name level scope usages } } } }").GetProperty("viewer");

        var person = viewer.GetProperty("datasets").EnumerateArray().Single(d => d.GetProperty("name").GetString() == "Person").GetProperty("fields").EnumerateArray().ToList();
        Assert.Contains(person, f => f.GetProperty("name").GetString() == "name" && f.GetProperty("scope").GetString() == "OWN" && f.GetProperty("level").GetString() == "FULL");
        Assert.DoesNotContain(person, f => f.GetProperty("name").GetString() == "birthDate");
    }

    [Fact]
    public void The_cost_is_reported_and_a_validation_reads_nothing()
    {
        using var report = hub.Query("plc", "{ grids(first: 10) { nodes { name officers(first: 3) { nodes { staffName } } } } }", options: new GraphQLRequestOptions(Cost: CostMode.Report));
        using var validation = hub.Query("plc", "{ grids(first: 10) { nodes { name } } }", options: new GraphQLRequestOptions(Cost: CostMode.Validate));

        Assert.True(report.RootElement.GetProperty("extensions").GetProperty("operationCost").GetProperty("typeCost").GetInt64() >= 40);
        Assert.Equal(JsonValueKind.Null, validation.RootElement.GetProperty("data").ValueKind);
    }

    [Theory]
    [InlineData("{ grids { nodes { nam } } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ grids(where: {name: {eq: 5}}) { totalCount } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ grids ", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ grids(where: {gridCode: {eq: \"12\"}}) { totalCount } }", "BAD_USER_INPUT")]
    [InlineData("{ grids(asOf: \"yesterday\") { totalCount } }", "BAD_USER_INPUT")]
    [InlineData("{ grids(first: -1) { totalCount nodes { name } } }", "BAD_USER_INPUT")]
    [InlineData("{ grids(first: 3, last: 3) { nodes { name } } }", "BAD_USER_INPUT")]
    [InlineData("{ regions(first: 1000) { nodes { grids(first: 1000) { nodes { name } } } } }", "COST_EXCEEDED")]
    public void Bad_input_has_a_stable_code_and_no_hint_of_other_names(string operation, string code)
    {
        using var answer = hub.Query("plc", operation);

        Assert.Equal(code, AcceptanceScenarioTests.Code(answer));
        Assert.DoesNotContain("Did you mean", answer.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_aliases_and_too_much_depth_are_refused()
    {
        using var aliases = hub.Query("plc", "{" + string.Concat(Enumerable.Range(0, 60).Select(i => $" a{i}: __typename")) + " }");
        using var depth = hub.Query("plc", "{ grids { nodes " + string.Concat(Enumerable.Repeat("{ village { grids { nodes ", 6)) + "{ name }" + string.Concat(Enumerable.Repeat(" } } }", 6)) + " } }");

        Assert.Equal("ALIASES_EXCEEDED", AcceptanceScenarioTests.Code(aliases));
        Assert.Equal("DEPTH_EXCEEDED", AcceptanceScenarioTests.Code(depth));
    }

    [Fact]
    public void Whole_numbers_in_variables_are_page_sizes_and_filter_values()
    {
        var nodes = hub.Data("plc", "query($n: Int!) { grids(first: $n) { nodes { name } } }", new { n = 2 }).GetProperty("grids").GetProperty("nodes");
        var years = hub.Data("org", "query($y: Int!) { villageFundings(where: {year: {eq: $y}}) { totalCount } }", new { y = 2019 }).GetProperty("villageFundings");
        using var tooLarge = hub.Query("plc", "query($n: Int!) { grids(last: $n) { nodes { name } } }", new { n = 5000 });

        Assert.Equal(2, nodes.GetArrayLength());
        Assert.True(years.GetProperty("totalCount").GetInt32() > 300);
        Assert.Equal("PAGE_TOO_LARGE", AcceptanceScenarioTests.Code(tooLarge));
    }

    [Fact]
    public void Leaders_read_statistics_under_a_region()
    {
        var orders = hub.Data("ldr", "{ region(regionCode: \"431021108000\") { serviceOrders { nodes { orderNo } aggregate { count } } } }").GetProperty("region").GetProperty("serviceOrders");

        Assert.Equal(JsonValueKind.Null, orders.GetProperty("nodes").ValueKind);
        Assert.True(orders.GetProperty("aggregate").GetProperty("count").GetInt32() > 0);
    }

    [Theory]
    [InlineData("{pairings: {some: {responsibleName: {eq: \"王\"}}}}", "ARGUMENT_NOT_PERMITTED")]
    [InlineData("{village: {regionCode: {within: \"431021108000\"}}}", null)]
    public void Statistics_cannot_be_narrowed_to_single_rows_through_a_link(string where, string? code)
    {
        using var answer = hub.Query("org", $"{{ assistedHouseholds(where: {where}) {{ groupBy(keys: [{{field: CAUSE_CODE}}]) {{ count suppressed }} }} }}");

        Assert.Equal(code, AcceptanceScenarioTests.Code(answer));
    }

    [Fact]
    public async Task Concurrent_callers_each_get_the_answer_to_their_own_variables()
    {
        const string Operation = "query($g: GridCode!) { grid(gridCode: $g) { gridCode officers { nodes { staffName } } } }";
        var codes = hub.Data("plc", "{ grids(first: 200) { nodes { gridCode } } }").GetProperty("grids").GetProperty("nodes").EnumerateArray()
            .Select(n => n.GetProperty("gridCode").GetString()!).ToList();

        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 8 }, (i, _) =>
        {
            var code = codes[i % codes.Count];
            Assert.Equal(code, hub.Data("plc", Operation, new { g = code }).GetProperty("grid").GetProperty("gridCode").GetString());
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void Wrong_variables_are_named()
    {
        using var answer = hub.Query("plc", "query($n: Int!) { grids(first: $n) { totalCount } }", new { n = "three" });

        Assert.Equal("BAD_USER_INPUT", AcceptanceScenarioTests.Code(answer));
    }

    [Fact]
    public void Keys_shown_to_two_departments_never_match()
    {
        List<string> Ids(string client) => [.. hub.Data(client, "{ grids(first: 200) { nodes { id } } }").GetProperty("grids").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!)];

        Assert.Empty(Ids("plc").Intersect(Ids("org")));
        Assert.Equal(JsonValueKind.Null, hub.Data("org", $"{{ node(id: \"{Ids("plc")[0]}\") {{ id }} }}").GetProperty("node").ValueKind);
    }

    [Fact]
    public void Groups_are_filtered_ordered_and_limited_by_their_shown_values()
    {
        var groups = hub.Data("plc", """
            { serviceOrders { groupBy(keys: [{field: STATUS}, {link: GRID, field: KIND}], having: {count: {gte: 10}}, order: [{count: DESC}], first: 5) { key { status grid { kind } } count suppressed satisfaction { avg max } } } }
            """).GetProperty("serviceOrders").GetProperty("groupBy").EnumerateArray().Select(g => g.GetProperty("count").GetInt32()).ToList();

        Assert.True(groups.Count is > 0 and <= 5);
        Assert.Equal(groups.OrderDescending(), groups);
        Assert.All(groups, c => Assert.True(c >= 10));
    }

    [Fact]
    public void A_township_gets_its_own_figures_exactly_and_the_countys_as_statistics()
    {
        var own = hub.Data("twn-431021108", "{ serviceOrders(where: {villageCode: {within: \"431021108000\"}}) { totalCount aggregate { count } } }").GetProperty("serviceOrders");
        var county = hub.Data("twn-431021108", "{ serviceOrders { aggregate { count } totalCount } }").GetProperty("serviceOrders");

        Assert.Equal(own.GetProperty("totalCount").GetInt32(), own.GetProperty("aggregate").GetProperty("count").GetInt32());
        Assert.True(county.GetProperty("aggregate").GetProperty("count").GetInt32() > county.GetProperty("totalCount").GetInt32());
    }

    private static string? Text(JsonDocument answer) =>
        answer.RootElement.GetProperty("data").GetProperty("grids").GetProperty("nodes")[0].GetProperty("kindLabel").GetString();
}
