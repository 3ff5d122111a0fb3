using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>The rows that a statistic counts, and the rules that apply.</summary>
/// <param name="RowScopes">The scopes of the rows that count.</param>
/// <param name="Narrowings">Additional scopes that every counted row must be in.</param>
/// <param name="Rule">The rule for small groups; null if all named fields are FULL.</param>
internal sealed record StatisticScope(ScopeSet RowScopes, IReadOnlyList<ScopeSet> Narrowings, SmallGroupRule? Rule);

/// <summary>Protects single subjects in small groups. It applies only at level AGGREGATE.</summary>
/// <param name="MinimumSubjects">The threshold k: groups of fewer distinct subjects are merged.</param>
/// <param name="IsRounded">Whether counts and values are rounded, since crossing two tables would otherwise reveal small cells.</param>
/// <param name="IsFixed">Whether only fixed partitions are counted, since arbitrary row sets could be subtracted from each other.</param>
/// <param name="GuardsDominance">Whether rows are grouped by enterprise: sums need three units, none over 70 %.</param>
internal sealed record SmallGroupRule(int MinimumSubjects, bool IsRounded, bool IsFixed, bool GuardsDominance);

/// <summary>The rules for level AGGREGATE: what may be counted, and how much may be disclosed.</summary>
internal static class StatisticRules
{
    private const int SmallestGroup = 5;
    private const int SmallestSensitiveGroup = 10;

    private static readonly HashSet<AccessClass> Sensitive = [AccessClass.Need, AccessClass.Minor, AccessClass.Party, AccessClass.Spec];

    private static readonly HashSet<AccessClass> Personal =
    [
        AccessClass.Name, AccessClass.Cont, AccessClass.Idn, AccessClass.Party, AccessClass.Pay, AccessClass.Need, AccessClass.Case,
        AccessClass.Minor, AccessClass.Spec, AccessClass.Vol,
    ];

    /// <summary>Returns the rows that count and their rules; null if no row may be counted.</summary>
    public static StatisticScope? Scope(RowRule rule, IReadOnlyList<(FieldEntry Field, FieldScopes Scopes)> named, bool ownTownshipOnly)
    {
        var visible = Within(rule.Scopes, ownTownshipOnly);
        var countable = Within(rule.Countable, ownTownshipOnly);
        var countedByFields = named.Count == 0
            ? ScopeSet.None
            : named.Select(n => Within(n.Scopes.Counted, ownTownshipOnly)).Aggregate((a, b) => a.Covers(b) ? b : a);
        var rows = countable.Covers(countedByFields) || countedByFields == ScopeSet.None ? countable : countable | countedByFields;
        if (rows == ScopeSet.None)
            return null;

        var isExact = visible.Covers(rows) && named.All(n => Within(n.Scopes.Full, ownTownshipOnly).Covers(Within(n.Scopes.Counted, ownTownshipOnly)));
        if (isExact)
            return new StatisticScope(rows, [.. named.Select(n => n.Scopes.Full).Where(s => !s.Covers(rows)).Distinct()], null);
        var narrowings = named.Select(n => n.Scopes.Counted).Where(s => !s.Covers(rows)).Distinct();
        return new StatisticScope(rows, [.. narrowings], Rule(rule.Dataset, named.Select(n => n.Field)));
    }

    /// <summary>Returns the field of the subject that k counts; null if every row is a subject. Defaults to the person that the row names.</summary>
    public static FieldEntry? Subject(DatasetEntry dataset) =>
        dataset.Subject?.Field ?? dataset.Fields.FirstOrDefault(static f => !f.IsList && PersonKeys.IsPersonKey(f));

    /// <summary>Returns why a use of a field is not allowed at level AGGREGATE; null if it is allowed.</summary>
    public static (string Chinese, string English)? Objection(DatasetEntry dataset, FieldEntry field, Usage usage, GroupKey? key) => usage switch
    {
        Usage.Aggregate when field.IsPersonal || field.Kind is not (ValueKind.Int or ValueKind.Decimal) =>
            ("统计级别只能对非个人数值求和或平均", "statistics can sum and average only non-personal numbers"),
        Usage.Filter or Usage.Group when field.Kind is ValueKind.Date or ValueKind.Instant && key is { Length: null or > 7, ByQuarter: false } =>
            ("统计级别的日期须按月或更粗", "statistics require dates by month or a coarser unit"),
        Usage.Filter or Usage.Group when !IsCoarse(field) && !(field.Kind == ValueKind.GridCode && key is { Length: <= 12 }) =>
            ("统计级别只能使用代码、布尔、区划和按月的日期", "statistics can be filtered and grouped only by codes, booleans, regions and months"),
        Usage.Group when dataset.RowClass == AccessClass.Spec && field.Kind == ValueKind.RegionCode && key is { Length: > 9 } =>
            ("特殊人群统计最细到乡镇（街道）", "special-population statistics are available only for townships and above"),
        _ => null,
    };

    private static SmallGroupRule Rule(DatasetEntry dataset, IEnumerable<FieldEntry> named)
    {
        var classes = named.Select(f => f.AccessClass).Append(dataset.RowClass).ToHashSet();
        var isPersonal = classes.Overlaps(Personal) || (classes.Contains(AccessClass.Eval) && dataset.Fields.Any(PersonKeys.IsPersonKey));
        return new SmallGroupRule(
            classes.Overlaps(Sensitive) ? SmallestSensitiveGroup : SmallestGroup,
            isPersonal,
            isPersonal || classes.Contains(AccessClass.Econ),
            dataset.Subject?.Kind == SubjectKind.Enterprise);
    }

    /// <summary>Returns whether statistics can be grouped by the field, at some unit or level.</summary>
    public static bool IsKey(FieldEntry field) => field.IsGroupable && (IsCoarse(field) || field.Kind == ValueKind.GridCode);

    private static bool IsCoarse(FieldEntry field) => field.IsCoded
        || field.Kind is ValueKind.Boolean or ValueKind.RegionCode or ValueKind.Date or ValueKind.Instant or ValueKind.Period or ValueKind.YearMonth
            or ValueKind.DepartmentCode;

    private static ScopeSet Within(ScopeSet scopes, bool ownTownshipOnly) =>
        ownTownshipOnly && (scopes.HasFlag(ScopeSet.Township) || scopes.HasFlag(ScopeSet.County)) ? ScopeSet.Township : scopes;
}
