using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Audit.Records;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Reports;

/// <summary>Lists fields that were not read recently.</summary>
internal sealed class UnreadFieldsRoot(QueryEngine engine, RecentUses uses) : QueryRoot
{
    public override string Name => "unreadFields";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(TypeRegistry.ListOf(Scalars.String)),
        "近期无人读取的信息项：数源部门可见本部门的，运行部门和安全管理员可见全部。Fields that were not read recently: the department's own fields, or all fields for the operator and the security administrator.",
        ReportTypes.Days());

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var recorded = await uses.ReadAsync(run.Arguments(selection), run.Today, cancel);
        var read = recorded.Where(static u => u.Usage != RecordedUsage.Denied).Select(static u => u.Coordinate).ToHashSet();
        return await ResponseObject.JsonAsync(selection, engine.Catalog.Datasets.SelectMany(static d => d.Fields)
            .Where(f => f.IsServed && f.Dataset.Network != Network.Hub && uses.IsConcerned(run.Caller, f.Coordinate) && !read.Contains(f.Coordinate))
            .Select(static f => f.Coordinate).ToList());
    }
}
