using Microsoft.Data.Sqlite;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing.Issues;

/// <summary>Who may raise and see a data issue, its deadlines, and what is stored.</summary>
public sealed class DataIssueServiceTests : IDisposable
{
    private readonly IssueWorld world = new(issuesPerDay: 3);

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_data_issue_is_visible_to_its_reporter_its_owner_and_the_operator()
    {
        var issue = await world.RaiseAsync();

        Assert.Equal(("Q-2026-000001", "PSB", DataIssueState.Open), (issue.Id, issue.SourceDept, issue.State));
        foreach (var department in (string[])["PLC", "PSB", "DAT"])
            Assert.Equal([issue.Id], await world.ListedAsync(department));
        Assert.Empty(await world.ListedAsync("ORG"));
        Assert.Empty(await world.ListedAsync(""));
        Assert.Null(await world.Service.FindAsync(SharingWorld.Member("ORG"), issue.Id, CancellationToken.None));
        Assert.Equal("NOT_FOUND", await SharingWorld.CodesAsync(world.StepAsync("ORG", issue, DataIssueAction.TakeUp)));
    }

    [Fact]
    public async Task A_department_can_raise_one_open_data_issue_per_value()
    {
        var issue = await world.RaiseAsync();

        Assert.Equal("CONFLICT", await SharingWorld.CodesAsync(world.RaiseAsync(caller: SharingWorld.Steward("PLC"))));
        await world.RaiseAsync("ORG");
        await world.RaiseAsync(value: IssueWorld.Value(coordinate: "Person.sexCode"));
        await world.StepAsync("PLC", issue, DataIssueAction.Withdraw);
        Assert.Equal("Q-2026-000004", (await world.RaiseAsync(caller: SharingWorld.Steward("PLC"))).Id);
    }

