using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>Drafts, lists and decides changes of the policy for a caller.</summary>
internal sealed class PolicyHandling(PolicyDesk? desk)
{
    private PolicyDesk Desk => desk ?? throw new QueryRefusedException(QueryErrors.Unavailable());

    public async Task<string> AnswerAsync(Selection selection, RunScope run, CancellationToken cancel)
    {
        var given = GivenArguments.Of(selection, run.Leaves);
        if (selection.Name == PolicyTypes.Drafts)
            return Fact.Json(selection, (await Desk.ListAsync(run.Caller, cancel)).Select(Draft).ToList());
        var draft = selection.Name == PolicyTypes.Draft ? await DraftAsync(given, run.Caller, cancel) : await DecideAsync(given, run.Caller, cancel);
        run.Tally.Administered = $"policy {draft.Id}";
        return Fact.Json(selection, Draft(draft));
    }

    private Task<PolicyDraft> DraftAsync(GivenArguments given, Caller caller, CancellationToken cancel) => Desk.DraftAsync(
        caller,
        given.Text("reason") ?? "",
        [.. (given.List("cells") ?? []).Select(static c => new CellChange(
            c.Choice<Network>("network")!.Value, c.Choice<AccessClass>("class")!.Value, c.Text("dataset"), c.Text("department")!, c.Text("cell")!, c.Text("why")!))],
        [.. (given.List("moves") ?? []).Select(static m => new OwnershipMove(m.Text("from")!, m.Text("to")!, m.Choice<Network>("network")))],
        cancel);

    private Task<PolicyDraft> DecideAsync(GivenArguments given, Caller caller, CancellationToken cancel) =>
        Desk.DecideAsync(caller, given.Text("id")!, given.Choice<DraftState>("decision")!.Value, given.Text("remark"), cancel);

    private static Fact Draft(PolicyDraft draft) => new("PolicyDraft", new Dictionary<string, Func<object?>>
    {
        ["id"] = () => draft.Id,
        ["author"] = () => draft.Author.Name,
        ["reason"] = () => draft.Reason,
        ["writtenAt"] = () => RequestFacts.Instant(draft.WrittenAt),
        ["state"] = () => RequestFacts.Code(draft.State),
        ["decider"] = () => draft.Decider?.Name,
        ["decidedAt"] = () => RequestFacts.Instant(draft.DecidedAt),
        ["remark"] = () => draft.Remark,
        ["policyVersion"] = () => draft.PolicyVersion,
        ["cells"] = () => draft.Cells.Select(Cell),
        ["moves"] = () => draft.Moves.Select(Move),
    });

    private static Fact Cell(CellChange change) => new("PolicyCell", new Dictionary<string, Func<object?>>
    {
        ["network"] = () => RequestFacts.Code(change.Network),
        ["class"] = () => RequestFacts.Code(change.Class),
        ["dataset"] = () => change.Dataset,
        ["department"] = () => change.Department,
        ["cell"] = () => change.Cell,
        ["why"] = () => change.Why,
    });

    private static Fact Move(OwnershipMove move) => new("PolicyMove", new Dictionary<string, Func<object?>>
    {
        ["from"] = () => move.From,
        ["to"] = () => move.To,
        ["network"] = () => move.Network is { } network ? RequestFacts.Code(network) : null,
    });
}
