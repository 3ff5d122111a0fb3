using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>An aggregate or groupBy, with the rows that it counts and the rules that apply.</summary>
/// <param name="part">The selected part.</param>
/// <param name="connection">The connection that it belongs to.</param>
/// <param name="relation">The counted rows.</param>
/// <param name="link">The use of the key of a to-many link; null at the root.</param>
/// <param name="where">The filter.</param>
/// <param name="keys">The keys of the groups.</param>
/// <param name="measures">The uses of the measured fields, in the order of the measures.</param>
/// <param name="isAsOfToday">Whether dated rows are read as of today.</param>
internal sealed class DecidedStatistic(
    StatisticPart part,
    ConnectionQuery connection,
    DecidedRelation relation,
    FieldUse? link,
    DecidedPredicate? where,
    IReadOnlyList<DecidedGroupKey> keys,
    IReadOnlyList<FieldUse> measures,
    bool isAsOfToday) : DecidedPart(part)
{
    private StatisticObjections? objections;

    public StatisticQuery Statistic { get; } = part.Statistic;

    public ConnectionQuery Connection => connection;

    public DecidedRelation Relation => relation;

    public FieldUse? LinkKey => link;

    public DecidedPredicate? Where => where;

    public IReadOnlyList<DecidedGroupKey> Keys => keys;

    public bool IsAsOfToday => isAsOfToday;

    /// <summary>The rule for the rows that exist for the caller, which may be fewer than the counted rows.</summary>
    public RowRule Visible { get; set; } = new(relation.Dataset);

    /// <summary>The rows that count and their rules; null if no row may be counted.</summary>
    public StatisticScope? Scope { get; set; }

    /// <summary>The objections of its rules, reported after the refusals of its uses.</summary>
    public StatisticObjections Objections => objections ??= new StatisticObjections(this);

    /// <summary>The fields in its filter: those of its own rows, then those of linked rows.</summary>
    public IEnumerable<FieldEntry> Filtered => (where?.All().OfType<FieldUse>() ?? [])
        .Where(u => u.Relation == relation).Select(static u => u.Field)
        .Concat(where?.All().OfType<DecidedFieldTest>().Select(static t => t.Use.Field) ?? [])
        .Prepend(link?.Field).OfType<FieldEntry>().Distinct();

    public override IEnumerable<DecidedNode> Below => [.. new DecidedNode?[] { link, where }.OfType<DecidedNode>(), .. keys, .. measures, relation, Objections];

    public override IEnumerable<DecidedNode> Permitted => Scope is null ? Below.Where(n => n != relation) : Below;

    public override string ToString() => $"{Statistic}{(where is null ? "" : $" where {where}")}{Counted}{Objections}";

    private string Counted => Scope is not { } scope ? " DENIED"
        : scope.Rule is not { } rule ? $" {relation} FULL"
        : $" {relation} AGGREGATE(k {rule.MinimumSubjects}{(rule.IsRounded ? ", rounded" : "")}{(rule.IsFixed ? ", fixed" : "")})";
}

/// <summary>A key of the groups, from the rows or from linked rows.</summary>
internal sealed class DecidedGroupKey(GroupKey key, FieldUse use, UsedLink? link) : DecidedNode
{
    public GroupKey Key => key;

    public UsedLink? Link => link;

    public override IEnumerable<DecidedNode> Below => link is null ? [use] : [link, use];
}

/// <summary>The denial of a statistic, or the objections under the rules for AGGREGATE, reported after the refusals of its uses.</summary>
internal sealed class StatisticObjections(DecidedStatistic statistic) : DecidedNode
{
    public override IEnumerable<QueryError> Denials =>
        statistic.Scope is null ? [QueryErrors.RowsDenied(statistic.Visible.Dataset, statistic.Part.Path, statistic.Visible.CountLack)] : [];

    public List<QueryError> Found { get; } = [];

    public override IEnumerable<QueryError> Refusals => Found;

    public override string ToString() => Found.Count == 0 ? "" : $" REFUSED({string.Join(' ', Found.Select(static f => f.English))})";
}
