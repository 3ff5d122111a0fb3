using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Grants;

namespace NetHub.Schema.GraphQLApi.Governance.Requests;

/// <summary>Returns one sharing request that concerns the department.</summary>
internal sealed class SharingRequestRoot(QueryEngine engine, SharingRequestService? service) : QueryRoot
{
    public override string Name => "sharingRequest";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, RequestTypes.RequestType(types), "一件共享申请；不存在或与本部门无关时为空。One sharing request; null if it does not exist or does not concern the department.",
        TypeRegistry.Text("id", "编号，如 R-2026-000012。Id, for example R-2026-000012."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var requests = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var id = run.Arguments(selection).Text("id");
        var found = (await requests.ListAsync(run.Caller, cancel)).FirstOrDefault(r => r.Id == id);
        return await ResponseObject.JsonAsync(selection, found is null ? null : RequestObjects.Request(requests, run.Caller, found, new RowNames(engine, run.Caller)));
    }
}
