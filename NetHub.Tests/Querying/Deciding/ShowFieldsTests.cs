using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying.Deciding;

/// <summary>How values are read from the database: in full, masked or not at all.</summary>
[Collection(HubFixture.Name)]
public sealed class ShowFieldsTests(HubFixture hub)
{
    [Theory]
    [InlineData("plc", "{ persons(first: 1) { nodes { idNumber sexCode birthDate mobile politicalStatusCode } } }",
        "persons[COUNTY, CASE] → {nodes {idNumber:MASKED(Id)[CASE] sexCode:FULL birthDate:MASKED(Birth)[CASE] mobile:PARTLY_MASKED(Phone)[CASE] politicalStatusCode:DENIED(owner ORG, requestable)}}")]
    [InlineData("psb", "{ persons(first: 1) { nodes { idNumber residenceAddress { fullText } } } }",
        "persons[COUNTY] → {nodes {idNumber:FULL residenceAddress→[COUNTY]{fullText:FULL}}}")]
    [InlineData("plc", "{ serviceOrders(first: 1) { nodes { id requesterName content } } }",
        "serviceOrders[COUNTY] → {nodes {id:ID requesterName:PARTLY_MASKED(Name) content:FULL}}")]
    [InlineData("org", "{ partyMembers(first: 1) { nodes { person { name idNumber } } } }",
        "partyMembers[COUNTY] → {nodes {person→[OWN]{name:FULL idNumber:MASKED(Id)}}}")]
    public async Task A_value_is_read_as_it_was_decided(string client, string operation, string decided) => Assert.Equal(decided, await hub.TextAsync(client, operation));
}
