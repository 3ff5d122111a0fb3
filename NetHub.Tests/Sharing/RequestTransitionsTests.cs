using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing;

/// <summary>Every state × every action × every party: exactly the steps in the table are legal, for the parties it names.</summary>
public sealed class RequestTransitionsTests
{
    private static readonly DateTimeOffset Now = SharingWorld.Monday;
    private static readonly string[] Parties = ["YLC", "AGR", "DAT", "PLC"];

    public static TheoryData<RequestState, RequestAction> Steps()
    {
        var data = new TheoryData<RequestState, RequestAction>();
        foreach (var state in Enum.GetValues<RequestState>())
        {
            foreach (var action in Enum.GetValues<RequestAction>())
                data.Add(state, action);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_on_a_request_is_legal_exactly_as_the_table_says(RequestState state, RequestAction action)
    {
        var legal = RequestTransitions.All.Where(t => t.From == state).ToList();
        var transition = legal.SingleOrDefault(t => t.Action == action);

        foreach (var department in Parties)
        {
            var (request, part) = At(state);
            var steps = StepsOf(request, part);
            var problem = Problem(() => steps.Check(SharingWorld.Steward(department), action, new RequestStep("理由")));

            if (transition is null)
                AssertIllegal(problem, state, action, legal);
            else
                Assert.Equal(department == Party(transition.By) ? null : "NOT_YOURS_TO_DECIDE", problem?.Code);
            Assert.Equal(problem is null, steps.Possible(SharingWorld.Steward(department)).Contains(action));
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_legal_step_on_a_request_leads_to_the_state_in_the_table(RequestState state, RequestAction action)
    {
        if (RequestTransitions.All.SingleOrDefault(t => t.From == state && t.Action == action) is not { } transition)
            return;
        var (request, part) = At(state);
        var version = part.Version;

        if (action == RequestAction.Submit)
            StepsOf(request, part).Submit(isOpen: false);
        else
            StepsOf(request, part).Take(SharingWorld.Steward(Party(transition.By)), action, new RequestStep("理由"));

        Assert.Equal((transition.To, version + 1), (part.Decided, part.Version));
    }

    [Fact]
    public void No_step_leads_out_of_a_final_state()
    {
        RequestState[] ends = [RequestState.Expired, RequestState.Revoked, RequestState.Withdrawn];

        Assert.Equal(ends, Enum.GetValues<RequestState>().Where(static s => !RequestTransitions.From(s).Any()));
    }

    [Fact]
    public void Every_state_can_be_reached()
    {
        // No step leads to these: a request starts as a draft, the clock starts and ends grants, unconditionally shared fields need no
        // step, and a narrower approval is partial.
        RequestState[] others = [RequestState.Draft, RequestState.AutoGranted, RequestState.Partial, RequestState.Active, RequestState.Expired];

        Assert.Equal(Enum.GetValues<RequestState>().Except(others), RequestTransitions.All.Select(static t => t.To).Distinct().Order());
    }

    private static void AssertIllegal(SharingProblem? problem, RequestState state, RequestAction action, List<RequestTransition> legal)
    {
        var names = legal.Select(static t => Naming.UpperSnake(t.Action.ToString())).ToList();

        Assert.Equal("ILLEGAL_TRANSITION", problem?.Code);
        Assert.Equal(
            $"{Naming.UpperSnake(action.ToString())} is not possible in state {Naming.UpperSnake(state.ToString())}. Possible: {(names.Count == 0 ? "nothing" : string.Join(", ", names))}.",
            problem!.English);
        Assert.All(names, n => Assert.Contains(n, problem.Chinese, StringComparison.Ordinal));
    }

    private static string Party(RequestParty party) => Parties[(int)party];

    private static RequestSteps StepsOf(AccessRequest request, RequestPart part) => new(request, part, part.Owner, new WorkingDays(new SharingOptions()), new SharingOptions(), Now);

    private static SharingProblem? Problem(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (SharingRefusedException refused)
        {
            return Assert.Single(refused.Problems);
        }
    }

    // The owner is overdue, so that only the table can refuse a step.
    private static (AccessRequest Request, RequestPart Part) At(RequestState state)
    {
        var asked = new RequestedAccess(["AssistedHousehold.causeCode"], AccessLevel.Full, [Usage.Show], RowScope.County, Now.AddDays(-1), Now.AddDays(1));
        var (decided, granted) = state switch
        {
            RequestState.Active => (RequestState.Approved, asked),
            RequestState.Expired => (RequestState.Approved, asked with { Until = Now }),
            RequestState.AutoGranted or RequestState.Approved or RequestState.Partial => (state, asked with { From = Now.AddHours(1) }),
            _ => (state, null),
        };
        var part = new RequestPart { Id = "R-2026-000001/AGR", Owner = "AGR", Fields = asked.Fields, Decided = decided, Granted = granted, Due = Now };
        var request = new AccessRequest { Id = "R-2026-000001", Applicant = new RequestActor("YLC", "ylc-office"), Grounds = SharingWorld.Duty, Asked = asked, FiledAt = Now };
        request.Add(part);
        Assert.Equal(state, part.StateAt(Now));
        return (request, part);
    }
}
