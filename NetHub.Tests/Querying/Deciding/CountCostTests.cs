using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying.Deciding;

/// <summary>The cost of a decided query; denied fields cost nothing.</summary>
[Collection(HubFixture.Name)]
public sealed class CountCostTests(HubFixture hub)
{
    [Theory]
    [InlineData("plc", "{ grids(first: 10) { nodes { name } } }", 1, 11, 0, 1)]
    [InlineData("plc", "{ grids(first: 10) { totalCount nodes { village { name } } } }", 12, 21, 0, 2)]
    [InlineData("plc", "{ grids(first: 10) { nodes { officers(first: 3) { nodes { staffName } } } } }", 11, 51, 0, 2)]
    [InlineData("plc", "{ grids(first: 10, where: {name: {startsWith: \"a\", neq: \"b\"}}) { totalCount nodes { name } } }", 2, 11, 4, 2)]
    [InlineData("plc", "{ serviceOrders { groupBy(keys: [{field: STATUS}]) { key { status } count } } }", 3, 1, 0, 1)]
    [InlineData("ldr", "{ persons(first: 10) { nodes { name } } }", 1, 1, 0, 0)]
    [InlineData("org", "{ serviceOrders(first: 10) { nodes { requester { name } } } }", 1, 11, 0, 1)]
    public async Task Fields_types_conditions_and_statements_are_counted(string client, string operation, long fields, long types, int conditions, int statements)
    {
        var cost = (await hub.DecideAsync(client, operation)).Cost;

        Assert.Equal((fields, types, conditions, statements), (cost.Fields, cost.Types, cost.Conditions, cost.Statements));
    }
}
