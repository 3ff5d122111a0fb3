using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.Publishing;
using NetHub.Schema.Publishing.Binding;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing;

/// <summary>Business rules of the model: a violation is refused with the rule's number; an unusual value is accepted and flagged.</summary>
[Collection(PublishingCounty.Name)]
public sealed class BusinessRuleTests(BusinessRuleTests.Shared shared) : IClassFixture<BusinessRuleTests.Shared>
{
    private readonly PublishingHub hub = shared.Hub;

    [Fact]
    public async Task An_election_is_due_three_to_five_years_after_the_last()
    {
        var branch = hub.Scalar("SELECT PartyOrgCode FROM PartyOrganization WHERE OrgType = 'BRANCH' LIMIT 1");

        await RefusedAsync("org", "PartyOrganization", $"partyOrgCode,lastElectionDate,nextElectionDue\n{branch},2024-01-01,2029-01-02\n", "V-P4");
        await TakenAsync("org", "PartyOrganization", $"partyOrgCode,lastElectionDate,nextElectionDue\n{branch},2024-01-01,2029-01-01\n");
    }

    [Fact]
    public async Task Probation_lasts_one_to_two_years()
    {
        var member = await IdAsync("org", "partyMembers", "where: { stage: { eq: FULL } }");

        await RefusedAsync("org", "PartyMember", $"partyMemberId,joinDate,fullDate\n{member},2020-07-01,2021-06-30\n", "V-P3");
        await TakenAsync("org", "PartyMember", $"partyMemberId,joinDate,fullDate\n{member},2020-07-01,2021-07-01\n");
    }

    [Fact]
    public async Task A_volunteer_does_not_serve_longer_than_the_activity_lasts()
    {
        var record = await IdAsync("pub", "volunteerServiceRecords");

        await RefusedAsync("pub", "VolunteerServiceRecord", $"recordId,serviceHours\n{record},23.5\n", "V-V1");
    }

    [Fact]
    public async Task A_volunteer_does_not_serve_twice_at_the_same_time()
    {
        var served = (await hub.AskAsync("pub", "{ volunteerServiceRecords(first: 1) { nodes { serviceStart volunteer { id } activity { id } } } }"))
            .GetProperty("data").GetProperty("volunteerServiceRecords").GetProperty("nodes")[0];
        var activities = (await hub.AskAsync("pub", "{ volunteerActivities(first: 2) { nodes { id } } }")).GetProperty("data").GetProperty("volunteerActivities").GetProperty("nodes");
        var other = activities.EnumerateArray().Select(static a => a.GetProperty("id").GetString()).First(a => a != served.GetProperty("activity").GetProperty("id").GetString());
        var (volunteer, start) = (served.GetProperty("volunteer").GetProperty("id").GetString(), served.GetProperty("serviceStart").GetDateTimeOffset());

        await RefusedAsync("pub", "VolunteerServiceRecord", Record(start.AddMinutes(10)), "TIME_OVERLAP");
        await TakenAsync("pub", "VolunteerServiceRecord", Record(start.AddDays(-3)));

        string Record(DateTimeOffset at) =>
            $"volunteerId,activityId,serviceStart,serviceHours,recorder,isCorrected\n{volunteer},{other},{at:yyyy-MM-dd HH:mm:ss},0.5,张三,false\n";
    }

    [Fact]
    public async Task The_kind_of_a_township_fits_its_code()
    {
        var town = hub.Scalar("SELECT RegionCode FROM Region WHERE Kind = 'TOWN' AND ValidTo IS NULL LIMIT 1");
        var from = hub.Scalar($"SELECT ValidFrom FROM Region WHERE RegionCode = '{town}'");

        await RefusedAsync("civ", "Region", $"regionCode,validFrom,kind\n{town},{from},SUBDISTRICT\n", "V-RG2");
    }

