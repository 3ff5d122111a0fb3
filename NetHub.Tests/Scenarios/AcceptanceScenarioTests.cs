using System.Text.Json;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Scenarios;

/// <summary>The acceptance scenarios that the departments agreed on, as corrected by the design.</summary>
[Collection(HubFixture.Name)]
public sealed class AcceptanceScenarioTests(HubFixture hub)
{
    [Fact]
    public void S1_A_township_sees_its_residents_only_and_counts_only_them()
    {
        var persons = hub.Data("twn-431021108", """
            { persons(where: {residenceRegionCode: {startsWith: "431021"}}, first: 50) { totalCount nodes { name mobile idNumber residenceRegionCode } } }
            """).GetProperty("persons");
        var own = hub.Data("twn-431021108", "{ persons { totalCount } }").GetProperty("persons").GetProperty("totalCount").GetInt32();

        Assert.Equal(own, persons.GetProperty("totalCount").GetInt32());
        Assert.All(persons.GetProperty("nodes").EnumerateArray(), row =>
        {
            Assert.StartsWith("431021108", row.GetProperty("residenceRegionCode").GetString());
            Assert.DoesNotContain('*', row.GetProperty("name").GetString()!);
            Assert.Matches(@"^\d\*{16}[\dX]$", row.GetProperty("idNumber").GetString()!);
        });
    }

