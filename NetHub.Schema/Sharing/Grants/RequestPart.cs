using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>The part of a request that one owner decides.</summary>
public sealed class RequestPart
{
    /// <summary>As <c>R-2026-000012/PLC</c>.</summary>
    public required string Id { get; init; }

    /// <summary>数源部门 that it was filed with; whoever answers for the fields now decides.</summary>
    public required string Owner { get; init; }

    /// <summary>Coordinates of the owner's fields among those that were asked for.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Where it stands, as it was decided; see <see cref="StateAt"/>.</summary>
    public required RequestState Decided { get; set; }

    /// <summary>When it came before whoever decides now.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>Until when the owner has to take it up.</summary>
    public DateTimeOffset? TakeUpDue { get; set; }

    public DateTimeOffset? TakenUpAt { get; set; }

    /// <summary>Until when it has to be decided; null while nobody has to.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>Working days that were left when the clock was stopped.</summary>
    public int DaysLeft { get; set; }

    /// <summary>What is missing, why it was refused, or what was said to the decision.</summary>
    public string? Remark { get; set; }

    public RequestActor? Decider { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The operator settled it: nobody can be asked any more.</summary>
    public bool IsSettled { get; set; }

    /// <summary>What was granted; null where nothing was.</summary>
    public RequestedAccess? Granted { get; set; }

    /// <summary>The grant that came of it.</summary>
    public string? GrantId { get; set; }

    /// <summary>Changes with every step, so that of two at once one is told that it came late.</summary>
    public int Version { get; set; }

    /// <summary>Where it stands now.</summary>
    public RequestState StateAt(DateTimeOffset now) => Decided is not (RequestState.AutoGranted or RequestState.Approved or RequestState.Partial) || Granted is null ? Decided
        : now >= Granted.Until ? RequestState.Expired
        : now >= Granted.From ? RequestState.Active
        : Decided;

    /// <summary>Whoever has to decide, or to take it up, let the time go by.</summary>
    public bool IsOverdueAt(DateTimeOffset now) => Decided is RequestState.ProviderReview or RequestState.Coordination
        && (now >= Due || (Decided == RequestState.ProviderReview && TakenUpAt is null && now >= TakeUpDue));
}
