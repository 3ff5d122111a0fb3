namespace NetHub.Schema.Sharing.Tickets;

/// <summary>One step that a doubt may take.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="Action">What is done.</param>
/// <param name="By">Who may do it.</param>
/// <param name="To">Where it stands after that.</param>
public sealed record TicketTransition(TicketState From, TicketAction Action, TicketParty By, TicketState To);

/// <summary>疑义校核的状态机: every step there is. What is not here is illegal.</summary>
public static class TicketTransitions
{
    public static IReadOnlyList<TicketTransition> All { get; } =
    [
        new(TicketState.Open, TicketAction.TakeUp, TicketParty.Owner, TicketState.Assigned),
        new(TicketState.Open, TicketAction.Withdraw, TicketParty.Raiser, TicketState.Closed),
        new(TicketState.Assigned, TicketAction.Confirm, TicketParty.Owner, TicketState.ConfirmedError),
        new(TicketState.Assigned, TicketAction.Reject, TicketParty.Owner, TicketState.NotError),
        new(TicketState.Assigned, TicketAction.Withdraw, TicketParty.Raiser, TicketState.Closed),
        // What is known to be wrong is corrected: nobody can take it back any more.
        new(TicketState.ConfirmedError, TicketAction.Correct, TicketParty.Owner, TicketState.Corrected),
        .. Settled(TicketState.Corrected),
        .. Settled(TicketState.NotError),
    ];

    /// <summary>What may be done with a doubt that stands here, by whom.</summary>
    public static IEnumerable<TicketTransition> From(TicketState state) => All.Where(t => t.From == state);

    private static TicketTransition[] Settled(TicketState state) =>
    [
        new(state, TicketAction.Close, TicketParty.Raiser, TicketState.Closed),
        new(state, TicketAction.Close, TicketParty.Owner, TicketState.Closed),
    ];
}
