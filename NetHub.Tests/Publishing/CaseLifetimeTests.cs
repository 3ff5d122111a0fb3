using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.Publishing;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing;

/// <summary>
/// A case opens with the step that assigns the row to a department, and closes when the row is returned, reassigned or finished.
/// </summary>
[Collection(PublishingCounty.Name)]
public sealed class CaseLifetimeTests(HubFixture county) : IAsyncLifetime
{
    private const string Person = "idType,idNumber,name,sexCode,birthDate,mobile\n111,999021188504129710,张三,1,1885-04-12,13900000001\n";
    private const string Step = "_key,order.orderNo,toStatus,actor.idNumber,actorDept,at\n";
    private const string Claim = Step + "C-1,T-000001,CLAIMED,999021188504129710,HLT,2026-03-01 09:00:00\n";
    private PublishingHub hub = null!;

    public async Task InitializeAsync()
    {
        hub = await PublishingHub.StartAsync(county);
        await TakenAsync("psb", "Person", Person);
        await TakenAsync("plc", "ServiceOrder", PublishingTests.Orders(2));
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_opens_the_order_and_its_requester_in_either_order_of_publication(bool stepFirst)
    {
        var start = await FeedAsync("hlt", null);
        Assert.Null(await OrderAsync("hlt", "T-000001"));

        if (stepFirst)
            await TakenAsync("plc", "OrderStep", Claim);
        Assert.Null(await OrderAsync("hlt", "T-000001"));
        await StateAsync("T-000001", "CLAIMED");
        if (!stepFirst)
            await TakenAsync("plc", "OrderStep", Claim);

        var order = await OrderAsync("hlt", "T-000001");
        Assert.Equal("张三", order?.GetProperty("requesterName").GetString());
        Assert.NotEqual(JsonValueKind.Null, order?.GetProperty("requester").ValueKind);
        Assert.Equal(1, order?.GetProperty("steps").GetProperty("nodes").GetArrayLength());
        Assert.Null(await OrderAsync("agr", "T-000001"));
        Assert.Null(await OrderAsync("hlt", "T-000002"));
        var told = await FeedAsync("hlt", start.Next);
        Assert.Equal(["OrderStep CHANGED", "Person CHANGED", "ServiceOrder CHANGED"], told.Changes.Distinct().Order());
        Assert.Empty((await FeedAsync("agr", start.Next is null ? null : (await FeedAsync("agr", null)).Next)).Changes);
    }

    [Theory]
    [InlineData("ARCHIVED")]
    [InlineData("ISSUED")]
    [InlineData("WITHDRAWN")]
    [InlineData("CONVERTED")]
    public async Task A_finished_or_returned_order_closes_everything_that_it_opened(string state)
    {
        await StateAsync("T-000001", "CLAIMED");
        await TakenAsync("plc", "OrderStep", Claim);
        var start = await FeedAsync("hlt", null);

        await StateAsync("T-000001", state);

        Assert.Null(await OrderAsync("hlt", "T-000001"));
        var told = await FeedAsync("hlt", start.Next);
        Assert.Equal(["REMOVED", "REMOVED", "REMOVED"], told.Changes.Select(static c => c.Split(' ')[^1]));
        Assert.Equal(0L, hub.Scalar("SELECT count(*) FROM CaseAssignment WHERE CauseDataset = 'ServiceOrder' AND CauseKey = (SELECT OrderId FROM ServiceOrder WHERE OrderNo = 'T-000001') AND \"To\" IS NULL"));

        // Later changes are not reported to the department.
        await StateAsync("T-000001", state == "ARCHIVED" ? "WITHDRAWN" : "ARCHIVED");
        await TakenAsync("psb", "Person", Person.Replace("13900000001", "13900000002", StringComparison.Ordinal));
        Assert.Empty((await FeedAsync("hlt", told.Next)).Changes);
    }

    [Fact]
    public async Task A_deleted_row_leaves_no_case_open()
    {
        await StateAsync("T-000001", "CLAIMED");
        await TakenAsync("plc", "OrderStep", Claim);
        var start = await FeedAsync("hlt", null);

        await TakenAsync("plc", "ServiceOrder", "orderNo\nT-000001\n", "?mode=DELETE");

        Assert.Contains("Person REMOVED", (await FeedAsync("hlt", start.Next)).Changes);
        Assert.Equal(0L, hub.Scalar("SELECT count(*) FROM CaseAssignment WHERE Department = 'HLT' AND \"From\" >= '2026-01-01' AND \"To\" IS NULL"));
    }

    [Fact]
    public async Task An_event_reassigned_to_another_department_is_closed_for_the_former()
    {
        const string Event = "eventNo,gridCode,categoryCode,level,title,occurredAt,source,status,handlingDept\n";
        var like = hub.Scalar("SELECT GridCode || ',' || CategoryCode || ',' || Level FROM GridEvent LIMIT 1");

        await TakenAsync("plc", "GridEvent", $"{Event}E-1,{like},护栏破损,2026-03-01 08:00:00,PATROL,DISPATCHED,HLT\n");
        Assert.Equal((true, false), (await HasEventAsync("hlt"), await HasEventAsync("agr")));

        await TakenAsync("plc", "GridEvent", "eventNo,handlingDept\nE-1,AGR\n");
        Assert.Equal((false, true), (await HasEventAsync("hlt"), await HasEventAsync("agr")));

        await TakenAsync("plc", "GridEvent", "eventNo,status\nE-1,CLOSED\n");
        Assert.Equal((false, false), (await HasEventAsync("hlt"), await HasEventAsync("agr")));
    }

    [Fact]
    public async Task A_person_stays_open_while_another_case_involves_them()
    {
        foreach (var order in (string[])["T-000001", "T-000002"])
        {
            await TakenAsync("plc", "ServiceOrder", $"orderNo,status,requester.idNumber\n{order},CLAIMED,999021188504129710\n");
            await TakenAsync("plc", "OrderStep", Step + $"{order},{order},CLAIMED,999021188504129710,HLT,2026-03-01 09:00:00\n");
        }

        await StateAsync("T-000001", "ARCHIVED");

        Assert.Null(await OrderAsync("hlt", "T-000001"));
        Assert.NotEqual(JsonValueKind.Null, (await OrderAsync("hlt", "T-000002"))?.GetProperty("requester").ValueKind);
    }

    [Fact]
    public async Task A_new_requester_closes_the_former_one()
    {
        await StateAsync("T-000001", "CLAIMED");
        await TakenAsync("plc", "OrderStep", Claim);
        await TakenAsync("psb", "Person", "idType,idNumber,name,sexCode,birthDate\n111,999021195604120014,李四,1,1956-04-12\n");
        var start = await FeedAsync("hlt", null);

        await TakenAsync("plc", "ServiceOrder", "orderNo,requester.idNumber,requesterName\nT-000001,999021195604120014,李四\n");

        Assert.Equal(["Person CHANGED", "Person REMOVED", "ServiceOrder CHANGED"], (await FeedAsync("hlt", start.Next)).Changes.Order());
    }

    [Fact]
    public async Task Steps_are_hidden_with_their_order_when_a_gate_closes()
    {
        await TakenAsync("plc", "OrderStep", Step + "C-1,T-000001,ACCEPTED,999021188504129710,PLC,2026-03-01 09:00:00\n");
        var start = await FeedAsync("twn-431021001", null);

        await TakenAsync("plc", "ServiceOrder", "orderNo,involvesMinor\nT-000001,true\n");

        Assert.Equal(["OrderStep REMOVED", "ServiceOrder REMOVED"], (await FeedAsync("twn-431021001", start.Next)).Changes.Order());
    }

    [Fact]
    public async Task A_person_is_in_a_department_s_OWN_scope_while_a_row_says_so()
    {
        const string Volunteer = "volunteerNo,person.idNumber,registeredAt,registeredRegionCode,totalHours,publicConsent,status\n";
        var start = await FeedAsync("pub", null);
        async Task<long> OwnAsync() => (long)hub.Scalar("SELECT count(*) FROM RowOwner WHERE Department = 'PUB' AND Dataset = 'Person' AND RowKey = (SELECT PersonId FROM Person WHERE BirthDate = '1885-04-12')")!;

        await TakenAsync("pub", "Volunteer", $"{Volunteer}V-1,999021188504129710,2020-01-01 08:00:00,431021001000,0,[],REGISTERED\n");
        Assert.Equal(1, await OwnAsync());
        var came = await FeedAsync("pub", start.Next);
        Assert.Equal(["Person CHANGED"], came.Changes);

        await TakenAsync("pub", "Volunteer", "volunteerNo,status\nV-1,DORMANT\n");
        Assert.Empty((await FeedAsync("pub", came.Next)).Changes);

        await TakenAsync("pub", "Volunteer", "volunteerNo,status\nV-1,CANCELLED\n");
        Assert.Equal(0, await OwnAsync());
        var went = await FeedAsync("pub", came.Next);
        Assert.Equal(["Person REMOVED"], went.Changes);

        await TakenAsync("psb", "Person", Person.Replace("13900000001", "13900000003", StringComparison.Ordinal));
        Assert.Empty((await FeedAsync("pub", went.Next)).Changes);
    }

    [Fact]
    public async Task A_dated_role_puts_a_person_in_OWN_scope_only_while_it_is_valid()
    {
        const string Person = "(SELECT PersonId FROM PersonRole WHERE RoleType = 'VOLUNTEER' AND ValidTo IS NULL LIMIT 1 OFFSET 5)";
        var person = hub.Scalar($"SELECT PersonId FROM Person WHERE PersonId = {Person}");
        var owned = $"SELECT count(*) FROM RowOwner WHERE Department = 'PUB' AND Dataset = 'Person' AND RowKey = {person}";
        var dated = hub.Services.GetRequiredService<DatedRows>();
        var today = ShanghaiTime.Today(TimeProvider.System);
        await dated.TellAsync(today, CancellationToken.None);
        var start = await FeedAsync("pub", null);
        hub.Scalar($"UPDATE Volunteer SET Status = 'CANCELLED' WHERE PersonId = {person}");
        hub.Scalar($"UPDATE PersonRole SET ValidTo = '{today.AddDays(1):yyyy-MM-dd}' WHERE PersonId = {person} AND RoleType IN ('VOLUNTEER', 'TEAM_LEADER')");
        Assert.Equal(1L, hub.Scalar(owned));

        await dated.TellAsync(today.AddDays(1), CancellationToken.None);

        Assert.Equal(0L, hub.Scalar(owned));
        Assert.Equal(1L, hub.Scalar($"SELECT count(*) FROM FormerOwner WHERE Department = 'PUB' AND Dataset = 'Person' AND RowKey = {person}"));
        Assert.Equal(["Person REMOVED"], (await FeedAsync("pub", start.Next)).Changes);

        // A different role, which begins on a later day.
        hub.Scalar($"UPDATE PersonRole SET ValidFrom = '{today.AddDays(2):yyyy-MM-dd}', ValidTo = NULL WHERE PersonId = {person} AND RoleType = 'VOLUNTEER'");
        await dated.TellAsync(today.AddDays(3), CancellationToken.None);

        Assert.Equal(1L, hub.Scalar(owned));
    }

    [Fact]
    public async Task A_row_that_begins_or_ends_on_a_day_is_reported_without_a_batch()
    {
        const string Links = "SELECT LinkId FROM BranchGridLink ORDER BY LinkId";
        var dated = hub.Services.GetRequiredService<DatedRows>();
        var today = ShanghaiTime.Today(TimeProvider.System);
        hub.Scalar($"UPDATE BranchGridLink SET ValidTo = '{today.AddDays(1):yyyy-MM-dd}' WHERE LinkId = ({Links} LIMIT 1)");
        hub.Scalar($"UPDATE BranchGridLink SET ValidFrom = '{today.AddDays(2):yyyy-MM-dd}' WHERE LinkId = ({Links} LIMIT 1 OFFSET 1)");
        await dated.TellAsync(today, CancellationToken.None);

        Assert.Equal(0, await dated.TellAsync(today, CancellationToken.None));
        Assert.Equal(1, await dated.TellAsync(today.AddDays(1), CancellationToken.None));
        Assert.Equal(1, await dated.TellAsync(today.AddDays(3), CancellationToken.None));
        Assert.Equal("2|UPDATED|2", hub.Scalar("SELECT count(*) || '|' || min(Kind) || '|' || count(DISTINCT RowKey) FROM DataChange WHERE Dataset = 'BranchGridLink'"));
        Assert.Equal(1L, hub.Scalar("SELECT count(*) FROM DataChange WHERE Dataset = 'BranchGridLink' AND Existed AND ValidTo IS NULL AND ValidFrom <= date('now')"));
    }

    [Fact]
    public async Task A_link_that_ends_today_is_reported_as_removed()
    {
        var dated = hub.Services.GetRequiredService<DatedRows>();
        var today = ShanghaiTime.Today(TimeProvider.System);
        var start = (await hub.AskAsync("plc", "{ changes(datasets: [\"BranchGridLink\"]) { next } }")).GetProperty("data").GetProperty("changes").GetProperty("next").GetString();
        hub.Scalar($"UPDATE BranchGridLink SET ValidTo = '{today:yyyy-MM-dd}' WHERE LinkId = (SELECT LinkId FROM BranchGridLink LIMIT 1)");
        hub.Scalar($"INSERT OR REPLACE INTO HubState VALUES ('validityDay', '{today.AddDays(-1):yyyy-MM-dd}')");

        Assert.Equal(1, await dated.TellAsync(today, CancellationToken.None));

        var told = await hub.AskAsync("plc", "query($after: String) { changes(datasets: [\"BranchGridLink\"], after: $after) { changes { kind dataset } } }", new { after = start });
        Assert.Equal("REMOVED", Assert.Single(told.GetProperty("data").GetProperty("changes").GetProperty("changes").EnumerateArray()).GetProperty("kind").GetString());
    }

    private Task StateAsync(string order, string state) => TakenAsync("plc", "ServiceOrder", $"orderNo,status\n{order},{state}\n");

    private async Task<JsonElement?> OrderAsync(string client, string order)
    {
        var answer = await hub.AskAsync(client, $"{{ serviceOrder(orderNo: \"{order}\") {{ requesterName requester {{ id }} steps {{ nodes {{ toStatus }} }} }} }}");
        var found = answer.GetProperty("data").GetProperty("serviceOrder");
        return found.ValueKind == JsonValueKind.Null ? null : found;
    }

    private async Task<bool> HasEventAsync(string client)
    {
        var answer = await hub.AskAsync(client, "{ gridEvent(eventNo: \"E-1\") { status } }");
        return answer.GetProperty("data").GetProperty("gridEvent").ValueKind != JsonValueKind.Null;
    }

    private async Task<(List<string> Changes, string? Next)> FeedAsync(string client, string? after)
    {
        var answer = await hub.AskAsync(client, "query($after: String) { changes(datasets: [\"ServiceOrder\", \"OrderStep\", \"Person\"], after: $after) { changes { kind dataset } next } }", new { after });
        Assert.True(answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object, answer.ToString());
        var feed = data.GetProperty("changes");
        return (feed.GetProperty("changes").EnumerateArray().Select(static c => $"{c.GetProperty("dataset").GetString()} {c.GetProperty("kind").GetString()}").ToList(), feed.GetProperty("next").GetString());
    }

    private async Task<JsonElement> TakenAsync(string client, string dataset, string file, string query = "")
    {
        var (status, answer) = await hub.PublishAsync(client, dataset, file, query: query);
        Assert.True(status == 200, answer.ToString());
        return answer;
    }
}
