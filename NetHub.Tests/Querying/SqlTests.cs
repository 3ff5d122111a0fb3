using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying;

/// <summary>Denied columns are not in the SELECT; values are never SQL text; child rows are read by index.</summary>
[Collection(HubFixture.Name)]
public sealed class SqlTests(HubFixture hub)
{
    [Fact]
    public void A_column_that_is_permitted_on_no_row_is_not_in_the_SQL()
    {
        var sql = Sql("org", "{ assistedHouseholds(first: 5) { nodes { headName causeCode incomePerCapita healthOrDisability } } }");

        Assert.DoesNotContain("CauseCode", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("IncomePerCapita", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("HealthOrDisability", sql, StringComparison.Ordinal);
        Assert.Contains("\"HeadName\"", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_permitted_on_some_rows_is_read_on_those_rows_only()
    {
        var sql = Sql("org", "{ serviceOrders(first: 5) { nodes { requesterMobile } } }");

        Assert.Matches("""CASE\s+WHEN EXISTS[\s\S]+THEN "s"."RequesterMobile"\s+END""", sql);
    }

    [Fact]
    public void The_row_scope_filters_the_base_relation()
    {
        var sql = Sql("twn-431021108", "{ serviceOrders(first: 5, where: {or: [{status: {eq: SUBMITTED}}, {status: {neq: SUBMITTED}}]}) { totalCount nodes { orderNo } } }");

        Assert.Equal(2, sql.Split("\"VillageCode\" >= ").Length - 1 + (sql.Split("\"GridCode\" >= ").Length - 1));
    }

    [Theory]
    [InlineData("'; DROP TABLE Person; --")]
    [InlineData("%' OR 1=1 --")]
    [InlineData("_%")]
    public void Values_are_parameters_without_wildcards(string text)
    {
        var operation = "query($t: String) { grids(where: {or: [{name: {contains: $t}}, {name: {startsWith: $t}}, {name: {endsWith: $t}}, {name: {eq: $t}}]}) { totalCount } }";
        var count = hub.Data("plc", operation, new { t = text }).GetProperty("grids").GetProperty("totalCount").GetInt32();

        Assert.Equal(0, count);
        Assert.DoesNotContain("DROP", Sql("plc", "{ grids(where: {name: {eq: \"'; DROP TABLE Person; --\"}}) { totalCount } }"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_many_with_first_never_numbers_the_child_table()
    {
        var sql = Sql("plc", "{ grids(first: 50) { nodes { gridCode serviceOrders(first: 3, order: [{submittedAt: DESC}]) { nodes { orderNo } } } } }");

        Assert.DoesNotContain("ROW_NUMBER", sql, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void One_plan_serves_all_values_of_a_variable_and_all_townships()
    {
        const string Operation = "query($s: OrderStatus!, $in: [String!]) { serviceOrders(first: 5, where: {status: {eq: $s}, orderNo: {in: $in}}) { nodes { orderNo } } }";
        using var services = hub.NewServices();
        var graph = services.GetRequiredService<HubGraphQL>();

        var first = Plan(graph, "twn-431021108", Operation, new { s = "SUBMITTED", @in = new[] { "a", "b", "c" } });
        var second = Plan(graph, "twn-431021114", Operation, new { s = "CLAIMED", @in = new[] { "d", "e", "f", "g" } });
        var other = Plan(graph, "twn-431021114", Operation, new { s = "CLAIMED", @in = (string[]?)null });

        Assert.Same(first, second);
        Assert.NotSame(first, other);
    }

    private string Sql(string client, string operation) =>
        string.Join('\n', hub.Graph.Plan(new GraphQLRequest(operation, null, default), hub.OnDutyAs(client)).Statements.Select(s => s.Text));

    private QueryPlan Plan(HubGraphQL graph, string client, string operation, object variables) => graph.Plan(
        new GraphQLRequest(operation, null, System.Text.Json.JsonSerializer.SerializeToElement(variables)), hub.OnDutyAs(client));
}
