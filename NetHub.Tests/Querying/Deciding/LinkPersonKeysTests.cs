using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying.Deciding;

/// <summary>Person keys link only if the name is FULL, and the linked person shows no more than the name permits.</summary>
[Collection(HubFixture.Name)]
public sealed class LinkPersonKeysTests(HubFixture hub)
{
    [Theory]
    [InlineData("plc", "{ persons(first: 1) { nodes { personId name } } }",
        "persons[COUNTY, CASE] → {nodes {personId:ID(partly linkable) name:PARTLY_MASKED(Name)}}")]
    [InlineData("psb", "{ persons(first: 1) { nodes { personId name } } }",
        "persons[COUNTY] → {nodes {personId:ID name:FULL}}")]
    [InlineData("org", "{ assistedHouseholds(first: 1) { nodes { headPersonId head { name } } } }",
        "assistedHouseholds[COUNTY] → {nodes {headPersonId:ID(unlinkable) head→[OWN]{name:MASKED(Name)}}}")]
    [InlineData("agr", "{ assistedHouseholds(first: 1) { nodes { headPersonId head { name } } } }",
        "assistedHouseholds[COUNTY] → {nodes {headPersonId:ID head→[CASE]{name:FULL}}}")]
    [InlineData("plc", "{ gridAssignments(first: 1) { nodes { personId person { id mobile } } } }",
        "gridAssignments[COUNTY] → {nodes {personId:ID person→[COUNTY, CASE]{id:ID(partly linkable) mobile:PARTLY_MASKED(Phone)[CASE]}}}")]
    public async Task A_persons_key_links_where_the_name_is_full(string client, string operation, string decided) => Assert.Equal(decided, await hub.TextAsync(client, operation));
}
