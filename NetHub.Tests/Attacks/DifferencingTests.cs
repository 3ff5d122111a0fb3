using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Quotas;
using NetHub.Tests.Audit;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Scenarios;
using NetHub.Tests.Server;

namespace NetHub.Tests.Attacks;

/// <summary>
/// An attacker who has only statistics requests two or more of them to subtract one from another. ORG and LDR have statistics of
/// households' hardship, LDR also of Party membership.
/// </summary>
[Collection(HubFixture.Name)]
public sealed class DifferencingTests(HubFixture hub)
{
    private const int Sensitive = 10;
    private const string A = "431021108201";
    private const string Township = "431021108000";

    // Each case would let the attacker shift the counted rows slightly: one more village, one category less, a window one day longer.
    [Theory]
    [InlineData("org", "assistedHouseholds(where: {causeCode: {eq: \"1\"}, villageCode: {in: [\"431021108201\", \"431021108202\"]}}) { aggregate { count } }")]
    [InlineData("org", "assistedHouseholds(where: {causeCode: {eq: \"1\"}, villageCode: {neq: \"431021108201\"}}) { aggregate { count } }")]
    [InlineData("org", "assistedHouseholds(where: {causeCode: {eq: \"1\"}, villageCode: {nin: [\"431021108201\"]}}) { aggregate { count } }")]
    [InlineData("org", "assistedHouseholds(where: {causeCode: {eq: \"1\"}, villageCode: {startsWith: \"4310211082\"}}) { aggregate { count } }")]
    [InlineData("org", "assistedHouseholds(where: {causeCode: {eq: \"1\"}, villageCode: {gte: \"431021108201\"}}) { aggregate { count } }")]
    [InlineData("org", "assistedHouseholds(where: {causeCode: {in: [\"1\", \"2\"]}}) { groupBy(keys: [{field: VILLAGE_CODE}]) { count } }")]
    [InlineData("org", "assistedHouseholds(where: {causeCode: {neq: \"1\"}}) { groupBy(keys: [{field: VILLAGE_CODE}]) { count } }")]
    [InlineData("org", "assistedHouseholds(where: {or: [{causeCode: {eq: \"1\"}}, {hasWorker: {eq: true}}]}) { aggregate { count } }")]
    [InlineData("org", "assistedHouseholds(where: {and: [{causeCode: {eq: \"1\"}}, {or: [{villageCode: {eq: \"431021108201\"}}]}]}) { aggregate { count } }")]
    [InlineData("org", "assistedHouseholds(where: {causeCode: {eq: \"1\"}, village: {grids: {some: {kind: {eq: URBAN}}}}}) { aggregate { count } }")]
    [InlineData("org", "assistedHouseholds(where: {causeCode: {eq: \"1\"}, pairings: {any: false}}) { aggregate { count } }")]
    [InlineData("org", "assistedHouseholds(where: {causeCode: {eq: \"1\"}, hasWorker: {eq: true}, hasProject: {eq: true}}) { groupBy(keys: [{field: VILLAGE_CODE}]) { count } }")]
    [InlineData("ldr", "partyMembers(where: {joinDate: {gte: \"2001-01-01\", lt: \"2001-02-01\"}}) { aggregate { count } }")]
    [InlineData("ldr", "partyMembers(where: {joinDate: {lt: \"2001-01-02\"}}) { groupBy(keys: [{field: STAGE}]) { count } }")]
    [InlineData("ldr", "gridAssignments(asOf: \"2019-03-04\", where: {isPartyMember: {eq: true}}) { aggregate { count } }")]
    public void Filters_cannot_shift_the_rows_of_statistics_on_people(string client, string operation)
    {
        using var answer = hub.Query(client, $"{{ {operation} }}");

        Assert.False(answer.RootElement.TryGetProperty("data", out _), answer.RootElement.GetRawText());
        Assert.Equal("ARGUMENT_NOT_PERMITTED", AcceptanceScenarioTests.Code(answer));
    }

    // Variables are read when the plan runs, so the rules must apply there, too.
    [Theory]
    [InlineData("query($v: [RegionCode!]) { assistedHouseholds(where: {causeCode: {eq: \"1\"}, villageCode: {in: $v}}) { aggregate { count } } }", "v")]
    [InlineData("query($w: AssistedHouseholdFilterInput) { assistedHouseholds(where: $w) { groupBy(keys: [{field: CAUSE_CODE}]) { count } } }", "w")]
    public void Variables_cannot_shift_the_rows_of_statistics_on_people(string operation, string name)
    {
        string[] villages = [A];
        object value = name == "v" ? villages : new { villageCode = new { @in = villages } };
        using var answer = hub.Query("org", operation, new Dictionary<string, object> { [name] = value });

        Assert.Equal("ARGUMENT_NOT_PERMITTED", AcceptanceScenarioTests.Code(answer));
    }

