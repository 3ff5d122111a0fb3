using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Requests;

/// <summary>Lists the grants that a department holds or gave.</summary>
internal sealed class GrantsRoot(QueryEngine engine) : QueryRoot
{
    public override string Name => "grants";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(TypeRegistry.ListOf(RequestTypes.GrantType(types))),
        "已生效和将生效的授权：本部门获得的和给出的；运行部门可见全部。Current and future grants that the department holds or gave. The operator sees all.");

    public override ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var (department, names) = (run.Caller.Department, new RowNames(engine, run.Caller));
        return ResponseObject.JsonAsync(selection, engine.Policy.Grants
            .Where(g => department == Departments.Data || department == g.Department || department == OwnerOf(g))
            .OrderBy(static g => g.Id, StringComparer.Ordinal).Select(g => RequestObjects.Grant(g, names)).ToList());
    }

    private string OwnerOf(Grant grant) => engine.Catalog.Field(grant.Fields[0])?.Owner ?? grant.Owner;
}
