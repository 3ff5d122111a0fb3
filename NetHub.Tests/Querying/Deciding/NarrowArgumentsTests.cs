using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying.Deciding;

/// <summary>A relation is narrowed to the rows on which all fields in its arguments are FULL.</summary>
[Collection(HubFixture.Name)]
public sealed class NarrowArgumentsTests(HubFixture hub)
{
    [Theory]
    [InlineData("plc", "{ persons(first: 1, where: {mobile: {eq: \"1\"}}) { totalCount } }",
        "persons[COUNTY, CASE] narrowed[CASE] where mobile eq ? → {totalCount}")]
    [InlineData("plc", "{ persons(first: 1, order: [{name: ASC}]) { nodes { name } } }",
        "persons[COUNTY, CASE] narrowed[CASE] order by name → {nodes {name:PARTLY_MASKED(Name)}}")]
    [InlineData("psb", "{ persons(first: 1, order: [{name: ASC}]) { nodes { name } } }",
        "persons[COUNTY] order by name → {nodes {name:FULL}}")]
    [InlineData("plc", "{ gridAssignments(first: 1, where: {person: {name: {eq: \"x\"}}}) { totalCount } }",
        "gridAssignments[COUNTY] where person[COUNTY, CASE] narrowed[CASE](name eq ?) → {totalCount}")]
    [InlineData("plc", "{ gridAssignments(first: 1, order: [{person: {name: ASC}}]) { nodes { staffName } } }",
        "gridAssignments[COUNTY] order by person[COUNTY, CASE] narrowed[CASE](name) → {nodes {staffName:FULL}}")]
    public async Task A_field_that_is_full_on_some_rows_narrows_the_relation(string client, string operation, string decided) => Assert.Equal(decided, await hub.TextAsync(client, operation));
}
