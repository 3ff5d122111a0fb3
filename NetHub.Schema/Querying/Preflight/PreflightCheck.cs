using NetHub.Schema.Querying.Deciding;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Preflight;

/// <summary>
/// Decides an operation for a caller, and again as if everything were granted, to learn everything that it needs. It proposes grants for
/// the missing access, and only those that another decision proves to help. The verdict on each use comes from the decided query, as in
/// enforcement.
/// </summary>
/// <param name="policy">The current policy.</param>
/// <param name="catalog">The catalog of all fields.</param>
/// <param name="decide">Decides the operation for a caller.</param>
internal sealed class PreflightCheck(AccessPolicy policy, DataCatalog catalog, Func<Caller, (DecidedQuery Query, Findings Findings)> decide)
{
    public PreflightReport For(Caller caller)
    {
        var (decided, found) = decide(caller);
        var (everything, all) = decide(Supposing(caller, [Everything()]));
        var problems = Problems(found);
        var levels = decided.Levels();
        var uses = all.Wanted.Select(n => new FieldVerdict(n.Field, n.Usage, policy.Decide(caller, n.Field, n.Usage), levels.GetValueOrDefault(n))).ToList();
        var verdict = found.Refusals.Count > 0 ? PreflightVerdict.Refused : problems.Count > 0 ? PreflightVerdict.Partly : PreflightVerdict.Answered;
        var proposals = verdict == PreflightVerdict.Answered ? [] : Proposals(caller, problems.Count, all, uses);
        return new PreflightReport(verdict, problems, uses, proposals, everything.Cost.Fields, everything.Cost.Types, [.. all.DatasetsOfRows]);
    }

    // Refusals first, then the parts that would be left out of the answer.
    private static List<QueryError> Problems(Findings findings) =>
        [.. findings.Refusals.Concat(findings.Denials).DistinctBy(static e => (e.Code, e.English, string.Join('.', e.Path ?? [])))];

    // AGGREGATE is enough for statistics unless their rules object. If they object, only FULL on visible rows helps.
    private IReadOnlyList<ProposedGrant> Proposals(Caller caller, int problems, Findings all, IReadOnlyList<FieldVerdict> uses)
    {
        var grantable = uses.Where(u => IsGrantable(caller, u.Field)).ToList();
        foreach (var statistics in new[] { AccessLevel.Aggregate, AccessLevel.Full })
        {
            var rows = statistics == AccessLevel.Full ? uses.Select(static u => u.Field.Dataset).Distinct() : all.DatasetsOfRows;
            var wanted = Wanted(grantable, rows.Where(d => IsClosed(caller, d)), statistics);
            var proposals = Grouped(caller, wanted, statistics, all.DatasetsOfRows);
            var left = ProblemsWith(caller, proposals);
            if (left == 0 || (statistics == AccessLevel.Full && left < problems))
                return Needed(caller, proposals, left);
        }

        return [];
    }

    private int ProblemsWith(Caller caller, IEnumerable<ProposedGrant> proposals) =>
        Problems(decide(Supposing(caller, [.. proposals.Select(static p => Grant(p))])).Findings).Count;

    private List<ProposedGrant> Needed(Caller caller, IReadOnlyList<ProposedGrant> proposals, int left)
    {
        List<ProposedGrant> needed = [.. proposals];
        foreach (var one in proposals)
        {
            if (ProblemsWith(caller, needed.Where(p => p != one)) <= left)
                needed.Remove(one);
        }

        return needed;
    }

    // Denied uses, and shown fields of datasets without visible rows: a grant to show a field makes its rows visible.
    private static Dictionary<FieldEntry, SortedSet<Usage>> Wanted(List<FieldVerdict> grantable, IEnumerable<DatasetEntry> closed, AccessLevel statistics)
    {
        var wanted = grantable.Where(u => u.Decision is { IsDenied: true, Lack: MissingPurpose.None } || IsTooLow(u, statistics))
            .GroupBy(static u => u.Field).ToDictionary(static g => g.Key, static g => new SortedSet<Usage>(g.Select(static u => u.Usage)));
        foreach (var dataset in closed.Where(d => !wanted.Any(w => w.Key.Dataset == d && w.Value.Contains(Usage.Show))).ToList())
        {
            foreach (var field in Opening([.. grantable.Where(u => u.Field.Dataset == dataset)]))
            {
                if (!wanted.TryGetValue(field, out var usages))
                    wanted[field] = usages = [];
                usages.Add(Usage.Show);
            }
        }

        return wanted;
    }

