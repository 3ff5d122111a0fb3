using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Policies;

namespace NetHub.Schema.GraphQLApi.Governance.Policies;

/// <summary>Approves, rejects or withdraws a policy draft.</summary>
internal sealed class DecidePolicyRoot(PolicyDraftService? service) : MutationRoot
{
    public override string Name => "decidePolicy";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(PolicyTypes.DraftType(types)), "批准、否决或撤回策略草案。Approves, rejects or withdraws a policy draft.",
        TypeRegistry.Argument("id", new NonNullGraphType(Scalars.String), "草案编号，如 P-2026-000003。Id of the draft, for example P-2026-000003."),
        TypeRegistry.Argument("decision", new NonNullGraphType(types.Enum(typeof(DraftState))), "决定：APPROVED、REJECTED 或 WITHDRAWN。The decision: APPROVED, REJECTED or WITHDRAWN."),
        TypeRegistry.Argument("remark", Scalars.String, "说明。Remark."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var policies = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var given = run.Arguments(selection);
        var draft = await policies.DecideAsync(run.Caller, given.Text("id")!, given.Choice<DraftState>("decision")!.Value, given.Text("remark"), cancel);
        run.Target = $"policy {draft.Id}";
        return await ResponseObject.JsonAsync(selection, PolicyObjects.Draft(draft));
    }
}
