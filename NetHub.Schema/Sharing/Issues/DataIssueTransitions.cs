namespace NetHub.Schema.Sharing.Issues;

/// <summary>One step that a data issue may take.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="Action">What is done.</param>
/// <param name="By">Who may do it.</param>
/// <param name="To">Where it stands after that.</param>
public sealed record DataIssueTransition(DataIssueState From, DataIssueAction Action, DataIssueParty By, DataIssueState To);

/// <summary>疑义校核的状态机: every step there is. What is not here is illegal.</summary>
public static class DataIssueTransitions
{
    public static IReadOnlyList<DataIssueTransition> All { get; } =
    [
        new(DataIssueState.Open, DataIssueAction.TakeUp, DataIssueParty.Owner, DataIssueState.Assigned),
        new(DataIssueState.Open, DataIssueAction.Withdraw, DataIssueParty.Raiser, DataIssueState.Closed),
        new(DataIssueState.Assigned, DataIssueAction.Confirm, DataIssueParty.Owner, DataIssueState.ConfirmedError),
        new(DataIssueState.Assigned, DataIssueAction.Reject, DataIssueParty.Owner, DataIssueState.NotError),
        new(DataIssueState.Assigned, DataIssueAction.Withdraw, DataIssueParty.Raiser, DataIssueState.Closed),
        // What is known to be wrong is corrected: nobody can take it back any more.
        new(DataIssueState.ConfirmedError, DataIssueAction.Correct, DataIssueParty.Owner, DataIssueState.Corrected),
        .. Settled(DataIssueState.Corrected),
        .. Settled(DataIssueState.NotError),
    ];

    /// <summary>What may be done with a data issue that stands here, by whom.</summary>
    public static IEnumerable<DataIssueTransition> From(DataIssueState state) => All.Where(t => t.From == state);

    private static DataIssueTransition[] Settled(DataIssueState state) =>
    [
        new(state, DataIssueAction.Close, DataIssueParty.Raiser, DataIssueState.Closed),
        new(state, DataIssueAction.Close, DataIssueParty.Owner, DataIssueState.Closed),
    ];
}
