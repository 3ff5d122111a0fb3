using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;

namespace NetHub.Schema.Querying.Aggregation;

/// <summary>Runs a statistic, applies the rule for small groups, and writes what is left.</summary>
internal static class StatisticsWriter
{
    public static void Write(AggregatePlan plan, SqliteStatement? parent, RunScope run)
    {
        var groups = Read(plan.Statistics, parent, run);
        var whole = groups.Count > 0
            ? groups[0]
            : new Group { Keys = [], Count = 0, Values = new object?[plan.Statistics.Measures.Count] };
        StatisticsStep.WriteObject(plan.Steps, whole, run);
    }

    public static void Write(GroupByPlan plan, SqliteStatement? parent, RunScope run)
    {
        IEnumerable<Group> groups = Read(plan.Statistics, parent, run);
        if (plan.Having is not null)
            groups = groups.Where(g => plan.Having(g, run));
        groups = plan.Order?.Apply(groups) ?? groups.OrderBy(g => g.IsRemainder);
        run.Json.Byte((byte)'[');
        var count = 0;
        foreach (var group in groups.Take(plan.First))
        {
            if (count++ > 0)
                run.Json.Byte((byte)',');
            StatisticsStep.WriteObject(plan.Steps, group, run);
        }

        run.Json.Byte((byte)']');
    }

    private static List<Group> Read(StatisticsPlan plan, SqliteStatement? parent, RunScope run)
    {
        var groups = parent is not null
            ? Compute(plan, parent, run)
            : run.Services.Statistics.GetOrAdd(plan.Sql, run, () => Compute(plan, null, run));
        run.Tally.SuppressedGroups += groups.Sum(static g => g.Merged);
        return groups;
    }

    private static List<Group> Compute(StatisticsPlan plan, SqliteStatement? parent, RunScope run)
    {
        var statement = Statements.Open(plan.Sql, parent, run);
        var groups = new List<Group>();
        while (statement.Step())
        {
            if (groups.Count >= plan.MaxGroups)
                throw new QueryRefusedException(QueryErrors.Limit("COST_EXCEEDED", "groups", plan.MaxGroups, plan.MaxGroups + 1));
            groups.Add(Row(plan, statement));
        }

        statement.Reset();
        if (plan.Rule is { GuardsDominance: true })
            groups = Dominance.Merge(plan, groups);
        return SmallGroups.Apply(plan, groups);
    }

    private static Group Row(StatisticsPlan plan, SqliteStatement row)
    {
        var keys = new object?[plan.Keys.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = row.Value(plan.Ordinals[i]);
        var next = plan.Keys.Count + (plan.Rule is { GuardsDominance: true } ? 1 : 0);
        var count = row.Int64(plan.Ordinals[next++]);
        var subjects = plan.SubjectsColumn is { } column ? row.Int64(plan.Ordinals[column]) : 0;
        if (plan.SubjectsColumn is not null)
            next++;
        var values = new object?[plan.Measures.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = row.Value(plan.Ordinals[next + i]);
        return new Group { Keys = keys, Count = count, Values = values, Subjects = subjects };
    }
}
