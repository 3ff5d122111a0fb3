using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Tickets;

namespace NetHub.Schema.GraphQLApi.Governance.Tickets;

/// <summary>One doubt that concerns the department.</summary>
internal sealed class QualityTicketRoot(QueryEngine engine, TicketDesk? desk) : QueryRoot
{
    public override string Name => "qualityTicket";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, TicketTypes.TicketType(types), "一件疑义单;不存在或无关时为空。One doubt; null where there is none that concerns the department.",
        TypeRegistry.Argument("id", new NonNullGraphType(Scalars.String), "编号,如 Q-2026-000012。Its id, such as Q-2026-000012."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var tickets = desk ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var found = await tickets.FindAsync(run.Caller, run.Arguments(selection).Text("id") ?? "", cancel);
        return await ResponseObject.JsonAsync(selection, found is null ? null : TicketObjects.Ticket(engine, tickets, run.Caller, found, new RowLookup(engine, run.Caller)));
    }
}
