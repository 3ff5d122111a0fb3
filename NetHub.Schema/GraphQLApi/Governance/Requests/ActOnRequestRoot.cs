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

/// <summary>Takes a step with the part of one owner in a sharing request.</summary>
internal sealed class ActOnRequestRoot(QueryEngine engine, SharingRequestService? service) : MutationRoot
{
    private const int LongestText = 1000;

    public override string Name => "actOnRequest";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(RequestTypes.RequestType(types)),
        "处理申请中一个数源部门的部分。Takes a step with the part of one owner.",
        TypeRegistry.Text("id", "申请编号。Id of the request."),
        TypeRegistry.Text("owner", "该部分的数源部门。Owner of the part."),
        TypeRegistry.Argument("action", new NonNullGraphType(types.Enum(typeof(RequestAction))), "做什么。What is done."),
        TypeRegistry.Argument("remark", Scalars.String, "理由或说明；不同意、撤销、补正和协调必填。Reason or remark; needed to refuse, revoke, complete and escalate."),
        TypeRegistry.Argument("granted", RequestTypes.GrantedInput(types), "同意的内容；不填为全部同意，不得超出申请。What is granted; all of it where nothing is said, and never more."),
        TypeRegistry.Argument("version", Scalars.Int, "所见的版本；已被他人处理时得到 CONFLICT。The version that was seen; CONFLICT where somebody was quicker."));

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

    // Whatever is left out is as it was asked for.
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
