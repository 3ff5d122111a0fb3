namespace NetHub.Schema.Querying.Aggregation;

/// <summary>
/// Keeps small groups from telling of single subjects: groups under k merge into one remainder, a remainder still under k
/// takes in the next smallest group, and counts are rounded after that. Having, order and first see only what comes out.
/// </summary>
internal static class SmallGroups
{
    private const int Rounding = 5;

    public static List<Group> Apply(StatisticsPlan plan, List<Group> groups)
    {
        if (plan.Rule is not { } rule)
            return groups;
        var result = Merge(plan, rule, groups);
        if (rule.RoundCounts)
        {
            foreach (var group in result.Where(g => g.Count is not null))
                group.Count = (group.Count!.Value + (Rounding / 2)) / Rounding * Rounding;
        }

        return result;
    }

    private static List<Group> Merge(StatisticsPlan plan, SmallGroupRule rule, List<Group> groups)
    {
        if (plan.SubjectsColumn is null)
            return groups;
        var bySize = groups.OrderBy(g => g.Subjects).ThenBy(g => string.Join('|', g.Keys), StringComparer.Ordinal).ToList();
        var small = bySize.TakeWhile(g => g.Subjects < rule.MinimumSubjects).ToList();
        if (small.Count == 0)
            return groups;
        var taken = small.Count;
        while (small.Sum(g => g.Subjects) < rule.MinimumSubjects && taken < bySize.Count)
            small.Add(bySize[taken++]);
        var merged = small.ToHashSet();
        return [.. groups.Where(g => !merged.Contains(g)), Remainder(plan, rule, small)];
    }

    private static Group Remainder(StatisticsPlan plan, SmallGroupRule rule, List<Group> small)
    {
        var subjects = small.Sum(g => g.Subjects);
        var isStillSmall = subjects < rule.MinimumSubjects;
        return new Group
        {
            Keys = new object?[plan.Keys.Count],
            Count = isStillSmall ? null : small.Sum(g => g.Count),
            Values = [.. plan.Measures.Select(m => isStillSmall || m.Measure != Measure.Sum ? null : (object?)small.Sum(g => g.Values[m.Index] as long? ?? 0))],
            Subjects = subjects,
            Suppressed = true,
            IsRemainder = true,
            Merged = small.Count,
        };
    }
}
