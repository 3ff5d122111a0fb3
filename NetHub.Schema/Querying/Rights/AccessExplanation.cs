using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Rights;

/// <summary>A right of a department to a field or to rows, with its source.</summary>
/// <param name="Level">The level of the right.</param>
/// <param name="Scope">The rows to which it applies.</param>
/// <param name="Usages">The permitted usages; empty for rows.</param>
/// <param name="Source">The matrix cell, or the id of the grant.</param>
/// <param name="IsGranted">Whether the source is a grant.</param>
/// <param name="Purposes">The purposes of which a request must state one; contains null if no purpose is needed.</param>
internal sealed record ExplainedRight(
    AccessLevel Level, RowScope Scope, IReadOnlyList<Usage> Usages, string Source, bool IsGranted, IReadOnlyList<StatedPurpose?> Purposes);

/// <summary>Explains the rights of a caller by evaluating the enforced rights for each purpose that a request could state.</summary>
internal sealed class AccessExplanation
{
    private readonly EnforcedRights rights;
    private readonly IReadOnlyList<Caller> stating;

    /// <param name="rights">The enforced rights.</param>
    /// <param name="caller">The caller; its stated purpose is ignored.</param>
    /// <param name="now">The current time.</param>
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
                // A right that needs no purpose holds for every stated purpose.
                purposes.Contains(null) ? [null] : purposes)];
}
