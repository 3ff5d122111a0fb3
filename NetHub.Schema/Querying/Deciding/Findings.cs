using NetHub.Ledger.Records;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding;

/// <summary>The findings of a decided query: refusals, denials, notes, and the data for the ledger.</summary>
internal sealed class Findings
{
    private readonly List<DecidedNode> nodes;

    /// <param name="query">The decided query.</param>
    /// <param name="limits">The cost limits of an operation.</param>
    public Findings(DecidedQuery query, QueryLimits limits)
    {
        nodes = [.. query.Nodes];
        // A denial that a purpose could lift refuses the whole operation, so that a partial answer is not mistaken for a complete one.
        var refusals = nodes.SelectMany(static n => n.Denials.Where(IsOfPurpose).Concat(n.Refusals));
        Refusals = [.. refusals.Concat(OverLimit(query.Cost, limits)).DistinctBy(static r => (r.Code, r.English, PathOf(r)))];
        Denials = [.. nodes.SelectMany(static n => n.Denials).Where(static d => !IsOfPurpose(d)).DistinctBy(static e => (e.English, PathOf(e)))];
        Sharing = [.. nodes.SelectMany(static n => n.Notes).DistinctBy(static n => (string.Join('.', n.Path), n.Effect, n.Coordinate))];
    }

    /// <summary>The reasons why the whole operation is refused; empty if it is answered.</summary>
    public IReadOnlyList<QueryError> Refusals { get; }

    /// <summary>The errors for parts left out of the answer.</summary>
    public IReadOnlyList<QueryError> Denials { get; }

    /// <summary>Notes on masked values, values denied on some rows, and narrowed rows.</summary>
    public IReadOnlyList<SharingNote> Sharing { get; }

    /// <summary>Every use of a field by the operation, permitted or not.</summary>
    public IReadOnlyCollection<(FieldEntry Field, Usage Usage)> Wanted => [.. nodes.SelectMany(static n => n.Wanted).Distinct()];

    /// <summary>The datasets that the operation reads, including those used in filters and those that govern rows.</summary>
    public IReadOnlyCollection<DatasetEntry> Datasets => [.. Rules.Select(static r => r.Dataset).Distinct()];

    /// <summary>The datasets of which the operation requests rows, not only statistics.</summary>
    public IReadOnlyCollection<DatasetEntry> DatasetsOfRows =>
        [.. nodes.SelectMany(static n => n.Rules.SelectMany(r => n is DecidedRelation { IsStatistic: true } ? r.Chain.Skip(1) : r.Chain)).Select(static r => r.Dataset).Distinct()];

    /// <summary>Whether any row of the answer shows personal values, including masked ones.</summary>
    public bool ShowsPersonal => nodes.Exists(static n => n.ShowsPersonal);

    /// <summary>Returns the fields that the operation reads, for the ledger.</summary>
    public AuditedFields Audited()
    {
        var effects = Sharing.Where(static n => n.Effect is SharingNote.Narrowed or SharingNote.PartlyDenied).ToLookup(static n => n.Coordinate, static n => n.Effect);
        var reads = nodes.SelectMany(static n => n.Reads).GroupBy(static r => r.Field).ToList();
        return new AuditedFields(
            reads.Select(of => Describe(of.Key, [.. of], effects[of.Key.Coordinate])),
            QueryErrors.Denied(Denials),
            nodes.SelectMany(static n => n.Grants).Concat(Rules.SelectMany(static r => r.Grants)),
            reads.Exists(static of => of.Key.IsPersonal));
    }

    private IEnumerable<RowRule> Rules => nodes.SelectMany(static n => n.Rules).SelectMany(static r => r.Chain);

    private static AuditedField Describe(FieldEntry field, IReadOnlyList<FieldRead> reads, IEnumerable<string> effects)
    {
        var isMasked = reads.Any(static r => r is { Usage: Usage.Show, Level: ReadLevel.Masked or ReadLevel.PartlyMasked });
        return new AuditedField(
            field.Coordinate,
            [.. reads.Select(static r => r.Usage).Distinct().Order().Select(static u => Naming.UpperSnake(u.ToString()))],
            // The highest level of any usage.
            Naming.UpperSnake(reads.Max(static r => r.Level).ToString()),
            !isMasked || field.Mask == Vocabulary.Mask.None ? null : Naming.UpperSnake(field.Mask.ToString()),
            effects.Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } some ? some : null);
    }

    private static IEnumerable<QueryError> OverLimit(QueryCost cost, QueryLimits limits) =>
        from check in new (string What, string Chinese, long Limit, long Measured)[]
        {
            ("conditions", "筛选条件数", limits.MaxConditions, cost.Conditions),
            ("fieldCost", "fieldCost", limits.MaxFieldCost, cost.Fields),
            ("typeCost", "typeCost", limits.MaxTypeCost, cost.Types),
            ("statements", "SQL 语句数", limits.MaxStatements, cost.Statements),
        }
        where check.Measured > check.Limit
        select QueryErrors.Limit("COST_EXCEEDED", check.Chinese, check.What, check.Limit, check.Measured);

    private static bool IsOfPurpose(QueryError error) => QueryErrors.IsOfPurpose(error.Code);

    private static string PathOf(QueryError error) => string.Join('.', error.Path ?? []);
}
