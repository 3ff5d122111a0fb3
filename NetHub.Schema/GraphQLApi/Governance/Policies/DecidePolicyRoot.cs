using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Policies;

namespace NetHub.Schema.GraphQLApi.Governance.Policies;

/// <summary>Approves a draft of the policy, turns it down, or takes it back.</summary>
internal sealed class DecidePolicyRoot(PolicyDraftService? service) : MutationRoot
{
    public override string Name => "decidePolicy";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(PolicyTypes.DraftType(types)), "批准、否决或撤回草案。Approves a draft, turns it down, or takes it back.",
        TypeRegistry.Argument("id", new NonNullGraphType(Scalars.String), "编号，如 P-2026-000003。Its id."),
        TypeRegistry.Argument("decision", new NonNullGraphType(types.Enum(typeof(DraftState))), "APPROVED、REJECTED 或 WITHDRAWN。APPROVED, REJECTED or WITHDRAWN."),
        TypeRegistry.Argument("remark", Scalars.String, "说明。A remark."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var policies = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var given = run.Arguments(selection);
        var draft = await policies.DecideAsync(run.Caller, given.Text("id")!, given.Choice<DraftState>("decision")!.Value, given.Text("remark"), cancel);
        run.Target = $"policy {draft.Id}";
        return await ResponseObject.JsonAsync(selection, PolicyObjects.Draft(draft));
    }
}
