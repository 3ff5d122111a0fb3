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

/// <summary>Files a sharing request.</summary>
internal sealed class RequestAccessRoot(QueryEngine engine, SharingRequestService? service) : MutationRoot
{
    private const int LongestText = 1000;

    public override string Name => "requestAccess";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(RequestTypes.RequestType(types)),
        "提交共享申请；按数源部门拆分，分别审核。Files a sharing request. Each owner decides its own part.",
        TypeRegistry.Argument("input", new NonNullGraphType(RequestTypes.RequestInput(types)), "申请内容。The requested access."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var requests = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var (input, names) = (run.Arguments(selection).Members("input")!, new RowNames(engine, run.Caller));
        var grounds = new RequestGrounds(
            input.Choice<PurposeCode>("purpose")!.Value, input.Text("case"), input.Text("legalBasis") ?? "", input.Text("plannedUse") ?? "");
        var filed = await requests.FileAsync(
            run.Caller, grounds, await AskedAsync(input, names, requests.Now, cancel), input.Text("client", LongestText), input.Flag("draft") ?? false, cancel);
        run.Target = $"sharing request {filed.Id}";
        return await ResponseObject.JsonAsync(selection, RequestObjects.Request(requests, run.Caller, filed, names));
    }

    private static async ValueTask<RequestedAccess> AskedAsync(GivenArguments input, RowNames names, DateTimeOffset now, CancellationToken cancel)
    {
        var fields = input.Texts("fields") ?? [];
        return new RequestedAccess(
            fields, input.Choice<AccessLevel>("level")!.Value, input.Choices<Usage>("usages") ?? [], input.Choice<RowScope>("scope")!.Value,
            input.Instant("from") ?? now, input.Instant("until")!.Value)
        {
            Rows = await names.FindAsync(input.Texts("rows") ?? [], fields, cancel),
        };
    }
}
