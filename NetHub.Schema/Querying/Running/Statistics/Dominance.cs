using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.Querying.Running.Statistics;

/// <summary>
/// Publishes enterprise figures only as rounded sums of at least three enterprises, none of which exceeds 70 %. The SQL returns one row per
/// group and enterprise; this class merges them into groups.
/// </summary>
internal static class Dominance
{
    private const int MinimumUnits = 3;
    private const double LargestShare = 0.7;

    public static List<Group> Merge(CompiledStatistic plan, IEnumerable<Group> perEnterprise) =>
        [.. perEnterprise.GroupBy(g => string.Join('\u0001', g.Keys), StringComparer.Ordinal).Select(units => Merge(plan, [.. units]))];

    private static Group Merge(CompiledStatistic plan, List<Group> units)
    {
        var values = new object?[plan.Measures.Count];
        var suppressed = units.Count < MinimumUnits;
        foreach (var measure in plan.Measures)
        {
            var sums = units.Select(u => Convert.ToDouble(u.Values[measure.Index] ?? 0L, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            var total = sums.Sum();
            if (units.Count < MinimumUnits || (total > 0 && sums.Max() > LargestShare * total))
            {
                suppressed = true;
                continue;
            }

            // The step is up to half of the largest value, so that subtracting the sums with and without an enterprise does not reveal its value.
            var rounded = Rounding.To(total, Rounding.Step(sums.Max() / 2));
            values[measure.Index] = measure.Measure == Measure.Sum ? (object)(long)rounded : rounded / Math.Max(1, units.Sum(u => u.Count ?? 0));
        }

        return new Group
        {
            Keys = units[0].Keys,
            Count = units.Sum(u => u.Count),
            Values = values,
            Subjects = units.Count,
            Suppressed = suppressed && plan.Measures.Count > 0,
            Merged = suppressed && plan.Measures.Count > 0 ? 1 : 0,
        };
    }
}