    [Fact]
    public async Task A_client_over_its_daily_limit_of_data_issues_gets_only_the_quota_error()
    {
        for (var row = 1; row <= 3; row++)
            await world.RaiseAsync(value: IssueWorld.Value(row));

        Assert.Equal("QUOTA_EXCEEDED", await SharingWorld.CodesAsync(world.RaiseAsync(value: IssueWorld.Value(3))));
        Assert.Equal("QUOTA_EXCEEDED", await SharingWorld.CodesAsync(world.RaiseAsync(value: IssueWorld.Value(4))));
        Assert.Equal("", await SharingWorld.CodesAsync(world.RaiseAsync(value: IssueWorld.Value(4), caller: SharingWorld.Steward("PLC"))));
        world.Sharing.GoTo(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal("", await SharingWorld.CodesAsync(world.RaiseAsync(value: IssueWorld.Value(5))));
    }

    [Fact]
    public async Task An_invalid_remark_is_refused_before_the_row_is_looked_up()
    {
        var raise = world.Service.RaiseAsync(
            SharingWorld.Member("PLC"), DataIssueProblem.Other, "13812345678", static () => throw new InvalidOperationException("looked for"), CancellationToken.None);

        Assert.Equal("BAD_USER_INPUT", await SharingWorld.CodesAsync(raise));
    }

    [Fact]
    public async Task An_owner_is_overdue_if_it_does_not_take_up_decide_or_correct_in_time()
    {
        var issue = await world.RaiseAsync();
        Assert.Equal((false, true), await OverdueAsync(issue, "2026-03-03T23:59", "2026-03-04T00:00"));

        await world.StepAsync("PSB", issue, DataIssueAction.TakeUp);
        Assert.Equal((false, true), await OverdueAsync(issue, "2026-03-16T23:59", "2026-03-17T00:00"));

        await world.StepAsync("PSB", issue, DataIssueAction.Confirm);
        Assert.Equal((false, true), await OverdueAsync(issue, "2026-03-31T23:59", "2026-04-01T00:00"));

        await world.StepAsync("PSB", issue, DataIssueAction.Correct);
        Assert.Equal((false, false), await OverdueAsync(issue, "2026-04-01T00:01", "2027-01-01T00:00"));
    }

    [Fact]
    public async Task A_value_is_corrected_only_by_a_batch_of_its_owner()
    {
        var issue = await world.RaiseAsync();
        await world.StepAsync("PSB", issue, DataIssueAction.TakeUp);
        await world.StepAsync("PSB", issue, DataIssueAction.Confirm);

        Assert.Equal("BAD_USER_INPUT", await SharingWorld.CodesAsync(world.StepAsync("PSB", issue, DataIssueAction.Correct, new DataIssueStep())));
        Assert.Equal("BATCH_NOT_FOUND", await SharingWorld.CodesAsync(world.StepAsync("PSB", issue, DataIssueAction.Correct, new DataIssueStep(Batch: 43))));
        var corrected = await world.StepAsync("PSB", issue, DataIssueAction.Correct);
        Assert.Equal((DataIssueState.Corrected, IssueWorld.Correction), (corrected.State, corrected.Batch));
    }

    [Fact]
    public async Task Data_issues_move_with_the_ownership_of_their_field()
    {
        var issue = await world.RaiseAsync(value: IssueWorld.Value(coordinate: "Volunteer.volunteerNo"));
        world.Catalog.Responsibilities.Replace([new OwnershipMove("PUB", "SWD", Network.Civil)]);

        Assert.Equal("NOT_FOUND", await SharingWorld.CodesAsync(world.StepAsync("PUB", issue, DataIssueAction.TakeUp)));
        Assert.Empty(await world.ListedAsync("PUB"));
        Assert.Equal([issue.Id], await world.ListedAsync("SWD"));
        Assert.Equal(DataIssueState.Assigned, (await world.StepAsync("SWD", issue, DataIssueAction.TakeUp)).State);
        Assert.Equal("SWD", world.Service.OwnerOf(issue));
    }

    [Fact]
    public async Task Of_two_concurrent_decisions_in_two_hubs_one_succeeds_and_one_conflicts()
    {
        for (var row = 1; row <= 3; row++)
        {
            var issue = await world.RaiseAsync(value: IssueWorld.Value(row));
            var seen = (await world.StepAsync("PSB", issue, DataIssueAction.TakeUp)).Version;
            var other = world.Open();

            var codes = await Task.WhenAll(
                Task.Run(() => SharingWorld.CodesAsync(world.StepAsync("PSB", issue, DataIssueAction.Confirm, new DataIssueStep("有误", Version: seen)))),
                Task.Run(() => SharingWorld.CodesAsync(world.StepAsync("PSB", issue, DataIssueAction.Reject, new DataIssueStep("无误", Version: seen), other))));

            Assert.Equal(["", "CONFLICT"], codes.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_restart_loses_no_data_issue_and_repeats_no_number()
    {
        var issue = await world.RaiseAsync(remark: "与户口簿不符");
        await world.StepAsync("PSB", issue, DataIssueAction.TakeUp);

        var found = (await world.Open().FindAsync(SharingWorld.Member("PLC"), issue.Id, CancellationToken.None))!;

        Assert.Equal((DataIssueState.Assigned, "与户口簿不符", "已核实", 1, "PLC"), (found.State, found.Remark, found.Answer, found.Version, found.RaisedBy.Department));
        Assert.Equal((issue.RaisedAt, issue.Due), (found.RaisedAt, found.Due));
        Assert.Equal("Q-2026-000002", (await world.RaiseAsync("ORG")).Id);
    }

    [Fact]
    public async Task The_hub_raises_no_data_issue_twice_even_if_a_department_raised_it()
    {
        await world.RaiseAsync();
        DetectedIssue[] issues = [Issue(7), Issue(8), Issue(8, DataIssueProblem.Duplicate), Issue(9)];

        Assert.Equal(2, await world.Service.RaiseByHubAsync(issues, CancellationToken.None));
        Assert.Equal(0, await world.Service.RaiseByHubAsync(issues, CancellationToken.None));
        var raised = await world.Service.ListAsync(SharingWorld.Member("PSB"), null, null, CancellationToken.None);
        Assert.Equal([9L, 8L, 7L], raised.Select(static t => t.RowKey));
        Assert.Equal(("DAT", "hub"), (raised[0].RaisedBy.Department, raised[0].RaisedBy.Name));
        await Assert.ThrowsAsync<ArgumentException>(() => world.Service.RaiseByHubAsync([Issue(1) with { Dataset = "Volunteer" }], CancellationToken.None));

        static DetectedIssue Issue(long row, DataIssueProblem problem = DataIssueProblem.IdentityConflict) => new("Person", row, IssueWorld.Coordinate, problem);
    }

    [Fact]
    public async Task A_stored_data_issue_names_the_value_without_containing_it()
    {
        await world.RaiseAsync(remark: "与户口簿不符");

        Assert.Equal(
            "Id=Q-2026-000001 Coordinate=Person.birthDate Dataset=Person RowKey=7 SourceDept=PSB Problem=WrongValue Remark=与户口簿不符 Answer= State=Open "
            + "Decider= ClosedAt= Batch= Version=0 RaisedBy_Department=PLC RaisedBy_Name=plc",
            Dump());
    }

    private async Task<(bool Before, bool After)> OverdueAsync(DataIssue issue, string before, string after) =>
        (await IsOverdueAsync(issue, before), await IsOverdueAsync(issue, after));

    // The list and the issue must agree.
    private async Task<bool> IsOverdueAsync(DataIssue issue, string at)
    {
        world.Sharing.GoTo(DateTimeOffset.Parse(at + "+08:00", System.Globalization.CultureInfo.InvariantCulture));
        var isOverdue = (await world.Service.FindAsync(SharingWorld.Member("PSB"), issue.Id, CancellationToken.None))!.IsOverdueAt(world.Now);
        Assert.Equal(isOverdue ? [issue.Id] : [], await world.ListedAsync("PSB", overdue: true));
        Assert.Equal(isOverdue ? [] : [issue.Id], await world.ListedAsync("PSB", overdue: false));
        return isOverdue;
    }

    private string Dump()
    {
        using var connection = new SqliteConnection($"Data Source={world.Sharing.StorePath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM Issues";
        using var row = command.ExecuteReader();
        row.Read();
        string[] times = ["RaisedAt", "TakeUpDue", "Due", "NextDue"];
        return string.Join(' ', Enumerable.Range(0, row.FieldCount).Where(i => !times.Contains(row.GetName(i))).Select(i => $"{row.GetName(i)}={row.GetValue(i)}"));
    }
}
