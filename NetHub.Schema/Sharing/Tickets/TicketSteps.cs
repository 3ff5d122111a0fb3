using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Tickets;

/// <summary>What somebody says with a step.</summary>
/// <param name="Remark">The reason, or what is said to it.</param>
/// <param name="Batch">Number of the batch that corrected the value, with CORRECT.</param>
/// <param name="Version">The version that was looked at; of two that act on one, the second is told. Null not to ask.</param>
public sealed record TicketStep(string? Remark = null, long? Batch = null, int? Version = null);

/// <summary>The steps of one doubt: whether one may be taken, and what it changes.</summary>
internal sealed class TicketSteps(QualityTicket ticket, string owner, WorkingDays days, SharingOptions options, DateTimeOffset now)
{
    /// <summary>What the caller may do with it now.</summary>
    public IEnumerable<TicketAction> Possible(Caller caller) =>
        TicketTransitions.From(ticket.State).Where(t => Objection(caller, t) is null).Select(static t => t.Action).Distinct();

    /// <exception cref="SharingRefusedException">The step is not legal, not the caller's to take, or says too little or too much.</exception>
    public void Check(Caller caller, TicketAction action, TicketStep step)
    {
        if (step.Version is { } seen && seen != ticket.Version)
            throw new SharingRefusedException(TicketRefusals.Conflict());
        var legal = TicketTransitions.From(ticket.State).ToList();
        var wanted = legal.Where(t => t.Action == action).ToList();
        if (wanted.Count == 0)
            throw new SharingRefusedException(TicketRefusals.Illegal(ticket.State, action, legal.Select(static t => t.Action).Distinct()));
        if (!wanted.Exists(t => Objection(caller, t) is null))
            throw new SharingRefusedException(Objection(caller, wanted[^1])!);
        SharingProblem[] problems = [.. Said(action, step)];
        if (problems.Length > 0)
            throw new SharingRefusedException(problems);
    }

    public void Take(Caller caller, TicketAction action, TicketStep step)
    {
        ticket.State = TicketTransitions.From(ticket.State).First(t => t.Action == action).To;
        ticket.Version++;
        ticket.Answer = step.Remark ?? ticket.Answer;
        ticket.Decider = RequestActor.From(caller);
        if (action == TicketAction.Correct)
            ticket.Batch = step.Batch;
        if (ticket.State == TicketState.Closed)
            ticket.ClosedAt = now;
        ticket.Due = ticket.State switch
        {
            TicketState.Assigned => ticket.Due,
            TicketState.ConfirmedError => days.Due(now, options.DecideDays),
            _ => null,
        };
        ticket.NextDue = ticket.Due;
    }

    private SharingProblem? Objection(Caller caller, TicketTransition transition) => transition.By == TicketParty.Raiser
        ? caller.Department == ticket.RaisedBy.Department ? null : TicketRefusals.NotYours(TicketParty.Raiser)
        // What every township answers for, the operator decides for all of them.
        : caller.Department != (owner == Departments.Township ? Departments.Data : owner) ? TicketRefusals.NotYours(TicketParty.Owner)
        // Whoever looks into a value has to see it, so that it is not for stewards alone as requests are.
        : !caller.IsSteward && !caller.IsReader ? TicketRefusals.RoleNeeded()
        : null;

    private static IEnumerable<SharingProblem> Said(TicketAction action, TicketStep step)
    {
        if (TicketRemarks.Problem(step.Remark) is { } wrong)
            yield return wrong;
        if (action == TicketAction.Reject && string.IsNullOrWhiteSpace(step.Remark))
            yield return SharingProblems.ReasonNeeded();
        if (action == TicketAction.Correct && step.Batch is null)
            yield return TicketRefusals.BatchNeeded();
    }
}
