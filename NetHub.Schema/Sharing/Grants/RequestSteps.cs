using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>The input of a step.</summary>
/// <param name="Remark">The reason, or what is or was missing.</param>
/// <param name="Granted">The granted access, for APPROVE; null for everything requested.</param>
/// <param name="Version">The expected version of the part; the step fails if it is outdated. Null to skip the check.</param>
public sealed record RequestStep(string? Remark = null, RequestedAccess? Granted = null, int? Version = null);

/// <summary>Checks and applies the steps of one part.</summary>
internal sealed class RequestSteps(AccessRequest request, RequestPart part, string owner, WorkingDays days, SharingOptions options, DateTimeOffset now)
{
    private const int LongestRemark = 1000;
    private readonly RequestState state = part.StateAt(now);

    /// <summary>Returns the actions that the caller may take now.</summary>
    public IEnumerable<RequestAction> Possible(Caller caller) =>
        RequestTransitions.From(state).Where(t => Objection(caller, t) is null && Untimely(t.Action) is null).Select(static t => t.Action).Distinct();

    /// <exception cref="SharingRefusedException">The step is illegal, the caller may not take it, or its input is incomplete or excessive.</exception>
    public void Check(Caller caller, RequestAction action, RequestStep step)
    {
        if (step.Version is { } seen && seen != part.Version)
            throw new SharingRefusedException(SharingProblems.Conflict());
        var legal = RequestTransitions.From(state).ToList();
        var wanted = legal.Where(t => t.Action == action).ToList();
        if (wanted.Count == 0)
            throw new SharingRefusedException(SharingProblems.Illegal(state, action, legal.Select(static t => t.Action).Distinct()));
        if (!wanted.Exists(t => Objection(caller, t) is null))
            throw new SharingRefusedException(Objection(caller, wanted[0])!);
        if (Untimely(action) is { } untimely)
            throw new SharingRefusedException(untimely);
        SharingProblem[] problems = [.. Said(action, step)];
        if (problems.Length > 0)
            throw new SharingRefusedException(problems);
    }

    public void Take(Caller caller, RequestAction action, RequestStep step)
    {
        part.Version++;
        part.Remark = step.Remark ?? part.Remark;
        switch (action)
        {
            case RequestAction.TakeUp:
                part.TakenUpAt ??= now;
                break;
            case RequestAction.AskCompletion:
                part.TakenUpAt ??= now;
                (part.DaysLeft, part.Due, part.Decided) = (days.Left(now, part.Due!.Value), null, RequestState.Completion);
                break;
            case RequestAction.Complete:
                (part.Due, part.Decided) = (days.Due(now, Math.Max(part.DaysLeft, 1)), RequestState.ProviderReview);
                break;
            case RequestAction.Escalate:
                (part.Due, part.Decided, part.IsSettled) = (days.Due(now, options.CoordinateDays), RequestState.Coordination, true);
                break;
            case RequestAction.Approve:
                part.Granted = step.Granted ?? Whole();
                Decide(caller, Narrowing.IsWhole(request.Asked, part.Fields, part.Granted) ? RequestState.Approved : RequestState.Partial);
                break;
            default:
                Decide(caller, RequestTransitions.From(state).First(t => t.Action == action).To);
                break;
        }
    }

    public void Submit(bool isOpen)
    {
        part.Version++;
        part.SubmittedAt = now;
        if (isOpen)
        {
            (part.Decided, part.DecidedAt, part.Granted) = (RequestState.AutoGranted, now, Whole());
            return;
        }

        (part.Decided, part.TakeUpDue, part.Due) = (RequestState.ProviderReview, days.Due(now, options.TakeUpDays), days.Due(now, options.DecideDays));
    }

    private void Decide(Caller caller, RequestState next) => (part.Decided, part.Decider, part.DecidedAt, part.Due) = (next, RequestActor.From(caller), now, null);

    private RequestedAccess Whole() => request.Asked with { Fields = part.Fields };

    // Returns whether the caller's party may take the step, and which members of the department may not.
    private SharingProblem? Objection(Caller caller, RequestTransition transition) => transition.By switch
    {
        RequestParty.Applicant => caller.Department == request.Applicant.Department ? null : SharingProblems.NotYours(),
        // The operator decides for fields that every township owns.
        RequestParty.Owner => Steward(caller, owner == Departments.Township ? Departments.Data : owner),
        _ => Steward(caller, Departments.Data),
    };

    private SharingProblem? Steward(Caller caller, string department) =>
        caller.Department != department ? SharingProblems.NotYours()
        : !caller.IsSteward ? SharingProblems.NotSteward()
        : caller.Department == request.Applicant.Department || caller.Client == request.Applicant.Name ? SharingProblems.OwnRequest()
        : state == RequestState.Coordination && caller.Client == part.Decider?.Name ? SharingProblems.OwnDecision()
        : null;

    private SharingProblem? Untimely(RequestAction action) =>
        action != RequestAction.Escalate ? null
        : part.IsSettled ? SharingProblems.Illegal(state, action, [])
        : state == RequestState.ProviderReview && !part.IsOverdueAt(now) ? SharingProblems.NotOverdue()
        : null;

    private IEnumerable<SharingProblem> Said(RequestAction action, RequestStep step)
    {
        var needsReason = action is RequestAction.Refuse or RequestAction.Revoke or RequestAction.AskCompletion or RequestAction.Complete or RequestAction.Escalate;
        if (step.Remark?.Length > LongestRemark || (needsReason && string.IsNullOrWhiteSpace(step.Remark)))
            yield return SharingProblems.ReasonNeeded();
        foreach (var problem in action == RequestAction.Approve ? Narrowing.Problems(request.Asked, part.Fields, step.Granted ?? Whole()) : [])
            yield return problem;
    }
}
