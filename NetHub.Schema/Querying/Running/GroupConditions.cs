using System.Globalization;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Running.Statistics;

namespace NetHub.Schema.Querying.Running;

/// <summary>Tests groups against a condition by the values that are shown.</summary>
internal static class GroupConditions
{
    public static bool Meets(GroupCondition condition, Group group, RunScope run) => condition switch
    {
        AllGroupConditions all => all.Parts.All(p => Meets(p, group, run)),
        AnyGroupCondition any => any.Parts.Any(p => Meets(p, group, run)),
        GroupTest test => Meets(test, group, run),
        _ => throw new InvalidOperationException($"Cannot test a {condition.GetType().Name}"),
    };

    private static bool Meets(GroupTest test, Group group, RunScope run)
    {
        var limit = Convert.ToDouble(test.Limit.Leaf is { } index ? run.Variables[index] : test.Limit.Value, CultureInfo.InvariantCulture);
        return Value(test.Measure, group) is { } value && test.Operation switch
        {
            "eq" => value.Equals(limit),
            "neq" => !value.Equals(limit),
            "gt" => value > limit,
            "gte" => value >= limit,
            "lt" => value < limit,
            "lte" => value <= limit,
            _ => false,
        };
    }

    private static double? Value(MeasureRef? measure, Group group) =>
        measure is null ? group.Count : StatisticsValue.Number(measure.Field, measure.Measure, group.Values[measure.Index]);
}

/// <summary>Sorts groups by the values that are shown; without an order, the merged group comes last.</summary>
internal static class GroupOrder
{
    private static readonly Comparer<object?> Comparer = Comparer<object?>.Create(Compare);

    public static IEnumerable<Group> Apply(IReadOnlyList<GroupSort> order, IEnumerable<Group> groups)
    {
        if (order.Count == 0)
            return groups.OrderBy(static g => g.IsRemainder);
        var ordered = order[0].IsDescending ? groups.OrderByDescending(g => Value(order[0], g), Comparer) : groups.OrderBy(g => Value(order[0], g), Comparer);
        return order.Skip(1).Aggregate(ordered, static (sorted, next) =>
            next.IsDescending ? sorted.ThenByDescending(g => Value(next, g), Comparer) : sorted.ThenBy(g => Value(next, g), Comparer));
    }

    private static object? Value(GroupSort sort, Group group) =>
        sort.Key is { } key ? group.Keys[key] : sort.Measure is { } measure ? group.Values[measure.Index] : group.Count;

    private static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => Convert.ToDouble(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(right, CultureInfo.InvariantCulture)),
    };
}
