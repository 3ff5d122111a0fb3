using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Requests;

/// <summary>Processes one owner's part of a sharing request.</summary>
internal sealed class ActOnRequestRoot(QueryEngine engine, SharingRequestService? service) : MutationRoot
{
    private const int LongestText = 1000;

    public override string Name => "actOnRequest";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(RequestTypes.RequestType(types)),
        "处理共享申请中由一个数源部门审核的部分。Processes one owner's part of a sharing request.",
        TypeRegistry.Text("id", "申请编号。Id of the sharing request."),
        TypeRegistry.Text("owner", "该部分的数源部门。Owner that decides the part."),
        TypeRegistry.Argument("action", new NonNullGraphType(types.Enum(typeof(RequestAction))), "处理动作。The action to take."),
        TypeRegistry.Argument("remark", Scalars.String, "理由或说明；不同意、撤销授权、要求补正、补正和提请协调时必填。Reason or remark; required for REFUSE, REVOKE, ASK_COMPLETION, COMPLETE and ESCALATE."),
        TypeRegistry.Argument("granted", RequestTypes.GrantedInput(types), "同意的内容；不填为全部同意，不得超出申请。The access to grant; defaults to everything requested and must not exceed it."),
        TypeRegistry.Argument("version", Scalars.Int, "读取时的版本；此后已被他人处理的，返回 CONFLICT。The version that was read; CONFLICT is returned if the part has changed since."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var requests = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var given = run.Arguments(selection);
        var (id, owner) = (given.Text("id", LongestText)!, given.Text("owner", LongestText)!);
        var granted = given.Members("granted") is { } narrowed ? await NarrowedAsync(requests, narrowed, run.Caller, id, owner, cancel) : null;
        var step = new RequestStep(given.Text("remark"), granted, given.Number("version"));
        var request = await requests.StepAsync(run.Caller, id, owner, given.Choice<RequestAction>("action")!.Value, step, cancel);
        run.Target = $"sharing request {request.Id}/{owner}";
        return await ResponseObject.JsonAsync(selection, RequestObjects.Request(requests, run.Caller, request, new RowNames(engine, run.Caller)));
    }

    // Members that are not set default to what was requested.
    private async Task<RequestedAccess?> NarrowedAsync(SharingRequestService requests, GivenArguments narrowed, Caller caller, string id, string owner, CancellationToken cancel)
    {
        var request = (await requests.ListAsync(caller, cancel)).FirstOrDefault(r => r.Id == id);
        var part = request?.Parts.FirstOrDefault(p => requests.OwnerOf(p) == owner);
        if (request is null || part is null)
            return null;
        var asked = request.Asked;
        return new RequestedAccess(
            narrowed.Texts("fields") ?? part.Fields,
            narrowed.Choice<AccessLevel>("level") ?? asked.Level,
            narrowed.Choices<Usage>("usages") ?? asked.Usages,
            narrowed.Choice<RowScope>("scope") ?? asked.Scope,
            narrowed.Instant("from") ?? asked.From,
            narrowed.Instant("until") ?? asked.Until)
        {
            Rows = narrowed.Texts("rows") is { } ids ? await new RowNames(engine, caller).FindAsync(ids, asked.Rows, cancel) : asked.Rows,
        };
    }
}
