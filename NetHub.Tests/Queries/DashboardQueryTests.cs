using System.Text.Json;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Queries;

/// <summary>Runs the dashboard queries in <c>docs/queries</c> as the departments that are permitted to.</summary>
[Collection(HubFixture.Name)]
public sealed class DashboardQueryTests(HubFixture hub)
{
    private const string Liantang = "431021108000";
    private const string Township = "twn-431021108";

    /// <summary>The file, the department, and whether it queries only its own territory.</summary>
    public static TheoryData<string, string, bool> Questions => new()
    {
        { "Q01", "plc", false }, { "Q01", "org", false }, { "Q01", Township, true },
        { "Q01-leaders", "ldr", false }, { "Q01-leaders", "org", false }, { "Q01-leaders", "plc", false },
        { "Q02", "ldr", false }, { "Q02", "plc", false }, { "Q02", "org", false }, { "Q02", "pub", false },
        { "Q02-claimants", "ldr", false }, { "Q02-claimants", "plc", false }, { "Q02-claimants", "org", false },
        { "Q04", "org", false }, { "Q04", "pub", false }, { "Q04-branches", "org", false },
        { "Q05", "pub", false }, { "Q05", "ldr", false }, { "Q05", Township, true },
        { "Q07", "agr", false }, { "Q07", "org", false }, { "Q07", "ldr", false }, { "Q07", Township, true },
        { "Q07-households", "agr", false }, { "Q07-households", Township, true },
        { "Q08", "prk", false }, { "Q08", "org", false },
        { "Q08-rate", "ldr", false }, { "Q08-rate", "plc", false }, { "Q08-rate", "pub", false }, { "Q08-rate", Township, false },
        { "Q11", "org", false }, { "Q11", "pub", false }, { "Q11", "ldr", false },
        { "Q14", Township, false }, { "Q14-leaders", "ldr", false }, { "Q14-leaders", "org", false }, { "Q14-leaders", Township, false },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Departments_that_may_ask_get_everything_they_ask_for(string file, string client, bool ownTerritory)
    {
        using var answer = Ask(file, client, ownTerritory);

        Assert.False(answer.RootElement.TryGetProperty("errors", out _), answer.RootElement.GetRawText());
        Assert.All(answer.RootElement.GetProperty("data").EnumerateObject(), part => Assert.NotEqual(JsonValueKind.Null, part.Value.ValueKind));
    }

    [Fact]
    public void Every_question_is_tested() => Assert.Equal(
        Directory.GetFiles(Folder, "*.graphql").Select(Path.GetFileNameWithoutExtension).Order(),
        Questions.Select(q => q[0]).Cast<string>().Distinct().Order());

    [Theory]
    [InlineData("plc")]
    [InlineData("org")]
    public void Q1_counts_997_grids_of_2991_officers_and_7_without_a_branch(string client)
    {
        var data = Data("Q01", client);

        Assert.Equal((997, 2_991, 7), (Total(data, "all"), Total(data, "officers"), Total(data, "noBranch")));
        Assert.Equal(7, Nodes(data, "noBranch").Count());
        Assert.InRange(Total(data, "noMember"), 1, 996);
        Assert.All(Nodes(data, "noMember"), grid => Assert.All(Nodes(grid, "officers"), officer => Assert.False(officer.GetProperty("isPartyMember").GetBoolean())));
    }

    [Fact]
    public void Q1_shows_a_township_its_own_grids()
    {
        var data = Data("Q01", Township, ownTerritory: true);

        Assert.InRange(Total(data, "noMember"), 1, Total(data, "all"));
        Assert.Equal(3 * Total(data, "all"), Total(data, "officers"));
        Assert.All(Nodes(data, "noMember"), grid => Assert.StartsWith("431021108", grid.GetProperty("gridCode").GetString()));
    }

    [Fact]
    public void Q1_shows_leaders_the_members_among_officers_by_township()
    {
        var data = Data("Q01-leaders", "ldr");

        Assert.Equal(22, data.GetProperty("grids").GetProperty("groupBy").GetArrayLength());
        var members = data.GetProperty("members");
        // Townships with fewer than ten are merged into one group.
        Assert.InRange(members.GetProperty("groupBy").GetArrayLength(), 15, 22);
        Assert.Single(members.GetProperty("groupBy").EnumerateArray(), static g => g.GetProperty("suppressed").GetBoolean());
        Assert.InRange(members.GetProperty("aggregate").GetProperty("count").GetInt32(), 100, 2_000);
    }

    [Theory]
    [InlineData("ldr")]
    [InlineData("plc")]
    [InlineData("org")]
    [InlineData("pub")]
    public void Q2_rates_orders_in_22_townships(string client)
    {
        var orders = Data("Q02", client).GetProperty("serviceOrders");

        Assert.Equal(22, orders.GetProperty("byTownship").GetArrayLength());
        Assert.Equal(12, orders.GetProperty("byMonth").GetArrayLength());
        Assert.InRange(Count(orders), 3_000, 4_000);
        Assert.InRange(orders.GetProperty("aggregate").GetProperty("satisfaction").GetProperty("avg").GetDouble(), 4, 5);
    }

    [Fact]
    public void Q2_shows_the_claimants_role_to_leaders_and_not_to_the_civilization_office()
    {
        Assert.Contains("PARTY_MEMBER", Keys(Data("Q02-claimants", "ldr").GetProperty("serviceOrders").GetProperty("byClaimant"), "claimantRole"));

        using var refused = Ask("Q02-claimants", "pub");
        Assert.All(Codes(refused), code => Assert.Equal("ARGUMENT_NOT_PERMITTED", code));
        Assert.False(refused.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object);
    }

    [Theory]
    [InlineData("org")]
    [InlineData("pub")]
    public void Q4_adds_up_the_hours_of_members_who_reported(string client)
    {
        var reports = Data("Q04", client).GetProperty("doubleReports");

        Assert.InRange(reports.GetProperty("aggregate").GetProperty("serviceHours").GetProperty("sum").GetDecimal(), 10_000, 100_000);
        Assert.Equal(22, reports.GetProperty("byTownship").GetArrayLength());
    }

    [Fact]
    public void Q4_names_branches_of_at_least_five_and_categories_without_members()
    {
        var data = Data("Q04-branches", "org");
        var branches = data.GetProperty("doubleReports").GetProperty("byBranch");
        var claimed = Keys(data.GetProperty("claimed").GetProperty("byCategory"), "categoryCode");
        var categories = data.GetProperty("categories").EnumerateArray().Select(c => c.GetProperty("code").GetString());

        Assert.NotEqual(0, branches.GetArrayLength());
        Assert.All(branches.EnumerateArray(), branch => Assert.True(branch.GetProperty("count").GetInt32() >= 5));
        Assert.NotEmpty(claimed);
        Assert.Subset(categories.ToHashSet(), claimed.ToHashSet());
    }

    [Theory]
    [InlineData("pub")]
    [InlineData("ldr")]
    public void Q5_compares_demand_with_teams(string client)
    {
        var data = Data("Q05", client);

        Assert.True(data.GetProperty("demand").GetProperty("byCategory").GetArrayLength() > 8);
        Assert.InRange(Total(data, "supply"), 701, 717);
        Assert.Equal(22, Keys(data.GetProperty("supply").GetProperty("byTownship"), "hostRegionCode").Count(k => k!.EndsWith("000", StringComparison.Ordinal) && k != "431021000000"));
    }

    [Fact]
    public void Q5_gives_a_township_its_own_exact_figures()
    {
        var data = Data("Q05", Township, ownTerritory: true);

        Assert.Equal([Liantang], Keys(data.GetProperty("demand").GetProperty("byTownship"), "villageCode"));
        Assert.Equal(
            Count(data.GetProperty("demand")),
            data.GetProperty("demand").GetProperty("byCategory").EnumerateArray().Sum(group => group.GetProperty("count").GetInt32()));
    }

    [Theory]
    [InlineData("agr")]
    [InlineData("org")]
    [InlineData("ldr")]
    public void Q7_finds_team_industry_and_enterprise_in_all_33_villages(string client)
    {
        var villages = Nodes(Data("Q07", client), "regions").ToList();

        Assert.Equal(33, villages.Count);
        Assert.All(villages, village =>
        {
            Assert.NotEqual(0, Total(village, "workTeams"));
            Assert.All(Nodes(village, "villageIndustries"), industry => Assert.NotEqual(JsonValueKind.Null, industry.GetProperty("leadOrganization").ValueKind));
            Assert.NotEqual(0, Total(village, "villageIndustries"));
        });
        Assert.Contains(villages, village => Total(village, "industryLinks") > 0);
    }

    [Fact]
    public void Q7_lists_households_at_risk_to_their_assistants_and_their_township()
    {
        var county = Data("Q07-households", "agr");
        var township = Data("Q07-households", Township, ownTerritory: true);

        Assert.InRange(Total(township, "assistedHouseholds"), 1, Total(county, "assistedHouseholds") - 1);
        Assert.All(Nodes(county, "assistedHouseholds"), household => Assert.DoesNotContain('*', household.GetProperty("headName").GetString()!));
        using var refused = Ask("Q07-households", "org");
        Assert.All(Codes(refused), code => Assert.Equal("ARGUMENT_NOT_PERMITTED", code));
    }

    [Fact]
    public void Q8_is_complete_in_the_county_park_and_not_everywhere()
    {
        var (park, county) = (Data("Q08", "prk"), Data("Q08", "org"));

        Assert.Equal(0, Total(park, "notBuilt"));
        Assert.NotEqual(0, Total(county, "notBuilt"));
        Assert.InRange(Total(park, "coverage"), 1, Total(county, "coverage") - 1);
        Assert.All(Nodes(county, "members"), row => Assert.True(row.GetProperty("memberCount").GetInt32() > 0));
    }

    [Fact]
    public void Q8_merges_small_kinds_for_departments_that_only_get_the_rate()
    {
        var kinds = Data("Q08-rate", "pub").GetProperty("enterprisePartyCoverages").GetProperty("byKind").EnumerateArray().ToList();

        Assert.All(kinds, kind => Assert.True(kind.GetProperty("count").GetInt32() >= 5));
        Assert.Contains(kinds, kind => kind.GetProperty("suppressed").GetBoolean() && kind.GetProperty("key").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("org")]
    [InlineData("pub")]
    [InlineData("ldr")]
    public void Q11_finds_118_centres_none_too_small_and_in_use(string client)
    {
        var data = Data("Q11", client);

        Assert.Equal((0, 118), (Total(data, "small"), Total(data, "centres")));
        Assert.InRange(Total(data, "shared"), 1, Total(data, "venues"));
        Assert.NotEqual(0, data.GetProperty("orgLife").GetProperty("byCentre").GetArrayLength());
        Assert.NotEqual(0, data.GetProperty("volunteering").GetProperty("byVenue").GetArrayLength());
    }

    [Fact]
    public void Q14_shows_a_township_all_five_networks_in_full()
    {
        var page = Data("Q14", Township).GetProperty("region");

        Assert.Equal("莲塘镇", page.GetProperty("name").GetString());
        foreach (var part in new[]
        {
            "partyOrganizations", "villageCadres", "grids", "serviceOrders", "volunteerTeams", "practiceVenues",
            "volunteerActivities", "organizations", "workTeams", "villageIndustries", "assistedHouseholds",
        })
        {
            Assert.NotEqual(0, Total(page, part));
            Assert.NotEmpty(Nodes(page, part));
        }

        Assert.All(Nodes(page, "assistedHouseholds"), household => Assert.DoesNotContain('*', household.GetProperty("headName").GetString()!));
        Assert.All(Nodes(page, "grids").SelectMany(grid => Nodes(grid, "officers")), officer => Assert.NotNull(officer.GetProperty("person").GetProperty("mobile").GetString()));
    }

    [Theory]
    [InlineData("org", "assistedHouseholds", "headName", true)]
    [InlineData("plc", "serviceOrders", "requesterName", true)]
    [InlineData(Township, "serviceOrders", "requesterName", false)]
    public void Q14_masks_people_for_others(string client, string part, string field, bool masked)
    {
        var page = Data("Q14", client).GetProperty("region");

        Assert.All(Nodes(page, part), row => Assert.Equal(masked, row.GetProperty(field).GetString()!.Contains('*')));
    }

    [Fact]
    public void Q14_hides_households_from_the_political_and_legal_commission_and_says_so_once()
    {
        using var answer = Ask("Q14", "plc");
        var households = answer.RootElement.GetProperty("data").GetProperty("region").GetProperty("assistedHouseholds");

        Assert.Equal(JsonValueKind.Null, households.GetProperty("totalCount").ValueKind);
        Assert.Single(answer.RootElement.GetProperty("errors").EnumerateArray(), error =>
            error.GetProperty("extensions").GetProperty("coordinate").GetString() == "AssistedHousehold");
        Assert.All(Codes(answer), code => Assert.Equal("UNAUTHORIZED_FIELD_OR_TYPE", code));
    }

    [Fact]
    public void Q14_gives_leaders_statistics_of_all_networks()
    {
        var data = Data("Q14-leaders", "ldr");
        var page = data.GetProperty("region");

        Assert.Equal(78, page.GetProperty("villageIndustries").GetProperty("aggregate").GetProperty("workshopCount").GetProperty("sum").GetInt32());
        Assert.Equal(0, Count(page.GetProperty("assistedHouseholds")) % 5);
        Assert.NotEqual(0, Count(page.GetProperty("assistedHouseholds")));
        Assert.NotEqual(0, Count(data.GetProperty("serviceOrders")));
        Assert.Equal(66, Total(page, "grids"));
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Queries");

    private JsonDocument Ask(string file, string client, bool ownTerritory = false) =>
        hub.Query(client, File.ReadAllText(Path.Combine(Folder, file + ".graphql")), ownTerritory ? new { territory = Liantang } : null);

    private JsonElement Data(string file, string client, bool ownTerritory = false)
    {
        using var answer = Ask(file, client, ownTerritory);
        Assert.True(answer.RootElement.TryGetProperty("data", out var data), answer.RootElement.GetRawText());
        return data.Clone();
    }

    private static int Total(JsonElement parent, string part) => parent.GetProperty(part).GetProperty("totalCount").GetInt32();

    private static int Count(JsonElement connection) => connection.GetProperty("aggregate").GetProperty("count").GetInt32();

    private static IEnumerable<JsonElement> Nodes(JsonElement parent, string part) => parent.GetProperty(part).GetProperty("nodes").EnumerateArray();

    private static List<string?> Keys(JsonElement groups, string key) => [.. groups.EnumerateArray()
        .Select(group => group.GetProperty("key")).Where(k => k.ValueKind == JsonValueKind.Object).Select(k => k.GetProperty(key).GetString())];

    private static IEnumerable<string?> Codes(JsonDocument answer) =>
        answer.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString());
}
