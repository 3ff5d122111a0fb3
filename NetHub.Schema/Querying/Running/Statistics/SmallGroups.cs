using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.Querying.Running.Statistics;

/// <summary>
/// Prevents small groups from disclosing single subjects: groups of fewer than k subjects are merged into one group. In the whole table and in
/// every line of it, the hidden groups must cover at least k subjects; otherwise, the total minus the shown groups would disclose them. So a line
/// that hides too few also hides its next smallest group. Counts are rounded afterwards. Having, order and first apply to the result.
/// </summary>
internal static class SmallGroups
{
    public static List<Group> Apply(CompiledStatistic plan, List<Group> groups)
    {
        if (plan.Rule is not { } rule)
            return groups;
        var result = Merge(plan, rule, groups);
        if (rule.IsRounded)
            result.ForEach(g => Rounding.Apply(plan, g));
        return result;
    }

    private static List<Group> Merge(CompiledStatistic plan, SmallGroupRule rule, List<Group> groups)
    {
        if (plan.SubjectsColumn is null)
            return groups;
        // An empty result looks like a small group; otherwise, "suppressed" would disclose that somebody exists.
        if (groups.Count == 0 && rule.IsRounded)
            return [Remainder(plan, rule, [])];
        var hidden = Hidden(plan, rule, groups);
        return hidden.Count == 0 ? groups : [.. groups.Where(g => !hidden.Contains(g)), Remainder(plan, rule, [.. hidden])];
    }

    private static HashSet<Group> Hidden(CompiledStatistic plan, SmallGroupRule rule, List<Group> groups)
    {
        var hidden = groups.Where(g => g.Subjects < rule.MinimumSubjects).ToHashSet();
        if (hidden.Count == 0)
            return hidden;
        var bySize = groups.OrderBy(static g => g.Subjects).ThenBy(static g => string.Join('|', g.Keys), StringComparer.Ordinal).ToList();
        var lines = Lines(plan, bySize);
        int before;
        do
        {
            before = hidden.Count;
            lines.ForEach(line => Fill(plan, rule, line, hidden));
        }
        while (hidden.Count > before);
        return hidden;
    }

    /// <summary>
    /// Returns the whole table, and for each key the lines of groups that differ only in that key: the total of a line is a group of a coarser
    /// statistic.
    /// </summary>
    private static List<List<Group>> Lines(CompiledStatistic plan, List<Group> groups)
    {
        List<List<Group>> lines = [groups];
        for (var i = 0; i < plan.Keys.Count && plan.Keys.Count > 1; i++)
        {
            var key = i;
            lines.AddRange(groups.GroupBy(g => string.Join('\u0001', g.Keys.Where((_, k) => k != key)), StringComparer.Ordinal).Select(static l => l.ToList()));
        }

        return lines;
    }

    private static void Fill(CompiledStatistic plan, SmallGroupRule rule, List<Group> line, HashSet<Group> hidden)
    {
        var small = line.Where(hidden.Contains).ToList();
        if (small.Count == 0)
            return;
        foreach (var group in line)
        {
            if (Subjects(plan, small) >= rule.MinimumSubjects)
                return;
            if (hidden.Add(group))
                small.Add(group);
        }
    }

    // One person may be in several groups, so only the size of the largest group is certain.
    private static long Subjects(CompiledStatistic plan, List<Group> groups) =>
        plan.AreSubjectsApart ? groups.Sum(static g => g.Subjects) : groups.Select(static g => g.Subjects).DefaultIfEmpty().Max();

    private static Group Remainder(CompiledStatistic plan, SmallGroupRule rule, List<Group> small)
    {
        var subjects = Subjects(plan, small);
        var isStillSmall = subjects < rule.MinimumSubjects;
        return new Group
        {
            Keys = new object?[plan.Keys.Count],
            Count = isStillSmall ? null : small.Sum(static g => g.Count),
            Values = [.. plan.Measures.Select(m => isStillSmall || m.Measure != Measure.Sum ? null : (object?)small.Sum(g => g.Values[m.Index] as long? ?? 0))],
            Subjects = subjects,
            Suppressed = true,
            IsRemainder = true,
            // The number of small groups would also disclose something, since departments can see the ledger records about them.
            Merged = rule.IsRounded ? 1 : small.Count,
        };
    }
}