    [Fact]
    public async Task A_household_has_one_official()
    {
        var household = await IdAsync("agr", "assistedHouseholds");
        var employer = hub.Scalar("SELECT CreditCode FROM Organization WHERE CreditCode LIKE '11%' LIMIT 1");
        await TakenAsync("psb", "Person", "idType,idNumber,name,sexCode,birthDate\n111,999021188504129710,张三,1,1885-04-12\n");

        await RefusedAsync("agr", "PairAssistance", "_key,householdId,responsible.idNumber,responsibleName,responsibleOrganization.creditCode,tier,visitCount\n"
            + $"P-1,{household},999021188504129710,张三,{employer},4,0\n", "ONE_ONLY");
    }

    [Fact]
    public async Task A_branch_of_two_members_is_flagged_once()
    {
        var branch = hub.Scalar("SELECT PartyOrgCode FROM PartyOrganization WHERE OrgType = 'BRANCH' AND FullMemberCount > 5 LIMIT 1");
        var file = $"partyOrgCode,fullMemberCount\n{branch},2\n";

        Assert.Equal(["V-P1"], Issues(await TakenAsync("org", "PartyOrganization", file)));
        Assert.Empty(Issues(await TakenAsync("org", "PartyOrganization", file)));
        Assert.Empty(Issues(await TakenAsync("org", "PartyOrganization", $"partyOrgCode,demoFlag\n{branch},true\n")));
        var issues = (await hub.AskAsync("org", "{ dataIssues { coordinate } }")).GetProperty("data").GetProperty("dataIssues");
        Assert.Contains(issues.EnumerateArray(), static t => t.GetProperty("coordinate").GetString() == "PartyOrganization.fullMemberCount");
    }

    [Fact]
    public async Task A_village_centre_under_300_square_metres_is_flagged()
    {
        var centre = await IdAsync("org", "serviceCentres", "where: { kind: { eq: VILLAGE_CENTRE } }");

        Assert.Equal(["V-P5"], Issues(await TakenAsync("org", "ServiceCentre", $"centreId,floorAreaSqm\n{centre},299.5\n")));
        Assert.Empty(Issues(await TakenAsync("org", "ServiceCentre", $"centreId,floorAreaSqm\n{centre},300\n")));
    }

    [Fact]
    public async Task An_order_is_issued_by_a_branch_of_its_grid()
    {
        var order = hub.Scalar("SELECT OrderNo FROM ServiceOrder WHERE IssuedAt IS NOT NULL AND GridCode LIKE '431021108%' LIMIT 1");
        var own = hub.Scalar($"SELECT p.PartyOrgCode FROM PartyOrganization p JOIN ServiceOrder o ON o.IssuingPartyOrgId = p.PartyOrgId WHERE o.OrderNo = '{order}'");
        var other = hub.Scalar("SELECT p.PartyOrgCode FROM PartyOrganization p WHERE p.OrgType = 'BRANCH' AND p.RegionCode LIKE '431021103%' LIMIT 1");

        Assert.Equal(["V-O2"], Issues(await TakenAsync("plc", "ServiceOrder", $"orderNo,issuingPartyOrg.partyOrgCode\n{order},{other}\n")));
        Assert.Empty(Issues(await TakenAsync("plc", "ServiceOrder", $"orderNo,issuingPartyOrg.partyOrgCode\n{order},{own}\n")));
    }

