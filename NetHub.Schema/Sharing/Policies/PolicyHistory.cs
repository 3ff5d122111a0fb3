using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Sharing.Policies;

/// <summary>Applies approved drafts to the matrix that ships with the hub.</summary>
public static class PolicyHistory
{
    /// <summary>Applies drafts, in the order of the versions that they made.</summary>
    public static AccessMatrix Apply(AccessMatrix baseline, IEnumerable<PolicyDraft> drafts)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(drafts);
        foreach (var draft in InOrder(drafts))
        {
            baseline = draft.Moves.Aggregate(baseline, static (matrix, move) => matrix.With(move))
                .With(draft.Cells.Select(static c => (c.Network, c.Class, c.Dataset, c.Department, MatrixCell.Parse(c.Cell) with { Why = c.Why })));
        }

        return baseline;
    }

    /// <summary>Moves of responsibilities, in their order.</summary>
    public static IReadOnlyList<OwnershipMove> Moves(IEnumerable<PolicyDraft> drafts) => [.. InOrder(drafts).SelectMany(static d => d.Moves)];

    private static IEnumerable<PolicyDraft> InOrder(IEnumerable<PolicyDraft> drafts) => drafts.OrderBy(static d => d.PolicyVersion ?? int.MaxValue);
}
