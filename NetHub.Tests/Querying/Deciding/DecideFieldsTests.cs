using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying.Deciding;

/// <summary>The scopes in which fields may be used; link keys count as fields.</summary>
[Collection(HubFixture.Name)]
public sealed class DecideFieldsTests(HubFixture hub)
{
    [Theory]
    [InlineData("org", "{ assistedHouseholds(first: 1) { nodes { headName causeCode causeCodeLabel } } }",
        "assistedHouseholds[COUNTY] → {nodes {headName:MASKED(Name) causeCode:DENIED(owner AGR, requestable) causeCodeLabel:DENIED(owner AGR, requestable)}}")]
    [InlineData("agr", "{ assistedHouseholds(first: 1) { nodes { headName causeCodeLabel } } }",
        "assistedHouseholds[COUNTY] → {nodes {headName:FULL causeCodeLabel:FULL}}")]
    [InlineData("civ", "{ volunteers(first: 1) { nodes { isPartyMember } } }",
        "volunteers[COUNTY] → {nodes {isPartyMember:DENIED(owner ORG, requestable)}}")]
    [InlineData("org", "{ serviceOrders(first: 1) { nodes { requester { name mobile } } } }",
        "serviceOrders[COUNTY] → {nodes {requester→DENIED}}")]
    [InlineData("plc", "{ persons(first: 1) { nodes { partyMemberships(first: 1) { nodes { joinDate } } } } }",
        "persons[COUNTY, CASE] → {nodes {partyMemberships⇉DENIED}}")]
    [InlineData("org", "{ persons(first: 1, order: [{birthDate: DESC}]) { nodes { name } } }",
        "persons[OWN] order by birthDate:REFUSED(SORT, owner PSB) desc → {nodes {name:FULL}}")]
    [InlineData("org", "{ serviceOrders(first: 1, where: {requesterName: {startsWith: \"王\"}}) { totalCount } }",
        "serviceOrders[COUNTY] where requesterName:REFUSED(FILTER, owner PLC) → {totalCount}")]
    public async Task A_field_is_used_only_as_its_matrix_cell_permits(string client, string operation, string decided) => Assert.Equal(decided, await hub.TextAsync(client, operation));
}
