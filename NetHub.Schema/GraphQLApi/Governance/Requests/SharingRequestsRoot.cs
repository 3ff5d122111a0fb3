using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Grants;

namespace NetHub.Schema.GraphQLApi.Governance.Requests;

/// <summary>Lists the sharing requests that concern a department.</summary>
internal sealed class SharingRequestsRoot(QueryEngine engine, SharingRequestService? service) : QueryRoot
{
    public override string Name => "sharingRequests";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(TypeRegistry.ListOf(RequestTypes.RequestType(types))),
        "与本部门有关的共享申请，新的在前，最多 500 件。Sharing requests that concern the department, newest first, at most 500.",
        TypeRegistry.Argument("state", types.Enum(typeof(RequestState)), "只列有部分处于该状态的申请。Only sharing requests with a part in this state."),
        TypeRegistry.Argument("overdue", Scalars.Boolean, "true 只列有部分逾期的，false 只列有部分未逾期的。true: only requests with an overdue part; false: only requests with a part that is not overdue."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var requests = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var (given, caller, now) = (run.Arguments(selection), run.Caller, requests.Now);
        var (state, overdue) = (given.Choice<RequestState>("state"), given.Flag("overdue"));
        var (found, names) = (await requests.ListAsync(caller, cancel), new RowNames(engine, caller));
        return await ResponseObject.JsonAsync(selection, found
            .Where(r => r.Parts.Any(p => requests.IsVisible(caller, r, p) && (state is null || p.StateAt(now) == state) && (overdue is null || p.IsOverdueAt(now) == overdue)))
            .Select(r => RequestObjects.Request(requests, caller, r, names)).ToList());
    }
}
