namespace NetHub.Schema.Sharing.Issues;

/// <summary>One permitted step of a data issue.</summary>
/// <param name="From">The state before the step.</param>
/// <param name="Action">The action.</param>
/// <param name="By">The party that may take it.</param>
/// <param name="To">The state after the step.</param>
public sealed record DataIssueTransition(DataIssueState From, DataIssueAction Action, DataIssueParty By, DataIssueState To);

/// <summary>疑义校核的状态机: the complete list of steps. Every other step is illegal.</summary>
public static class DataIssueTransitions
{
    public static IReadOnlyList<DataIssueTransition> All { get; } =
    [
        new(DataIssueState.Open, DataIssueAction.TakeUp, DataIssueParty.Owner, DataIssueState.Assigned),
        new(DataIssueState.Open, DataIssueAction.Withdraw, DataIssueParty.Raiser, DataIssueState.Closed),
        new(DataIssueState.Assigned, DataIssueAction.Confirm, DataIssueParty.Owner, DataIssueState.ConfirmedError),
        new(DataIssueState.Assigned, DataIssueAction.Reject, DataIssueParty.Owner, DataIssueState.NotError),
        new(DataIssueState.Assigned, DataIssueAction.Withdraw, DataIssueParty.Raiser, DataIssueState.Closed),
        // A confirmed error must be corrected, so it can no longer be withdrawn.
        new(DataIssueState.ConfirmedError, DataIssueAction.Correct, DataIssueParty.Owner, DataIssueState.Corrected),
        .. Settled(DataIssueState.Corrected),
        .. Settled(DataIssueState.NotError),
    ];

    /// <summary>Returns the steps that are permitted in a state, and for which party.</summary>
    public static IEnumerable<DataIssueTransition> From(DataIssueState state) => All.Where(t => t.From == state);

    private static DataIssueTransition[] Settled(DataIssueState state) =>
    [
        new(state, DataIssueAction.Close, DataIssueParty.Raiser, DataIssueState.Closed),
        new(state, DataIssueAction.Close, DataIssueParty.Owner, DataIssueState.Closed),
    ];
}
