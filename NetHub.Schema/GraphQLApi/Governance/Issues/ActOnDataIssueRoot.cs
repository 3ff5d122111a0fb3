using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Issues;

namespace NetHub.Schema.GraphQLApi.Governance.Issues;

/// <summary>Processes a data issue: takes it up, answers it or closes it.</summary>
internal sealed class ActOnDataIssueRoot(QueryEngine engine, DataIssueService? service) : MutationRoot
{
    // An unknown batch id is passed on as a batch that does not exist, so that it is refused.
    private const long NoBatch = -1;

    public override string Name => "actOnDataIssue";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(DataIssueTypes.IssueType(types)), "处理数据疑义。Processes a data issue.",
        TypeRegistry.Argument("id", new NonNullGraphType(Scalars.String), "疑义编号。Id of the data issue."),
        TypeRegistry.Argument("action", new NonNullGraphType(types.Enum(typeof(DataIssueAction))), "处理动作。The action to take."),
        TypeRegistry.Argument("remark", Scalars.String, "答复；认定数据无误（REJECT）时必填。Answer; required for REJECT."),
        TypeRegistry.Argument("batch", Scalars.Id, "更正该值的批次，取自发布回执或 _provenance；更正（CORRECT）时必填。The batch that corrected the value, taken from its receipt or from _provenance; required for CORRECT."),
        TypeRegistry.Argument("version", Scalars.Int, "读取时的版本；此后已被他人处理的，返回 CONFLICT。The version that was read; CONFLICT is returned if the data issue has changed since."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var issues = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var given = run.Arguments(selection);
        long? batch = given.Text("batch") is { } named ? engine.BatchOf(run.Caller.Department, named) ?? NoBatch : null;
        var step = new DataIssueStep(given.Text("remark"), batch, given.Number("version"));
        var changed = await issues.StepAsync(run.Caller, given.Text("id") ?? "", given.Choice<DataIssueAction>("action")!.Value, step, cancel);
        run.Target = $"data issue {changed.Id}";
        return await ResponseObject.JsonAsync(selection, DataIssueObjects.Issue(engine, issues, run.Caller, changed, new RowLookup(engine, run.Caller)));
    }
}