    private static IEnumerable<FieldEntry> Opening(List<FieldVerdict> uses) =>
        (uses.Exists(static u => u.Usage == Usage.Show) ? uses.Where(static u => u.Usage == Usage.Show) : uses).Select(static u => u.Field).Distinct();

    private bool IsClosed(Caller caller, DatasetEntry dataset) =>
        policy.Rows(caller, dataset) == ScopeSet.None && policy.LackOfRows(caller, dataset, AccessLevel.Masked) == MissingPurpose.None;

    // Filtering or sorting rows needs FULL; statistics need less, unless their rules object.
    private static bool IsTooLow(FieldVerdict use, AccessLevel statistics) =>
        use.Permitted == AccessLevel.Aggregate && (use.Usage == Usage.Sort || statistics == AccessLevel.Full);

    // A department cannot request its own fields: only the matrix can permit what it denies an owner.
    private static bool IsGrantable(Caller caller, FieldEntry field) =>
        field is { IsServed: true, AccessClass: not AccessClass.Gov } && field.Dataset.Network != Network.Hub && field.Declared.Sensitivity <= caller.Clearance
        && field.Owner != caller.Department;

    private static List<ProposedGrant> Grouped(
        Caller caller, Dictionary<FieldEntry, SortedSet<Usage>> wanted, AccessLevel statistics, IReadOnlyCollection<DatasetEntry> rows) =>
        [.. from want in wanted
            let level = Level(want.Key, want.Value, rows.Contains(want.Key.Dataset) ? AccessLevel.Full : statistics)
            let scope = Scope(caller, want.Key.Dataset)
            group want.Key by (level, usages: string.Join(' ', want.Value), scope) into same
            let usages = wanted[same.First()]
            orderby same.Key.level, same.Key.usages
            select new ProposedGrant(
                same.Key.level,
                [.. usages],
                same.Key.scope,
                [.. same.Select(static f => f.Coordinate).Order(StringComparer.Ordinal)],
                [.. same.Select(static f => f.Owner).Distinct().Order(StringComparer.Ordinal)])];

    // MASKED is enough for a field that is only shown, unless the mask leaves nothing or a key must be followed.
    private static AccessLevel Level(FieldEntry field, IReadOnlySet<Usage> usages, AccessLevel used) =>
        usages.Any(static u => u != Usage.Show) ? usages.Contains(Usage.Show) ? AccessLevel.Full : used
        : field.Mask is Mask.Null or Mask.Suppress or Mask.None || field.Kind == ValueKind.Id || field.Link is not null ? AccessLevel.Full
        : AccessLevel.Masked;

    private static RowScope Scope(Caller caller, DatasetEntry dataset) =>
        caller.Township is not null && dataset.Scopes.Has(RowScope.Township) ? RowScope.Township
        : caller.ParkId is not null && dataset.Scopes.Has(RowScope.Park) ? RowScope.Park
        : RowScope.County;

    private Caller Supposing(Caller caller, IReadOnlyList<Grant> grants) =>
        caller with { Grants = UsableGrants.Supposing(catalog, [.. caller.Grants.All, .. grants]) };

    private Grant Everything() => Grant(new ProposedGrant(
        AccessLevel.Full, Enum.GetValues<Usage>(), RowScope.County, [.. catalog.Datasets.SelectMany(static d => d.Fields).Where(static f => f.IsServed).Select(static f => f.Coordinate)], []));

    private static Grant Grant(ProposedGrant proposal) => new()
    {
        Id = "?",
        Department = "",
        Owner = "",
        Fields = proposal.Fields,
        Level = proposal.Level,
        Usages = proposal.Usages,
        Scope = proposal.Scope,
        Purpose = PurposeCode.Duty,
        From = DateTimeOffset.MinValue,
        Until = DateTimeOffset.MaxValue,
    };
}
