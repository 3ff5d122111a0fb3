using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Policies;

/// <summary>Drafts a change of the policy.</summary>
internal sealed class DraftPolicyRoot(PolicyDraftService? service) : MutationRoot
{
    public override string Name => "draftPolicy";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(PolicyTypes.DraftType(types)), "起草授权策略的变更；须由另一人批准。Drafts a change of the policy. A different person must approve it.",
        TypeRegistry.Argument("reason", new NonNullGraphType(Scalars.String), "理由。Reason."),
        TypeRegistry.Argument("cells", TypeRegistry.ListOf(PolicyTypes.CellInput(types)), "变更后的矩阵单元。Changed cells of the access matrix."),
        TypeRegistry.Argument("moves", TypeRegistry.ListOf(PolicyTypes.MoveInput(types)), "划转的职责。Responsibilities to transfer."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var policies = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var given = run.Arguments(selection);
        var draft = await policies.DraftAsync(
            run.Caller,
            given.Text("reason") ?? "",
            [.. (given.List("cells") ?? []).Select(static c => new CellChange(
                c.Choice<Network>("network")!.Value, c.Choice<AccessClass>("class")!.Value, c.Text("dataset"), c.Text("department")!, c.Text("cell")!, c.Text("why")!))],
            [.. (given.List("moves") ?? []).Select(static m => new OwnershipMove(m.Text("from")!, m.Text("to")!, m.Choice<Network>("network")))],
            cancel);
        run.Target = $"policy {draft.Id}";
        return await ResponseObject.JsonAsync(selection, PolicyObjects.Draft(draft));
    }
}
