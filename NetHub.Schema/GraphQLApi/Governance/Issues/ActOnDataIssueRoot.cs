using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Issues;

namespace NetHub.Schema.GraphQLApi.Governance.Issues;

/// <summary>Takes a step with a data issue.</summary>
internal sealed class ActOnDataIssueRoot(QueryEngine engine, DataIssueService? service) : MutationRoot
{
    // An id that names no batch stands for a batch that does not exist.
    private const long NoBatch = -1;

    public override string Name => "actOnDataIssue";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(DataIssueTypes.IssueType(types)), "处理数据疑义。Takes a step with a data issue.",
        TypeRegistry.Argument("id", new NonNullGraphType(Scalars.String), "编号。Its id."),
        TypeRegistry.Argument("action", new NonNullGraphType(types.Enum(typeof(DataIssueAction))), "做什么。What is done."),
        TypeRegistry.Argument("remark", Scalars.String, "答复；核实无误时必填。An answer; needed to REJECT."),
        TypeRegistry.Argument("batch", Scalars.Id, "更正该值的批次，即发布回执或 _provenance 中的；更正时必填。The batch that corrected the value, as a receipt or _provenance says it; needed to CORRECT."),
        TypeRegistry.Argument("version", Scalars.Int, "所见的版本；已被他人处理时得到 CONFLICT。The version that was seen; CONFLICT where somebody was quicker."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var issues = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var given = run.Arguments(selection);
        long? batch = given.Text("batch") is { } named ? engine.BatchOf(run.Caller.Department, named) ?? NoBatch : null;
        var step = new DataIssueStep(given.Text("remark"), batch, given.Number("version"));
        var changed = await issues.StepAsync(run.Caller, given.Text("id") ?? "", given.Choice<DataIssueAction>("action")!.Value, step, cancel);
        run.Target = $"quality issue {changed.Id}";
        return await ResponseObject.JsonAsync(selection, DataIssueObjects.Issue(engine, issues, run.Caller, changed, new RowLookup(engine, run.Caller)));
    }
}
