using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Policies;

/// <summary>A cell of the matrix as it shall be.</summary>
/// <param name="Network">The network of its line.</param>
/// <param name="Class">The access class of its line.</param>
/// <param name="Dataset">The one dataset that it is for; null for all of the network.</param>
/// <param name="Department">Its column, such as PUB or TWN.</param>
/// <param name="Cell">As <c>M·C F·O</c>.</param>
/// <param name="Why">Why it is so.</param>
public sealed record CellChange(Network Network, AccessClass Class, string? Dataset, string Department, string Cell, string Why);

/// <summary>Where a change of the policy stands.</summary>
public enum DraftState
{
    [Term("草案", "Waits for a second person")] Draft,
    [Term("已批准", "Approved, and in force")] Approved,
    [Term("已否决", "Turned down")] Rejected,
    [Term("已撤回", "Taken back by its author")] Withdrawn,
}

/// <summary>授权变更: a change of the matrix or of responsibilities. One person writes it, another one approves it; none is ever removed.</summary>
public sealed class PolicyDraft
{
    /// <summary>As <c>P-2026-000003</c>.</summary>
    public required string Id { get; init; }

    public required RequestActor Author { get; init; }

    public required string Reason { get; init; }

    public required IReadOnlyList<CellChange> Cells { get; init; }

    public required IReadOnlyList<OwnershipMove> Moves { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public DraftState State { get; set; }

    public RequestActor? Decider { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? Remark { get; set; }

    /// <summary>The version of the policy that it made; null where it made none.</summary>
    public int? PolicyVersion { get; set; }
}
