using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Tickets;

namespace NetHub.Schema.GraphQLApi.Governance.Tickets;

/// <summary>Doubts as answers.</summary>
internal static class TicketObjects
{
    public static ResponseObject Ticket(QueryEngine engine, TicketDesk desk, Caller caller, QualityTicket ticket, RowLookup lookup) => new(TicketTypes.Type, new Dictionary<string, Func<object?>>
    {
        ["id"] = () => ticket.Id,
        ["coordinate"] = () => ticket.Coordinate,
        ["entity"] = () => ResponseObject.Later(lookup.IdOfAsync(ticket.Dataset, ticket.RowKey, CancellationToken.None)),
        ["raisedBy"] = () => ticket.RaisedBy.Department,
        ["sourceDept"] = () => desk.OwnerOf(ticket),
        ["problem"] = () => ResponseValues.Code(ticket.Problem),
        ["remark"] = () => ticket.Remark,
        ["answer"] = () => ticket.Answer,
        ["state"] = () => ResponseValues.Code(ticket.State),
        ["raisedAt"] = () => ResponseValues.Instant(ticket.RaisedAt),
        ["takeUpDue"] = () => ResponseValues.Instant(ticket.TakeUpDue),
        ["due"] = () => ResponseValues.Instant(ticket.Due),
        ["isOverdue"] = () => ticket.IsOverdueAt(desk.Now),
        ["closedAt"] = () => ResponseValues.Instant(ticket.ClosedAt),
        ["batch"] = () => ticket.Batch is { } batch ? engine.BatchId(caller.Department, batch) : null,
        ["version"] = () => ticket.Version,
        ["possible"] = () => desk.Possible(caller, ticket).Select(static a => ResponseValues.Code(a)),
    });
}