    [Fact]
    public async Task A_number_of_the_first_generation_is_converted_and_flagged()
    {
        const string File = "idType,idNumber,name,sexCode,birthDate\n111,999021850412971,张三,1,1985-04-12\n";

        var taken = await TakenAsync("psb", "Person", File);
        var again = await TakenAsync("psb", "Person", File);

        Assert.Equal(["V-ID5"], Issues(taken));
        Assert.Empty(Issues(again));
        Assert.DoesNotContain("999021", taken.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_issue_that_a_stopped_hub_left_behind_is_raised_once()
    {
        var order = hub.Scalar("SELECT OrderId FROM ServiceOrder LIMIT 1");
        hub.Scalar($"INSERT INTO PendingIssue (Dataset, RowKey, Coordinate, Problem) VALUES ('ServiceOrder', {order}, 'ServiceOrder.dueAt', 'WRONG_VALUE')");
        var delivery = hub.Services.GetRequiredService<IssueDelivery>();

        await delivery.DeliverAsync(CancellationToken.None);
        await delivery.DeliverAsync(CancellationToken.None);

        var issues = (await hub.AskAsync("plc", "{ dataIssues { coordinate raisedBy } }")).GetProperty("data").GetProperty("dataIssues");
        Assert.Equal("DAT", Assert.Single(issues.EnumerateArray(), static t => t.GetProperty("coordinate").GetString() == "ServiceOrder.dueAt").GetProperty("raisedBy").GetString());
        Assert.Equal(0L, hub.Scalar("SELECT count(*) FROM PendingIssue"));
    }

    [Theory]
    [InlineData("91999021MA0N00016H", null)]
    [InlineData("91999021MA0N00016J", "V-CC4")]
    public void A_code_of_the_register_whose_check_character_fails_is_flagged(string code, string? rule) =>
        Assert.Equal(rule, NumberIssues.Check(ValueKind.CreditCode, code, code)?.Rule);

    [Fact]
    public async Task A_department_that_only_provides_publishes_its_register_and_reads_nothing()
    {
        const string Columns = "creditCode,name,registrarKind,status,regionCode,isTwoNew\n";
        var village = hub.Scalar("SELECT RegionCode FROM Region WHERE Level = 'VILLAGE' LIMIT 1");

        await RefusedAsync("amr", "Organization", Columns + $"91999021MA0N000247,某某合作社,5,ACTIVE,{village},false\n", "V-CC5");
        var flagged = await TakenAsync("amr", "Organization", Columns + $"93999021MA0N00024X,某某合作社,9,ACTIVE,{village},false\n");
        var taken = await TakenAsync("amr", "Organization", Columns + $"93999021MA0N000246,某某合作社,9,ACTIVE,{village},false\n");

        Assert.Equal(["V-CC4"], Issues(flagged));
        Assert.Empty(Issues(taken));
        var read = await hub.AskAsync("amr", "{ organizations(first: 1) { nodes { name } } }");
        Assert.Equal("UNAUTHORIZED_FIELD_OR_TYPE", read.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private async Task<string> IdAsync(string client, string root, string where = "")
    {
        var answer = await hub.AskAsync(client, $"{{ {root}(first: 1{(where.Length > 0 ? ", " : "")}{where}) {{ nodes {{ id }} }} }}");
        return answer.GetProperty("data").GetProperty(root).GetProperty("nodes")[0].GetProperty("id").GetString()!;
    }

    private async Task RefusedAsync(string client, string dataset, string file, string rule)
    {
        var before = hub.Dump(dataset);
        var (status, answer) = await hub.PublishAsync(client, dataset, file);
        Assert.True(status == 422, answer.ToString());
        Assert.Equal([rule], answer.GetProperty("problems").GetProperty("first").EnumerateArray().Select(static p => p.GetProperty("rule").GetString()));
        Assert.Equal(before, hub.Dump(dataset));
    }

    private async Task<JsonElement> TakenAsync(string client, string dataset, string file)
    {
        var (status, answer) = await hub.PublishAsync(client, dataset, file);
        Assert.True(status == 200, answer.ToString());
        return answer;
    }

    private static IEnumerable<string?> Issues(JsonElement answer) => answer.TryGetProperty("issues", out var issues) && issues.ValueKind == JsonValueKind.Object
        ? issues.GetProperty("first").EnumerateArray().Select(static d => d.GetProperty("rule").GetString())
        : [];

    public sealed class Shared(HubFixture county) : SharedHub(county);
}
