using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>One right of a department on a field or on rows, and where it comes from.</summary>
/// <param name="Level">What it gets.</param>
/// <param name="Scope">On which rows.</param>
/// <param name="Usages">What it may do with it; empty for rows.</param>
/// <param name="Source">The cell of the matrix, or the id of the grant.</param>
/// <param name="IsGranted">The source is a grant.</param>
/// <param name="Purposes">What a request must state for it, one of these; null among them where it need not state anything.</param>
public sealed record ExplainedRight(
    AccessLevel Level, RowScope Scope, IReadOnlyList<Usage> Usages, string Source, bool IsGranted, IReadOnlyList<StatedPurpose?> Purposes);

/// <summary>Who may read what, and why: asks the decision itself, once for everything that a request could state.</summary>
public sealed class AccessExplanation
{
    private readonly AccessPolicy policy;
    private readonly IReadOnlyList<Caller> stating;

    /// <param name="policy">The policy that decides.</param>
    /// <param name="caller">For whom; what it states is not looked at.</param>
    /// <param name="now">The moment.</param>
    public AccessExplanation(AccessPolicy policy, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(caller);
        this.policy = policy;
        stating = policy.Stating(caller, now);
    }

    public IReadOnlyList<ExplainedRight> Field(FieldEntry field) => Merge(
        from caller in stating
        from usage in Enum.GetValues<Usage>()
        from alternative in policy.Decide(caller, field, usage).Alternatives
        select (alternative, (Usage?)usage, caller.Purpose));

    public IReadOnlyList<ExplainedRight> Rows(DatasetEntry dataset) => Merge(
        from caller in stating
        from alternative in policy.DecideRows(caller, dataset).Alternatives
        select (alternative, (Usage?)null, caller.Purpose));

    private static List<ExplainedRight> Merge(IEnumerable<(Alternative Alternative, Usage? Usage, StatedPurpose? Purpose)> rights) =>
        [.. from right in rights
            group right by right.Alternative into same
            let purposes = same.Select(static r => r.Purpose).Distinct().ToList()
            select new ExplainedRight(
                same.Key.Level,
                same.Key.Scope,
                [.. same.Select(static r => r.Usage).OfType<Usage>().Distinct().Order()],
                same.Key.Source,
                same.Key.IsGranted,
                // What nobody needs to state a purpose for holds whatever is stated.
                purposes.Contains(null) ? [null] : purposes)];
}
