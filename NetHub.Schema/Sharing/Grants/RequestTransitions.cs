namespace NetHub.Schema.Sharing.Grants;

/// <summary>One step that a part may take.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="Action">What is done.</param>
/// <param name="By">Who may do it.</param>
/// <param name="To">Where it stands after that; PARTIAL instead of APPROVED where less was granted.</param>
public sealed record RequestTransition(RequestState From, RequestAction Action, RequestParty By, RequestState To);

/// <summary>申请的状态机: every step there is. What is not here is illegal.</summary>
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
        // Only when the owner's time is up.
        new(RequestState.ProviderReview, RequestAction.Escalate, RequestParty.Applicant, RequestState.Coordination),
        new(RequestState.Completion, RequestAction.Complete, RequestParty.Applicant, RequestState.ProviderReview),
        new(RequestState.Completion, RequestAction.Withdraw, RequestParty.Applicant, RequestState.Withdrawn),
        // Once: what was settled stays settled.
        new(RequestState.Refused, RequestAction.Escalate, RequestParty.Applicant, RequestState.Coordination),
        new(RequestState.Coordination, RequestAction.Approve, RequestParty.Coordinator, RequestState.Approved),
        new(RequestState.Coordination, RequestAction.Refuse, RequestParty.Coordinator, RequestState.Refused),
        new(RequestState.Coordination, RequestAction.Withdraw, RequestParty.Applicant, RequestState.Withdrawn),
        .. Granted(RequestState.AutoGranted),
        .. Granted(RequestState.Approved),
        .. Granted(RequestState.Partial),
        .. Granted(RequestState.Active),
    ];

    /// <summary>What may be done with a part that stands here, by whom.</summary>
    public static IEnumerable<RequestTransition> From(RequestState state) => All.Where(t => t.From == state);

    private static RequestTransition[] Granted(RequestState state) =>
    [
        new(state, RequestAction.Revoke, RequestParty.Owner, RequestState.Revoked),
        new(state, RequestAction.GiveBack, RequestParty.Applicant, RequestState.Revoked),
    ];
}
