using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Tickets;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Tests.Sharing.Tickets;

/// <summary>Every state × every action × every party: what is in the table is legal for whom it names, and nothing else is.</summary>
public sealed class TicketTransitionsTests
{
    private static readonly DateTimeOffset Now = SharingWorld.Monday;
    private static readonly string[] Departments = ["PLC", "PSB", "DAT", "ORG"];

    public static TheoryData<TicketState, TicketAction> Steps()
    {
        var data = new TheoryData<TicketState, TicketAction>();
        foreach (var state in Enum.GetValues<TicketState>())
        {
            foreach (var action in Enum.GetValues<TicketAction>())
                data.Add(state, action);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_is_legal_where_the_table_has_it_and_for_whom(TicketState state, TicketAction action)
    {
        var legal = TicketTransitions.All.Where(t => t.From == state && t.Action == action).ToList();

        foreach (var department in Departments)
        {
            var steps = StepsOf(At(state));
            var code = Code(() => steps.Check(SharingWorld.Steward(department), action, new TicketStep("已核实", 42)));

            var expected = legal.Count == 0 ? "ILLEGAL_TRANSITION" : legal.Exists(t => Party(t.By) == department) ? "" : "NOT_YOURS_TO_DECIDE";
            Assert.Equal(expected, code);
            Assert.Equal(code.Length == 0, steps.Possible(SharingWorld.Steward(department)).Contains(action));
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_legal_step_leads_where_the_table_says_and_the_owner_is_late_only_where_he_has_to_do_something(TicketState state, TicketAction action)
    {
        if (TicketTransitions.All.FirstOrDefault(t => t.From == state && t.Action == action) is not { } transition)
            return;
        var ticket = At(state);

        StepsOf(ticket).Take(SharingWorld.Steward(Party(transition.By)), action, new TicketStep("已核实", 42));

        Assert.Equal((transition.To, 1), (ticket.State, ticket.Version));
        Assert.Equal(transition.To is TicketState.Assigned or TicketState.ConfirmedError, ticket.NextDue is not null);
        Assert.Equal(transition.To == TicketState.Closed, ticket.ClosedAt is not null);
        Assert.Equal(action == TicketAction.Correct ? 42L : null, ticket.Batch);
    }

    [Fact]
    public void Every_state_is_reached_and_only_the_last_one_is_an_end()
    {
        Assert.Equal(Enum.GetValues<TicketState>().Except([TicketState.Open]), TicketTransitions.All.Select(static t => t.To).Distinct().Order());
        Assert.Equal([TicketState.Closed], Enum.GetValues<TicketState>().Where(static s => !TicketTransitions.From(s).Any()));
    }

    [Theory]
    [InlineData(HubRoles.Steward, "")]
    [InlineData(HubRoles.Reader, "")]
    [InlineData(HubRoles.Publisher, "ROLE_REQUIRED")]
    [InlineData(HubRoles.None, "ROLE_REQUIRED")]
    public void Of_the_owner_s_people_stewards_and_readers_decide(HubRoles roles, string expected)
    {
        var caller = SharingWorld.Member("PSB") with { Roles = roles };

        Assert.Equal(expected, Code(() => StepsOf(At(TicketState.Assigned)).Check(caller, TicketAction.Confirm, new TicketStep())));
    }

    [Fact]
    public void What_townships_answer_for_the_operator_decides()
    {
        var steps = new TicketSteps(At(TicketState.Open), "TWN", new WorkingDays(new SharingOptions()), new SharingOptions(), Now);

        Assert.Equal("", Code(() => steps.Check(SharingWorld.Steward("DAT"), TicketAction.TakeUp, new TicketStep())));
        Assert.Equal("NOT_YOURS_TO_DECIDE", Code(() => steps.Check(SharingWorld.Steward("TWN-431021108"), TicketAction.TakeUp, new TicketStep())));
    }

    [Theory]
    [InlineData(TicketAction.Reject, null, "REASON_REQUIRED")]
    [InlineData(TicketAction.Reject, "  ", "REASON_REQUIRED")]
    [InlineData(TicketAction.Confirm, "本人电话13812345678", "BAD_USER_INPUT")]
    [InlineData(TicketAction.Confirm, null, "")]
    public void A_step_says_what_it_has_to_and_no_more(TicketAction action, string? remark, string expected) =>
        Assert.Equal(expected, Code(() => StepsOf(At(TicketState.Assigned)).Check(SharingWorld.Steward("PSB"), action, new TicketStep(remark))));

    private static string Party(TicketParty party) => party == TicketParty.Owner ? "PSB" : "PLC";

    private static TicketSteps StepsOf(QualityTicket ticket) => new(ticket, "PSB", new WorkingDays(new SharingOptions()), new SharingOptions(), Now);

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

    private static QualityTicket At(TicketState state) => new()
    {
        Id = "Q-2026-000001",
        Coordinate = TicketWorld.Coordinate,
        Dataset = "Person",
        RowKey = 7,
        RaisedBy = new RequestActor("PLC", "plc"),
        SourceDept = "PSB",
        Problem = TicketProblem.WrongValue,
        State = state,
        RaisedAt = Now,
        TakeUpDue = Now.AddDays(1),
        Due = Now.AddDays(10),
        NextDue = Now.AddDays(1),
    };
}
