using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Aggregation;

/// <summary>What is computed of a field's values in a group.</summary>
internal enum Measure
{
    Sum,
    Avg,
    Min,
    Max,
    CountDistinct,
}

/// <summary>A measure with its place among a group's values.</summary>
internal sealed record MeasureRef(FieldEntry Field, Measure Measure, int Index);

/// <summary>A key of a group: a field, perhaps cut to a month or a township, perhaps of a linked row.</summary>
internal sealed record GroupKey(LinkEntry? Link, FieldEntry Field, int? Length, string? Suffix, bool ByQuarter)
{
    /// <summary>Dates and regions that are cut are text, whatever the field is.</summary>
    public bool IsText => Length is not null || ByQuarter;
}

/// <summary>How small groups are kept from telling of single subjects. Only under A rules.</summary>
/// <param name="MinimumSubjects">k: groups of fewer distinct subjects are merged.</param>
/// <param name="IsRounded">Counts and values are rounded, since crossing two tables would give small cells back.</param>
/// <param name="IsFixed">Only fixed partitions are counted, since subtracting two row sets of one's choice would.</param>
/// <param name="GuardsDominance">Rows come one per group and enterprise; sums need three units, none over 70 %.</param>
internal sealed record SmallGroupRule(int MinimumSubjects, bool IsRounded, bool IsFixed, bool GuardsDominance);

/// <summary>A grouping: its statement, and what is made of its rows. Without keys it is an aggregate of the whole.</summary>
internal sealed class StatisticsPlan
{
    public required SqlTemplate Sql { get; init; }

    /// <summary>The column of each key, of the count, of the subjects and of each measure, in this order.</summary>
    public required IReadOnlyList<int> Ordinals { get; init; }

    public required IReadOnlyList<GroupKey> Keys { get; init; }

    /// <summary>Measures in the order of their columns, which follow the keys and the count.</summary>
    public required IReadOnlyList<MeasureRef> Measures { get; init; }

    /// <summary>Position of the number of distinct subjects; null where nothing is suppressed.</summary>
    public required int? SubjectsColumn { get; init; }

    /// <summary>No subject is in two groups.</summary>
    public required bool AreSubjectsApart { get; init; }

    public required SmallGroupRule? Rule { get; init; }

    public required int MaxGroups { get; init; }
}

/// <summary>A group while its answer is made. Keys and values are as storage keeps them.</summary>
internal sealed class Group
{
    public required object?[] Keys { get; init; }

    public long? Count { get; set; }

    public required object?[] Values { get; init; }

    public long Subjects { get; set; }

    public bool Suppressed { get; set; }

    public bool IsRemainder { get; init; }

    /// <summary>How many groups went into it because they were too small, itself included.</summary>
    public int Merged { get; init; }
}

internal sealed record AggregatePlan(StatisticsPlan Statistics, IReadOnlyList<StatisticsStep> Steps);

internal sealed record GroupByPlan(StatisticsPlan Statistics, IReadOnlyList<StatisticsStep> Steps, Func<Group, Execution.RunScope, bool>? Having, GroupOrder? Order, int First);

/// <summary>Orders groups by values that the answer shows.</summary>
internal sealed record GroupOrder(IReadOnlyList<(Func<Group, object?> Value, bool Descending)> Keys)
{
    public IEnumerable<Group> Apply(IEnumerable<Group> groups)
    {
        IOrderedEnumerable<Group>? ordered = null;
        foreach (var (value, descending) in Keys)
        {
            var comparer = Comparer<object?>.Create(Compare);
            ordered = (ordered, descending) switch
            {
                (null, false) => groups.OrderBy(value, comparer),
                (null, true) => groups.OrderByDescending(value, comparer),
                (_, false) => ordered.ThenBy(value, comparer),
                (_, true) => ordered.ThenByDescending(value, comparer),
            };
        }

        return ordered ?? groups;
    }

    private static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => Convert.ToDouble(left, System.Globalization.CultureInfo.InvariantCulture)
            .CompareTo(Convert.ToDouble(right, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
