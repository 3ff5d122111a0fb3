using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>The part of a request that one owner decides.</summary>
public sealed class RequestPart
{
    /// <summary>For example <c>R-2026-000012/PLC</c>.</summary>
    public required string Id { get; init; }

    /// <summary>数源部门 at the time of filing; the current owner of the fields decides.</summary>
    public required string Owner { get; init; }

    /// <summary>The coordinates of the owner's requested fields.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The stored state; see <see cref="StateAt"/>.</summary>
    public required RequestState Decided { get; set; }

    /// <summary>When the part reached the department that decides now.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>The deadline for the owner to accept.</summary>
    public DateTimeOffset? TakeUpDue { get; set; }

    public DateTimeOffset? TakenUpAt { get; set; }

    /// <summary>The deadline for the decision; null while none is due.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>The working days that were left when the term was suspended.</summary>
    public int DaysLeft { get; set; }

    /// <summary>What is missing, why it was refused, or the remark on the decision.</summary>
    public string? Remark { get; set; }

    public RequestActor? Decider { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Whether the operator settled the part, which is final.</summary>
    public bool IsSettled { get; set; }

    /// <summary>The granted access; null if nothing was granted.</summary>
    public RequestedAccess? Granted { get; set; }

    /// <summary>The id of the resulting grant.</summary>
    public string? GrantId { get; set; }

    /// <summary>Changes with every step, so that of two concurrent steps one fails.</summary>
    public int Version { get; set; }

    /// <summary>Returns the current state.</summary>
    public RequestState StateAt(DateTimeOffset now) => Decided is not (RequestState.AutoGranted or RequestState.Approved or RequestState.Partial) || Granted is null ? Decided
        : now >= Granted.Until ? RequestState.Expired
        : now >= Granted.From ? RequestState.Active
        : Decided;

    /// <summary>Returns whether the deadline for accepting or deciding has passed.</summary>
    public bool IsOverdueAt(DateTimeOffset now) => Decided is RequestState.ProviderReview or RequestState.Coordination
        && (now >= Due || (Decided == RequestState.ProviderReview && TakenUpAt is null && now >= TakeUpDue));
}
