using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Sharing;

/// <summary>Fields that need a purpose are read only with a suitable one.</summary>
[Collection(HubFixture.Name)]
public sealed class PurposeTests(HubFixture data) : IDisposable
{
    private readonly GrantedHub hub = new(data);

    public void Dispose() => hub.Dispose();

    [Theory]
    [InlineData("psb", "{ persons(first: 3) { nodes { mobile } } }")]
    [InlineData("psb", "{ persons(first: 3) { nodes { name idNumber } } }")]
    [InlineData("psb", "{ persons(first: 3, where: {mobile: {startsWith: \"139\"}}) { nodes { name } } }")]
    [InlineData("psb", "{ persons(first: 3, order: [{birthDate: ASC}]) { nodes { name } } }")]
    [InlineData("psb", "{ persons { groupBy(keys: [{field: BIRTH_DATE, unit: YEAR}]) { count } } }")]
    [InlineData("psb", "{ persons(first: 3) { nodes { residenceAddress { fullText } } } }")]
    [InlineData("psb", "{ addresses(first: 3) { nodes { regionCode } } }")]
    [InlineData("plc", "{ serviceOrders(first: 3) { nodes { a: content } } }")]
    [InlineData("plc", "{ serviceOrders(first: 3) { nodes { ...on ServiceOrder { content } } } }")]
    [InlineData("agr", "{ assistedHouseholds(first: 3) { nodes { incomePerCapita } } }")]
    [InlineData("ldr", "{ assistedHouseholds { groupBy(keys: [{field: CAUSE_CODE}]) { count } } }")]
    public void Without_a_purpose_the_whole_operation_is_refused(string client, string operation)
    {
        var refused = hub.Ask(client, operation, purpose: null);
        var answered = hub.Ask(client, operation);

        Assert.Equal(["PURPOSE_REQUIRED"], refused.Codes());
        Assert.False(refused.TryGetProperty("data", out _));
        Assert.Empty(answered.Codes());
    }

    [Theory]
    [InlineData("twn-431021108", "{ persons(first: 3) { nodes { mobile idNumber isVeteran } } }")]
    [InlineData("pub", "{ persons(first: 3) { nodes { mobile } } }")]
    [InlineData("prk", "{ enterpriseRequests(first: 3) { nodes { content } } }")]
    [InlineData("psb", "{ persons(first: 3) { nodes { name sexCode } } }")]
    public void Own_territory_park_and_people_imply_duty(string client, string operation) =>
        Assert.DoesNotContain("PURPOSE_REQUIRED", hub.Ask(client, operation, purpose: null).Codes());

    [Fact]
    public void A_caller_that_may_never_read_a_field_is_not_asked_for_a_purpose()
    {
        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("dat", "{ persons(first: 3) { nodes { mobile } } }", purpose: null).Codes());
        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("dat", "{ persons(first: 3) { nodes { mobile } } }").Codes());
    }

    [Theory]
    [InlineData(PurposeCode.Verification, "{ persons(first: 3) { nodes { mobile } } }")]
    [InlineData(PurposeCode.Statistics, "{ persons(first: 3) { nodes { mobile } } }")]
    [InlineData(PurposeCode.Statistics, "{ addresses(first: 3) { nodes { regionCode } } }")]
    [InlineData(PurposeCode.Verification, "{ persons(where: {idNumber: {eq: \"999021195604120014\"}}) { nodes { name } } }")]
    public void An_unsuitable_purpose_is_refused(PurposeCode purpose, string operation) =>
        Assert.Equal(["PURPOSE_NOT_PERMITTED"], hub.Ask("psb", operation, purpose).Codes());

    [Fact]
    public void For_statistics_full_fields_are_counted_under_the_rules_of_statistics()
    {
        const string Groups = "{ assistedHouseholds { groupBy(keys: [{field: CAUSE_CODE}]) { count } aggregate { count } } }";

        var counts = hub.Ask("agr", Groups, PurposeCode.Statistics).GetProperty("data").GetProperty("assistedHouseholds").GetProperty("groupBy").EnumerateArray()
            .Select(static g => g.GetProperty("count").GetInt32()).ToList();
        var exact = hub.Ask("agr", Groups).GetProperty("data").GetProperty("assistedHouseholds").GetProperty("groupBy").EnumerateArray()
            .Select(static g => g.GetProperty("count").GetInt32()).ToList();

        Assert.All(counts, static c => Assert.Equal(0, c % 5));
        Assert.Contains(exact, static c => c % 5 != 0);
        Assert.Equal(["ARGUMENT_NOT_PERMITTED"], hub.Ask("agr", "{ assistedHouseholds { aggregate { incomePerCapita { min } } } }", PurposeCode.Statistics).Codes());
    }

    [Fact]
    public void For_statistics_masked_fields_stay_closed()
    {
        var caller = hub.Graph.WithPurpose(HubFixture.CallerOf("plc"), new ReadOrigin(null, new StatedPurpose(PurposeCode.Statistics, null)));
        var number = data.Catalog["Person"].Field("birthDate")!;

        Assert.All(Enum.GetValues<Usage>(), usage => Assert.True(hub.Policies.Now.Decide(caller, number, usage).IsDenied));
    }

    [Fact]
    public void Without_a_purpose_rows_of_minors_are_hidden_without_notice()
    {
        const string Orders = "{ serviceOrders(where: {involvesMinor: {eq: true}}) { totalCount } }";

        var without = hub.Ask("plc", Orders, purpose: null);

        Assert.Empty(without.Codes());
        Assert.Equal(0, without.GetProperty("data").GetProperty("serviceOrders").GetProperty("totalCount").GetInt32());
        Assert.NotEqual(0, hub.Ask("plc", Orders).GetProperty("data").GetProperty("serviceOrders").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public void A_document_is_checked_with_the_most_permissive_purpose()
    {
        Assert.Empty(hub.Graph.Check("{ persons(first: 3) { nodes { mobile } } }", HubFixture.CallerOf("psb")));
        Assert.Equal("ARGUMENT_NOT_PERMITTED", hub.Graph.Check("{ persons(where: {mobile: {eq: \"13900000001\"}}) { totalCount } }", HubFixture.CallerOf("dat"))[0].Code);
    }

    [Fact]
    public void S12_The_police_search_by_identity_number_for_a_case_and_not_without_a_purpose()
    {
        var number = data.Data("psb", "{ persons(first: 1) { nodes { idNumber } } }").GetProperty("persons").GetProperty("nodes")[0].GetProperty("idNumber").GetString();
        var operation = $"{{ persons(where: {{idNumber: {{eq: \"{number}\"}}}}) {{ nodes {{ name residenceAddress {{ fullText }} }} }} }}";

        var first = hub.Ask("psb", operation, purpose: null);
        var second = hub.Ask("psb", operation, PurposeCode.Case, "CASE-2026-001");

        Assert.Equal(["PURPOSE_REQUIRED"], first.Codes());
        Assert.DoesNotContain('*', Assert.Single(second.Texts("name"))!);
    }
}
