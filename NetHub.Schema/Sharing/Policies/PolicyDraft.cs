using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Policies;

/// <summary>The proposed value of a matrix cell.</summary>
/// <param name="Network">The network of the cell's line.</param>
/// <param name="Class">The access class of the cell's line.</param>
/// <param name="Dataset">The dataset that the cell is limited to; null for the whole network.</param>
/// <param name="Department">The column, for example PUB or TWN.</param>
/// <param name="Cell">The cell, for example <c>M·C F·O</c>.</param>
/// <param name="Why">The reason.</param>
public sealed record CellChange(Network Network, AccessClass Class, string? Dataset, string Department, string Cell, string Why);

/// <summary>The state of a draft.</summary>
public enum DraftState
{
    [Term("草案", "Waits for a second person")] Draft,
    [Term("已批准", "Approved, and in force")] Approved,
    [Term("已否决", "Turned down")] Rejected,
    [Term("已撤回", "Taken back by its author")] Withdrawn,
}

/// <summary>授权变更: a change of the matrix or of responsibilities. One person writes it and a different person approves it. Drafts are never deleted.</summary>
public sealed class PolicyDraft
{
    /// <summary>For example <c>P-2026-000003</c>.</summary>
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

    /// <summary>The policy version that the draft created; null if it is not in force.</summary>
    public int? PolicyVersion { get; set; }
}
