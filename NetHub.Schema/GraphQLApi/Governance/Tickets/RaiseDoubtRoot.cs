using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Tickets;

namespace NetHub.Schema.GraphQLApi.Governance.Tickets;

/// <summary>Raises a doubt about a value that the caller is shown.</summary>
internal sealed class RaiseDoubtRoot(QueryEngine engine, TicketDesk? desk) : MutationRoot
{
    public override string Name => "raiseDoubt";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(TicketTypes.TicketType(types)),
        "对所见的一个值提出疑义,由数源部门核实;不复制该值。Doubts a value that the caller is shown; its owner looks into it. The value is not copied.",
        TypeRegistry.Argument("id", new NonNullGraphType(Scalars.Id), "记录的 id,如查询所得。The row's id, as a query gave it."),
        TypeRegistry.Argument("field", new NonNullGraphType(Scalars.String), "信息项,如 birthDate。Name of the field, such as birthDate."),
        TypeRegistry.Argument("problem", new NonNullGraphType(types.Enum(typeof(TicketProblem))), "疑义。What is doubted."),
        TypeRegistry.Argument("remark", Scalars.String, "说明,最多 1000 字;不得写身份号码、手机号码。A remark of 1000 characters at most, without identity or mobile numbers."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var tickets = desk ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var (given, lookup) = (run.Arguments(selection), new RowLookup(engine, run.Caller));
        var (id, field) = (given.Text("id") ?? "", given.Text("field") ?? "");
        var raised = await tickets.RaiseAsync(run.Caller, given.Choice<TicketProblem>("problem")!.Value, given.Text("remark"), FindAsync, cancel);
        run.Target = $"quality ticket {raised.Id}";
        return await ResponseObject.JsonAsync(selection, TicketObjects.Ticket(engine, tickets, run.Caller, raised, lookup));

        async ValueTask<DoubtedValue?> FindAsync() => await lookup.FindAsync(id, field, cancel) is { } seen ? new DoubtedValue(seen.Field.Dataset.Name, seen.RowKey, seen.Field.Coordinate) : null;
    }
}
