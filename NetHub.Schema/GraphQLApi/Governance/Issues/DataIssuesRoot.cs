using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Issues;

namespace NetHub.Schema.GraphQLApi.Governance.Issues;

/// <summary>Lists the data issues that a department raised or is responsible for.</summary>
internal sealed class DataIssuesRoot(QueryEngine engine, DataIssueService? service) : QueryRoot
{
    public override string Name => "dataIssues";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(TypeRegistry.ListOf(DataIssueTypes.IssueType(types))),
        "本部门提出的和由本部门负责处理的数据疑义，新的在前，最多 500 件；运行部门可见全部。Data issues that the department raised or is responsible for, newest first, at most 500. The operator sees all.",
        TypeRegistry.Argument("state", types.Enum(typeof(DataIssueState)), "只列该状态的数据疑义。Only data issues in this state."),
        TypeRegistry.Argument("overdue", Scalars.Boolean, "true 只列逾期的，false 只列未逾期的。true: only overdue data issues; false: only those not overdue."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var issues = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var (given, lookup) = (run.Arguments(selection), new RowLookup(engine, run.Caller));
        var found = await issues.ListAsync(run.Caller, given.Choice<DataIssueState>("state"), given.Flag("overdue"), cancel);
        return await ResponseObject.JsonAsync(selection, found.Select(t => DataIssueObjects.Issue(engine, issues, run.Caller, t, lookup)).ToList());
    }
}
