using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Issues;

namespace NetHub.Schema.GraphQLApi.Governance.Issues;

/// <summary>Raises a data issue about a value that the caller can see.</summary>
internal sealed class RaiseDataIssueRoot(QueryEngine engine, DataIssueService? service) : MutationRoot
{
    public override string Name => "raiseDataIssue";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(DataIssueTypes.IssueType(types)),
        "对调用方可见的一个值提出疑义，由数源部门核实；系统不复制该值。Raises a data issue about a value that the caller can see. The owner verifies the value; the hub does not copy it.",
        TypeRegistry.Argument("id", new NonNullGraphType(Scalars.Id), "记录的 id，即查询返回的 id。Id of the row, as returned by a query."),
        TypeRegistry.Argument("field", new NonNullGraphType(Scalars.String), "信息项，如 birthDate。Name of the field, for example birthDate."),
        TypeRegistry.Argument("problem", new NonNullGraphType(types.Enum(typeof(DataIssueProblem))), "疑义类型。Kind of problem."),
        TypeRegistry.Argument("remark", Scalars.String, "说明，最多 1000 字；不得填写公民身份号码、手机号码。Remark of at most 1000 characters. It must not contain identity or mobile numbers."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var issues = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var (given, lookup) = (run.Arguments(selection), new RowLookup(engine, run.Caller));
        var (id, field) = (given.Text("id") ?? "", given.Text("field") ?? "");
        var raised = await issues.RaiseAsync(run.Caller, given.Choice<DataIssueProblem>("problem")!.Value, given.Text("remark"), FindAsync, cancel);
        run.Target = $"data issue {raised.Id}";
        return await ResponseObject.JsonAsync(selection, DataIssueObjects.Issue(engine, issues, run.Caller, raised, lookup));

        async ValueTask<IssueTarget?> FindAsync() => await lookup.FindAsync(id, field, cancel) is { } seen ? new IssueTarget(seen.Field.Dataset.Name, seen.RowKey, seen.Field.Coordinate) : null;
    }
}
