using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Policies;

namespace NetHub.Schema.GraphQLApi.Governance.Policies;

/// <summary>Converts policy drafts to response objects.</summary>
internal static class PolicyObjects
{
    public static ResponseObject Draft(PolicyDraft draft) => new("PolicyDraft", new Dictionary<string, Func<object?>>
    {
        ["id"] = () => draft.Id,
        ["author"] = () => draft.Author.Name,
        ["reason"] = () => draft.Reason,
        ["writtenAt"] = () => ResponseValues.Instant(draft.WrittenAt),
        ["state"] = () => ResponseValues.Code(draft.State),
        ["decider"] = () => draft.Decider?.Name,
        ["decidedAt"] = () => ResponseValues.Instant(draft.DecidedAt),
        ["remark"] = () => draft.Remark,
        ["policyVersion"] = () => draft.PolicyVersion,
        ["cells"] = () => draft.Cells.Select(Cell),
        ["moves"] = () => draft.Moves.Select(Move),
    });

    private static ResponseObject Cell(CellChange change) => new("PolicyCell", new Dictionary<string, Func<object?>>
    {
        ["network"] = () => ResponseValues.Code(change.Network),
        ["class"] = () => ResponseValues.Code(change.Class),
        ["dataset"] = () => change.Dataset,
        ["department"] = () => change.Department,
        ["cell"] = () => change.Cell,
        ["why"] = () => change.Why,
    });

    private static ResponseObject Move(OwnershipMove move) => new("PolicyMove", new Dictionary<string, Func<object?>>
    {
        ["from"] = () => move.From,
        ["to"] = () => move.To,
        ["network"] = () => move.Network is { } network ? ResponseValues.Code(network) : null,
    });
}