    [Fact]
    public void S2_The_publicity_department_reads_its_volunteers_but_not_their_political_status()
    {
        using var answer = hub.Query("pub", "{ volunteers(first: 20) { nodes { volunteerNo person { name mobile idNumber politicalStatusCode } } } }");
        var rows = answer.RootElement.GetProperty("data").GetProperty("volunteers").GetProperty("nodes").EnumerateArray().ToList();

        Assert.Equal(20, rows.Count);
        Assert.All(rows.Select(r => r.GetProperty("person")).Where(p => p.ValueKind == JsonValueKind.Object), person =>
        {
            Assert.DoesNotContain('*', person.GetProperty("name").GetString()!);
            Assert.Contains("****", person.GetProperty("idNumber").GetString()!, StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.Null, person.GetProperty("politicalStatusCode").ValueKind);
        });
        var error = Assert.Single(answer.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal("UNAUTHORIZED_FIELD_OR_TYPE", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("Person.politicalStatusCode", error.GetProperty("extensions").GetProperty("coordinate").GetString());
        Assert.Equal("ORG", error.GetProperty("extensions").GetProperty("owner").GetString());
    }

    [Fact]
    public void S3_The_grid_owner_sees_the_membership_flag_and_no_membership()
    {
        using var answer = hub.Query("plc", "{ gridAssignments(first: 30, where: {isPartyMember: {eq: true}}) { nodes { isPartyMember person { partyMemberships { nodes { stage joinDate } } } } } }");
        var rows = answer.RootElement.GetProperty("data").GetProperty("gridAssignments").GetProperty("nodes").EnumerateArray().ToList();

        Assert.Contains(rows, r => r.GetProperty("isPartyMember").ValueKind == JsonValueKind.True);
        Assert.DoesNotContain("\"stage\":\"", answer.RootElement.GetProperty("data").GetRawText(), StringComparison.Ordinal);
        Assert.NotEmpty(answer.RootElement.GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public void S4_The_operator_reads_masked_names_and_no_identity_numbers()
    {
        var rows = hub.Data("dat", "{ persons(first: 20) { nodes { name idNumber } } }").GetProperty("persons").GetProperty("nodes");

        Assert.All(rows.EnumerateArray(), row =>
        {
            Assert.Contains('*', row.GetProperty("name").GetString()!);
            Assert.Equal(JsonValueKind.Null, row.GetProperty("idNumber").ValueKind);
        });
    }

    [Theory]
    [InlineData("1990-01-01")]
    [InlineData("2999-01-01")]
    public void S5_A_filter_on_a_birth_date_is_refused_whether_or_not_rows_would_match(string day)
    {
        using var answer = hub.Query("ylc", $"{{ persons(where: {{birthDate: {{gte: \"{day}\"}}}}) {{ totalCount nodes {{ name }} }} }}");

        Assert.False(answer.RootElement.TryGetProperty("data", out _));
        Assert.Equal("ARGUMENT_NOT_PERMITTED", Code(answer));
    }

    [Fact]
    public void S6_An_order_by_income_is_refused_and_without_it_names_are_masked()
    {
        using var refused = hub.Query("org", "{ assistedHouseholds(order: [{incomePerCapita: ASC}]) { nodes { headName } } }");
        var rows = hub.Data("org", "{ assistedHouseholds(first: 20) { nodes { headName } } }").GetProperty("assistedHouseholds").GetProperty("nodes");

        Assert.Equal("ARGUMENT_NOT_PERMITTED", Code(refused));
        Assert.All(rows.EnumerateArray(), row => Assert.Contains('*', row.GetProperty("headName").GetString()!));
    }

    [Fact]
    public void S7_Hardship_stays_denied_although_it_is_reached_from_the_departments_own_teams()
    {
        using var answer = hub.Query("org", """
            { dispatchedWorkTeams(first: 10) { nodes { leaderName village { name assistedHouseholds(first: 5) { nodes { headName healthOrDisability causeCode } } } } } }
            """);
        var text = answer.RootElement.GetProperty("data").GetRawText();

        Assert.DoesNotContain("\"causeCode\":\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"healthOrDisability\":\"", text, StringComparison.Ordinal);
        Assert.Contains("**", text, StringComparison.Ordinal);
        Assert.Equal(
            ["AssistedHousehold.causeCode", "AssistedHousehold.healthOrDisability"],
            answer.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("coordinate").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void S8_Special_population_is_refused_by_village_and_suppressed_when_small()
    {
        using var byVillage = hub.Query("ldr", "{ specialGroupStats { groupBy(keys: [{field: REGION_CODE, level: VILLAGE}, {field: GROUP_TYPE}]) { count } } }");
        var groups = hub.Data("ldr", """
            { specialGroupStats(where: {period: {eq: "2019Q4"}}) { nodes { countValue } groupBy(keys: [{field: REGION_CODE, level: TOWNSHIP}, {field: GROUP_TYPE}]) { key { regionCode groupType } suppressed countValue { sum } } } }
            """).GetProperty("specialGroupStats");

        Assert.Equal("ARGUMENT_NOT_PERMITTED", Code(byVillage));
        Assert.Equal(JsonValueKind.Null, groups.GetProperty("nodes").ValueKind);
        var shown = groups.GetProperty("groupBy").EnumerateArray().ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown.Where(g => !g.GetProperty("suppressed").GetBoolean()), g => Assert.True(g.GetProperty("countValue").GetProperty("sum").GetInt64() >= 10));
        Assert.Contains(shown, g => g.GetProperty("suppressed").GetBoolean() && g.GetProperty("key").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public void S9_Counts_of_party_applicants_are_rounded_so_that_differences_tell_nothing()
    {
        var groups = hub.Data("ldr", """
            { partyMembers(where: {stage: {eq: APPLICANT}}) { nodes { stage } aggregate { count } groupBy(keys: [{field: MEMBER_STATUS}]) { count suppressed } } }
            """).GetProperty("partyMembers");

        Assert.Equal(JsonValueKind.Null, groups.GetProperty("nodes").ValueKind);
        Assert.Equal(0, groups.GetProperty("aggregate").GetProperty("count").GetInt32() % 5);
        Assert.All(groups.GetProperty("groupBy").EnumerateArray().Where(g => g.GetProperty("count").ValueKind == JsonValueKind.Number),
            g => Assert.Equal(0, g.GetProperty("count").GetInt32() % 5));
    }

    [Fact]
    public void S11_The_park_reads_its_own_figures_and_leaders_only_sums_that_no_enterprise_dominates()
    {
        var park = hub.Data("prk", "{ enterpriseOperations(first: 1000) { totalCount nodes { revenueWan } } }").GetProperty("enterpriseOperations");
        var leaders = hub.Data("ldr", """
            { enterpriseOperations { nodes { period } aggregate { suppressed revenueWan { sum } } } }
            """).GetProperty("enterpriseOperations");
        using var single = hub.Query("ldr", "{ enterpriseOperations { groupBy(keys: [{field: ORG_ID}]) { count } } }");

        Assert.All(park.GetProperty("nodes").EnumerateArray(), r => Assert.NotEqual(JsonValueKind.Undefined, r.GetProperty("revenueWan").ValueKind));
        Assert.Equal(JsonValueKind.Null, leaders.GetProperty("nodes").ValueKind);
        Assert.False(single.RootElement.TryGetProperty("data", out _));
        var total = leaders.GetProperty("aggregate");
        Assert.Equal(total.GetProperty("suppressed").GetBoolean(), total.GetProperty("revenueWan").GetProperty("sum").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public void S16_A_township_reads_its_own_score_and_the_median_of_its_zone()
    {
        var rows = hub.Data("twn-431021114", "{ townshipScores(first: 100) { nodes { townshipCode score rank zoneMedian } } }").GetProperty("townshipScores").GetProperty("nodes");
        using var grouped = hub.Query("twn-431021114", "{ townshipScores { groupBy(keys: [{field: TOWNSHIP_CODE}]) { score { avg } } } }");

        Assert.NotEmpty(rows.EnumerateArray());
        Assert.All(rows.EnumerateArray(), row => Assert.Equal("431021114000", row.GetProperty("townshipCode").GetString()));
        Assert.All(rows.EnumerateArray(), row => Assert.NotEqual(JsonValueKind.Null, row.GetProperty("zoneMedian").ValueKind));
        Assert.DoesNotContain("\"avg\":8", OtherTownships(grouped), StringComparison.Ordinal);
    }

    [Fact]
    public void S18_The_same_field_has_the_same_effect_on_every_path()
    {
        var direct = hub.Data("plc", "{ persons(first: 1) { nodes { id name } } }").GetProperty("persons").GetProperty("nodes")[0];
        var repeated = hub.Data("plc", $$"""
            query($yes: Boolean = true) { node(id: "{{direct.GetProperty("id").GetString()}}") { ...p ... on Person @include(if: $yes) { b: name } } __type(name: "Person") { name } }
            fragment p on Person { a: name }
            """);

        Assert.Equal(direct.GetProperty("name").GetString(), repeated.GetProperty("node").GetProperty("a").GetString());
        Assert.Equal(direct.GetProperty("name").GetString(), repeated.GetProperty("node").GetProperty("b").GetString());
        Assert.Equal("Person", repeated.GetProperty("__type").GetProperty("name").GetString());
    }

    private static string OtherTownships(JsonDocument answer) => answer.RootElement.TryGetProperty("data", out var data)
        && data.GetProperty("townshipScores").GetProperty("groupBy") is { ValueKind: JsonValueKind.Array } groups && groups.GetArrayLength() > 1
            ? groups.GetRawText()
            : "";

    internal static string? Code(JsonDocument answer) => answer.RootElement.TryGetProperty("errors", out var errors)
        ? errors[0].GetProperty("extensions").GetProperty("code").GetString()
        : null;
}
