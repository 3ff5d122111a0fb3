using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying.Deciding;

/// <summary>The visible rows, from the matrix cell of the row class.</summary>
[Collection(HubFixture.Name)]
public sealed class DecideRowsTests(HubFixture hub)
{
    [Theory]
    [InlineData("plc", "{ serviceOrders(first: 1) { nodes { orderNo } } }",
        "serviceOrders[COUNTY] → {nodes {orderNo:FULL}}")]
    [InlineData("twn-431021108", "{ serviceOrders(first: 1) { nodes { orderNo } } }",
        "serviceOrders[TOWNSHIP] → {nodes {orderNo:FULL}}")]
    [InlineData("hlt", "{ serviceOrders(first: 1) { nodes { orderNo } } }",
        "serviceOrders[CASE] → {nodes {orderNo:FULL}}")]
    [InlineData("prk", "{ enterpriseOperations(first: 1) { nodes { period } } }",
        "enterpriseOperations[PARK] → {nodes {period:FULL}}")]
    [InlineData("org", "{ persons(first: 1) { nodes { name } } }",
        "persons[OWN] → {nodes {name:FULL}}")]
    [InlineData("ldr", "{ persons(first: 1) { nodes { name } } }",
        "persons[NO ROWS] → {}")]
    [InlineData("jus", "{ partyMembers(first: 1) { totalCount aggregate { count } } }",
        "partyMembers[NO ROWS] → {aggregate {count} DENIED}")]
    [InlineData("hlt", "{ serviceOrders(first: 1, where: {grid: {kind: {eq: URBAN}}}) { nodes { grid { name } } } }",
        "serviceOrders[CASE] where grid[COUNTY](kind eq ?) → {nodes {grid→[COUNTY]{name:FULL}}}")]
    [InlineData("plc", "{ regions(first: 2) { nodes { grids(first: 1) { nodes { name } } } } }",
        "regions[COUNTY] → {nodes {grids⇉[COUNTY] → {nodes {name:FULL}}}}")]
    public async Task The_visible_rows_depend_on_the_department(string client, string operation, string decided) => Assert.Equal(decided, await hub.TextAsync(client, operation));
}
