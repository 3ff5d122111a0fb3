namespace NetHub.Schema.Sharing.Grants;

/// <summary>One permitted step of a part.</summary>
/// <param name="From">The state before the step.</param>
/// <param name="Action">The action.</param>
/// <param name="By">The party that may take it.</param>
/// <param name="To">The state after the step; PARTIAL instead of APPROVED if less was granted.</param>
public sealed record RequestTransition(RequestState From, RequestAction Action, RequestParty By, RequestState To);

/// <summary>申请的状态机: the complete list of steps. Every other step is illegal.</summary>
public static class RequestTransitions
{
    public static IReadOnlyList<RequestTransition> All { get; } =
    [
        new(RequestState.Draft, RequestAction.Submit, RequestParty.Applicant, RequestState.ProviderReview),
        new(RequestState.Draft, RequestAction.Withdraw, RequestParty.Applicant, RequestState.Withdrawn),
        new(RequestState.ProviderReview, RequestAction.TakeUp, RequestParty.Owner, RequestState.ProviderReview),
        new(RequestState.ProviderReview, RequestAction.AskCompletion, RequestParty.Owner, RequestState.Completion),
        new(RequestState.ProviderReview, RequestAction.Approve, RequestParty.Owner, RequestState.Approved),
        new(RequestState.ProviderReview, RequestAction.Refuse, RequestParty.Owner, RequestState.Refused),
        new(RequestState.ProviderReview, RequestAction.Withdraw, RequestParty.Applicant, RequestState.Withdrawn),
        // Only after the owner's deadline.
        new(RequestState.ProviderReview, RequestAction.Escalate, RequestParty.Applicant, RequestState.Coordination),
        new(RequestState.Completion, RequestAction.Complete, RequestParty.Applicant, RequestState.ProviderReview),
        new(RequestState.Completion, RequestAction.Withdraw, RequestParty.Applicant, RequestState.Withdrawn),
        // Only once: a settlement is final.
        new(RequestState.Refused, RequestAction.Escalate, RequestParty.Applicant, RequestState.Coordination),
        new(RequestState.Coordination, RequestAction.Approve, RequestParty.Coordinator, RequestState.Approved),
        new(RequestState.Coordination, RequestAction.Refuse, RequestParty.Coordinator, RequestState.Refused),
        new(RequestState.Coordination, RequestAction.Withdraw, RequestParty.Applicant, RequestState.Withdrawn),
        .. Granted(RequestState.AutoGranted),
        .. Granted(RequestState.Approved),
        .. Granted(RequestState.Partial),
        .. Granted(RequestState.Active),
    ];

    /// <summary>Returns the steps that are permitted in a state, and for which party.</summary>
    public static IEnumerable<RequestTransition> From(RequestState state) => All.Where(t => t.From == state);

    private static RequestTransition[] Granted(RequestState state) =>
    [
        new(state, RequestAction.Revoke, RequestParty.Owner, RequestState.Revoked),
        new(state, RequestAction.GiveBack, RequestParty.Applicant, RequestState.Revoked),
    ];
}
