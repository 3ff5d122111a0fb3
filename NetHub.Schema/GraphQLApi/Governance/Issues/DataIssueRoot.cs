using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Issues;

namespace NetHub.Schema.GraphQLApi.Governance.Issues;

/// <summary>Returns one data issue that concerns the department.</summary>
internal sealed class DataIssueRoot(QueryEngine engine, DataIssueService? service) : QueryRoot
{
    public override string Name => "dataIssue";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, DataIssueTypes.IssueType(types), "一件数据疑义；不存在或与本部门无关时为空。One data issue; null if it does not exist or does not concern the department.",
        TypeRegistry.Argument("id", new NonNullGraphType(Scalars.String), "编号，如 Q-2026-000012。Id, for example Q-2026-000012."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var issues = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var found = await issues.FindAsync(run.Caller, run.Arguments(selection).Text("id") ?? "", cancel);
        return await ResponseObject.JsonAsync(selection, found is null ? null : DataIssueObjects.Issue(engine, issues, run.Caller, found, new RowLookup(engine, run.Caller)));
    }
}