    [Theory]
    [InlineData("gte", "2019-06-02T00:00:00+08:00", false)]
    [InlineData("gte", "2019-06-01T00:00:01+08:00", false)]
    [InlineData("lt", "2019-06-01T00:00:00Z", false)]
    [InlineData("gt", "2019-06-01T00:00:00+08:00", false)]
    [InlineData("lte", "2019-06-01T00:00:00+08:00", false)]
    [InlineData("eq", "2019-06-01T00:00:00+08:00", false)]
    [InlineData("gte", "2019-06-01T00:00:00+08:00", true)]
    [InlineData("lt", "2019-06-01T00:00:00+08:00", true)]
    public void Windows_of_business_statistics_move_by_whole_months(string operation, string moment, bool isAnswered)
    {
        using var literal = hub.Query("hlt", $"{{ serviceOrders(where: {{submittedAt: {{{operation}: \"{moment}\"}}}}) {{ aggregate {{ count }} }} }}");
        using var variable = hub.Query(
            "hlt", $"query($m: DateTime) {{ serviceOrders(where: {{submittedAt: {{{operation}: $m}}}}) {{ aggregate {{ count }} }} }}", new { m = moment });

        Assert.All([literal, variable], a => Assert.Equal(isAnswered ? null : "ARGUMENT_NOT_PERMITTED", AcceptanceScenarioTests.Code(a)));
    }

    [Fact]
    public void Cells_of_fixed_tables_are_answered()
    {
        using var cell = hub.Query("org", $"{{ assistedHouseholds(where: {{causeCode: {{eq: \"1\"}}, villageCode: {{within: \"{Township}\"}}}}) {{ groupBy(keys: [{{field: HAS_WORKER}}]) {{ key {{ hasWorker }} count }} }} }}");
        using var months = hub.Query("ldr", "{ partyMembers(where: {stage: {eq: FULL}}) { groupBy(keys: [{field: JOIN_DATE, unit: YEAR}]) { count } } }");
        using var business = hub.Query("hlt", "{ serviceOrders(where: {or: [{status: {in: [EVALUATED]}}, {categoryCode: {neq: \"1\"}}]}) { aggregate { count } } }");

        Assert.All([cell, months, business], static a => Assert.Null(AcceptanceScenarioTests.Code(a)));
    }

    [Fact]
    public async Task No_rows_and_too_few_rows_look_the_same_in_the_answer_and_in_the_ledger()
    {
        var cells = Rows("SELECT VillageCode, CauseCode, COUNT(*) FROM AssistedHousehold GROUP BY 1, 2").ToDictionary(static r => (Village: (string)r[0]!, Cause: (string)r[1]!), static r => (long)r[2]!);
        var few = cells.First(static c => c.Value is > 0 and < Sensitive).Key;
        var causes = cells.Keys.Select(static k => k.Cause).Distinct();
        var nobody = cells.Keys.Select(static k => k.Village).Distinct().SelectMany(v => causes.Select(c => (Village: v, Cause: c))).First(c => !cells.ContainsKey(c));

        foreach (var shape in (string[])["aggregate { count suppressed again: suppressed }", "groupBy(keys: [{field: VILLAGE_CODE}]) { key { villageCode } count suppressed }"])
        {
            var (one, oneRecorded) = await AskAsync(few.Village, few.Cause, shape);
            var (none, noneRecorded) = await AskAsync(nobody.Village, nobody.Cause, shape);

            Assert.Equal(one, none);
            Assert.Contains("\"count\":null", one, StringComparison.Ordinal);
            Assert.Equal(oneRecorded, noneRecorded);
        }
    }

    [Theory]
    [InlineData("HAS_WORKER", "HasWorker", 5)]
    [InlineData("CAUSE_CODE", "CauseCode", Sensitive)]
    [InlineData("STATUS", "Status", Sensitive)]
    public void A_village_hides_no_rows_or_at_least_k_so_that_its_total_reveals_nothing(string key, string column, int k)
    {
        var exact = Rows($"SELECT VillageCode, CAST({column} AS TEXT), COUNT(*) FROM AssistedHousehold GROUP BY 1, 2").Select(static r => (Village: (string)r[0]!, Value: (string)r[1]!, Count: (long)r[2]!)).ToList();
        var name = char.ToLowerInvariant(column[0]) + column[1..];
        var shown = hub.Data("ldr", $"{{ assistedHouseholds {{ groupBy(keys: [{{field: VILLAGE_CODE}}, {{field: {key}}}]) {{ key {{ villageCode {name} }} count }} }} }}")
            .GetProperty("assistedHouseholds").GetProperty("groupBy").EnumerateArray().Where(static g => g.GetProperty("key").ValueKind == JsonValueKind.Object)
            .Select(g => (Village: g.GetProperty("key").GetProperty("villageCode").GetString()!, Value: Stored(g.GetProperty("key").GetProperty(name)))).ToHashSet();

        Assert.NotEmpty(shown);
        Assert.All(exact.Where(c => shown.Contains((c.Village, c.Value))), c => Assert.True(c.Count >= k));
        Assert.All(exact.GroupBy(static c => c.Village), village =>
        {
            var hidden = village.Where(c => !shown.Contains((c.Village, c.Value))).Sum(static c => c.Count);
            Assert.True(hidden == 0 || hidden >= k || village.All(c => !shown.Contains((c.Village, c.Value))), $"{village.Key} hides {hidden}");
        });
    }

