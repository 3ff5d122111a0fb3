using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Rights;

/// <summary>One right of a department on a field or on rows, and where it comes from.</summary>
/// <param name="Level">What it gets.</param>
/// <param name="Scope">On which rows.</param>
/// <param name="Usages">What it may do with it; empty for rows.</param>
/// <param name="Source">The cell of the matrix, or the id of the grant.</param>
/// <param name="IsGranted">The source is a grant.</param>
/// <param name="Purposes">What a request must state for it, one of these; null among them where it need not state anything.</param>
internal sealed record ExplainedRight(
    AccessLevel Level, RowScope Scope, IReadOnlyList<Usage> Usages, string Source, bool IsGranted, IReadOnlyList<StatedPurpose?> Purposes);

/// <summary>Who may read what, and why: asks what is enforced, once for everything that a request could state.</summary>
internal sealed class AccessExplanation
{
    private readonly EnforcedRights rights;
    private readonly IReadOnlyList<Caller> stating;

    /// <param name="rights">What is enforced.</param>
    /// <param name="caller">For whom; what it states is not looked at.</param>
    /// <param name="now">The moment.</param>
    public AccessExplanation(EnforcedRights rights, Caller caller, DateTimeOffset now)
    {
        this.rights = rights;
        stating = rights.Policy.ForEveryPurpose(caller, now);
    }

    public IReadOnlyList<ExplainedRight> Field(FieldEntry field) => Merge(
        from caller in stating
        from usage in Enum.GetValues<Usage>()
        from alternative in rights.Alternatives(caller, field, usage)
        select (alternative, (Usage?)usage, caller.Purpose));

    public IReadOnlyList<ExplainedRight> Rows(DatasetEntry dataset) => Merge(
        from caller in stating
        from alternative in rights.Policy.DecideRows(caller, dataset).Alternatives
        select (alternative, (Usage?)null, caller.Purpose));

    private static List<ExplainedRight> Merge(IEnumerable<(Alternative Alternative, Usage? Usage, StatedPurpose? Purpose)> found) =>
        [.. from right in found
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
