using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Tickets;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>Raises, lists and settles doubts for a caller.</summary>
internal sealed class TicketHandling(QueryEngine engine, TicketDesk? desk)
{
    // An id that is no batch's names one that there is not.
    private const long NoBatch = -1;

    private TicketDesk Desk => desk ?? throw new QueryRefusedException(QueryErrors.Unavailable());

    public async Task<string> AnswerAsync(Selection selection, RunScope run, CancellationToken cancel)
    {
        var given = GivenArguments.Of(selection, run.Leaves);
        var sight = new RowSight(engine, run.Caller);
        switch (selection.Name)
        {
            case TicketTypes.Tickets:
                var found = await Desk.ListAsync(run.Caller, given.Choice<TicketState>("state"), given.Flag("overdue"), cancel);
                return Fact.Json(selection, found.Select(t => Ticket(run.Caller, t, sight)).ToList());
            case TicketTypes.Ticket:
                var one = await Desk.FindAsync(run.Caller, given.Text("id") ?? "", cancel);
                return Fact.Json(selection, one is null ? null : Ticket(run.Caller, one, sight));
            default:
                var changed = selection.Name == TicketTypes.Raise ? await RaiseAsync(given, run.Caller, sight, cancel) : await ActAsync(given, run.Caller, cancel);
                run.Tally.Administered = $"quality ticket {changed.Id}";
                return Fact.Json(selection, Ticket(run.Caller, changed, sight));
        }
    }

    private Task<QualityTicket> RaiseAsync(GivenArguments given, Caller caller, RowSight sight, CancellationToken cancel)
    {
        var (id, field) = (given.Text("id") ?? "", given.Text("field") ?? "");
        return Desk.RaiseAsync(caller, given.Choice<TicketProblem>("problem")!.Value, given.Text("remark"), Find, cancel);

        DoubtedValue? Find() => sight.Find(id, field) is { } seen ? new DoubtedValue(seen.Field.Dataset.Name, seen.RowKey, seen.Field.Coordinate) : null;
    }

    private Task<QualityTicket> ActAsync(GivenArguments given, Caller caller, CancellationToken cancel) => Desk.StepAsync(
        caller,
        given.Text("id") ?? "",
        given.Choice<TicketAction>("action")!.Value,
        new TicketStep(given.Text("remark"), given.Text("batch") is { } batch ? engine.BatchOf(caller.Department, batch) ?? NoBatch : null, given.Number("version")),
        cancel);

    private Fact Ticket(Caller caller, QualityTicket ticket, RowSight sight) => new(TicketTypes.Type, new Dictionary<string, Func<object?>>
    {
        ["id"] = () => ticket.Id,
        ["coordinate"] = () => ticket.Coordinate,
        ["entity"] = () => sight.IdOf(ticket.Dataset, ticket.RowKey),
        ["raisedBy"] = () => ticket.RaisedBy.Department,
        ["sourceDept"] = () => Desk.OwnerOf(ticket),
        ["problem"] = () => RequestFacts.Code(ticket.Problem),
        ["remark"] = () => ticket.Remark,
        ["answer"] = () => ticket.Answer,
        ["state"] = () => RequestFacts.Code(ticket.State),
        ["raisedAt"] = () => RequestFacts.Instant(ticket.RaisedAt),
        ["takeUpDue"] = () => RequestFacts.Instant(ticket.TakeUpDue),
        ["due"] = () => RequestFacts.Instant(ticket.Due),
        ["isOverdue"] = () => ticket.IsOverdueAt(Desk.Now),
        ["closedAt"] = () => RequestFacts.Instant(ticket.ClosedAt),
        ["batch"] = () => ticket.Batch is { } batch ? engine.BatchId(caller.Department, batch) : null,
        ["version"] = () => ticket.Version,
        ["possible"] = () => Desk.Possible(caller, ticket).Select(static a => RequestFacts.Code(a)),
    });
}
