using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Tests.Sharing.Issues;

/// <summary>Every state × every action × every party: exactly the steps in the table are legal, for the parties it names.</summary>
public sealed class DataIssueTransitionsTests
{
    private static readonly DateTimeOffset Now = SharingWorld.Monday;
    private static readonly string[] Departments = ["PLC", "PSB", "DAT", "ORG"];

    public static TheoryData<DataIssueState, DataIssueAction> Steps()
    {
        var data = new TheoryData<DataIssueState, DataIssueAction>();
        foreach (var state in Enum.GetValues<DataIssueState>())
        {
            foreach (var action in Enum.GetValues<DataIssueAction>())
                data.Add(state, action);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_on_a_data_issue_is_legal_exactly_as_the_table_says(DataIssueState state, DataIssueAction action)
    {
        var legal = DataIssueTransitions.All.Where(t => t.From == state && t.Action == action).ToList();

        foreach (var department in Departments)
        {
            var steps = StepsOf(At(state));
            var code = Code(() => steps.Check(SharingWorld.Steward(department), action, new DataIssueStep("已核实", 42)));

            var expected = legal.Count == 0 ? "ILLEGAL_TRANSITION" : legal.Exists(t => Party(t.By) == department) ? "" : "NOT_YOURS_TO_DECIDE";
            Assert.Equal(expected, code);
            Assert.Equal(code.Length == 0, steps.Possible(SharingWorld.Steward(department)).Contains(action));
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_legal_step_on_a_data_issue_leads_to_the_state_in_the_table_with_a_deadline_only_for_the_owner(DataIssueState state, DataIssueAction action)
    {
        if (DataIssueTransitions.All.FirstOrDefault(t => t.From == state && t.Action == action) is not { } transition)
            return;
        var issue = At(state);

        StepsOf(issue).Take(SharingWorld.Steward(Party(transition.By)), action, new DataIssueStep("已核实", 42));

        Assert.Equal((transition.To, 1), (issue.State, issue.Version));
        Assert.Equal(transition.To is DataIssueState.Assigned or DataIssueState.ConfirmedError, issue.NextDue is not null);
        Assert.Equal(transition.To == DataIssueState.Closed, issue.ClosedAt is not null);
        Assert.Equal(action == DataIssueAction.Correct ? 42L : null, issue.Batch);
    }

    [Fact]
    public void Every_state_is_reached_and_only_the_last_one_is_final()
    {
        Assert.Equal(Enum.GetValues<DataIssueState>().Except([DataIssueState.Open]), DataIssueTransitions.All.Select(static t => t.To).Distinct().Order());
        Assert.Equal([DataIssueState.Closed], Enum.GetValues<DataIssueState>().Where(static s => !DataIssueTransitions.From(s).Any()));
    }

    [Theory]
    [InlineData(HubRoles.Steward, "")]
    [InlineData(HubRoles.Reader, "")]
    [InlineData(HubRoles.Publisher, "ROLE_REQUIRED")]
    [InlineData(HubRoles.None, "ROLE_REQUIRED")]
    public void Stewards_and_readers_of_the_owner_decide(HubRoles roles, string expected)
    {
        var caller = SharingWorld.Member("PSB") with { Roles = roles };

        Assert.Equal(expected, Code(() => StepsOf(At(DataIssueState.Assigned)).Check(caller, DataIssueAction.Confirm, new DataIssueStep())));
    }

    [Fact]
    public void The_operator_decides_on_fields_owned_by_townships()
    {
        var steps = new DataIssueSteps(At(DataIssueState.Open), "TWN", new WorkingDays(new SharingOptions()), new SharingOptions(), Now);

        Assert.Equal("", Code(() => steps.Check(SharingWorld.Steward("DAT"), DataIssueAction.TakeUp, new DataIssueStep())));
        Assert.Equal("NOT_YOURS_TO_DECIDE", Code(() => steps.Check(SharingWorld.Steward("TWN-431021108"), DataIssueAction.TakeUp, new DataIssueStep())));
    }

    [Theory]
    [InlineData(DataIssueAction.Reject, null, "REASON_REQUIRED")]
    [InlineData(DataIssueAction.Reject, "  ", "REASON_REQUIRED")]
    [InlineData(DataIssueAction.Confirm, "本人电话13812345678", "BAD_USER_INPUT")]
    [InlineData(DataIssueAction.Confirm, null, "")]
    public void A_rejection_needs_a_reason_and_a_remark_holds_no_personal_number(DataIssueAction action, string? remark, string expected) =>
        Assert.Equal(expected, Code(() => StepsOf(At(DataIssueState.Assigned)).Check(SharingWorld.Steward("PSB"), action, new DataIssueStep(remark))));

    private static string Party(DataIssueParty party) => party == DataIssueParty.Owner ? "PSB" : "PLC";

    private static DataIssueSteps StepsOf(DataIssue issue) => new(issue, "PSB", new WorkingDays(new SharingOptions()), new SharingOptions(), Now);

    private static string Code(Action step)
    {
        try
        {
            step();
            return "";
        }
        catch (SharingRefusedException refused)
        {
            return refused.Problems.Single().Code;
        }
    }

    private static DataIssue At(DataIssueState state) => new()
    {
        Id = "Q-2026-000001",
        Coordinate = IssueWorld.Coordinate,
        Dataset = "Person",
        RowKey = 7,
        RaisedBy = new RequestActor("PLC", "plc"),
        SourceDept = "PSB",
        Problem = DataIssueProblem.WrongValue,
        State = state,
        RaisedAt = Now,
        TakeUpDue = Now.AddDays(1),
        Due = Now.AddDays(10),
        NextDue = Now.AddDays(1),
    };
}