    // One police officer serves many grids, so rows are not people: the rules must count distinct officers.
    [Fact]
    public void Posts_of_one_officer_count_as_one_subject()
    {
        var officers = Rows("SELECT g.VillageCode, a.PostType, COUNT(DISTINCT a.PersonId) FROM GridAssignment a JOIN Grid g ON g.GridCode = a.GridCode WHERE a.IsPartyMember = 1 GROUP BY 1, 2")
            .ToDictionary(static r => ((string)r[0]!, (string)r[1]!), static r => (long)r[2]!);

        var groups = hub.Data("ldr", "{ gridAssignments(where: {isPartyMember: {eq: true}}) { groupBy(keys: [{link: GRID, field: VILLAGE_CODE}, {field: POST_TYPE}]) { key { postType grid { villageCode } } count } } }")
            .GetProperty("gridAssignments").GetProperty("groupBy").EnumerateArray().Where(static g => g.GetProperty("key").ValueKind == JsonValueKind.Object).ToList();
        var appraisals = hub.Data("ldr", "{ gridAssignments { groupBy(keys: [{link: GRID, field: VILLAGE_CODE}, {field: POST_TYPE}]) { key { postType } assessmentScore { avg } } } }")
            .GetProperty("gridAssignments").GetProperty("groupBy").EnumerateArray().ToList();

        Assert.All(groups, g => Assert.True(officers[(g.GetProperty("key").GetProperty("grid").GetProperty("villageCode").GetString()!, g.GetProperty("key").GetProperty("postType").GetString()!)] >= Sensitive));
        Assert.True(appraisals.Count < officers.Count);
    }

    [Fact]
    public void Numbers_of_people_are_rounded_whether_they_are_counted_or_summed()
    {
        var groups = hub.Data("ldr", "{ specialGroupStats(where: {period: {eq: \"2019Q4\"}}) { aggregate { countValue { sum avg } } groupBy(keys: [{field: REGION_CODE, level: TOWNSHIP}, {field: GROUP_TYPE}]) { countValue { sum avg } } } }")
            .GetProperty("specialGroupStats");

        var values = groups.GetProperty("groupBy").EnumerateArray().Append(groups.GetProperty("aggregate")).Select(static g => g.GetProperty("countValue"))
            .SelectMany(static v => new[] { v.GetProperty("sum"), v.GetProperty("avg") }).Where(static v => v.ValueKind == JsonValueKind.Number).ToList();
        Assert.NotEmpty(values);
        Assert.All(values, static v => Assert.Equal(0, v.GetDouble() % 5));
    }

    private static string Stored(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => value.GetString()!,
    };

    private async Task<(string Answer, int? Recorded)> AskAsync(string village, string cause, string shape)
    {
        var ledger = new HeardLedger();
        using var graph = new HubGraphQL(hub.Services.GetRequiredService<QueryEngine>(), hub.Services.GetRequiredService<PersonalRows>(), ledger, NullLogger<HubGraphQL>.Instance);
        var operation = $"query($v: RegionCode!, $c: String!) {{ assistedHouseholds(where: {{villageCode: {{eq: $v}}, causeCode: {{eq: $c}}}}) {{ {shape} }} }}";
        using var answer = await graph.ExecuteAsync(
            new GraphQLRequest(operation, null, JsonSerializer.SerializeToElement(new { v = village, c = cause })), HubFixture.CallerOf("ldr"), HubFixture.OnDuty, CancellationToken.None);
        using var json = JsonDocument.Parse(answer.Body.ToArray());
        return (json.RootElement.GetProperty("data").GetRawText(), Assert.Single(ledger.Entries).SuppressedGroups);
    }

    private List<object?[]> Rows(string sql)
    {
        using var connection = SmallDatabase.Open(hub.DatabasePath);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(row);
        }

        return rows;
    }
}
