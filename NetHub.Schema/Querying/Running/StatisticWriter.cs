using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Querying.Running.Statistics;

namespace NetHub.Schema.Querying.Running;

/// <summary>Runs a statistic, applies the rule for small groups, and writes the result. Having, order and first apply to that result.</summary>
internal sealed class StatisticWriter(StatisticPart part) : PartWriter(part.ResponseKey)
{
    private readonly CompiledStatistic plan = part.Statistic;
    private readonly GroupWriter[] members = GroupWriter.From(part.Statistic.Query.Members);

    public override async ValueTask WriteAsync(PageRun? page, SqliteStatement? parent, RunScope run)
    {
        var groups = await ReadAsync(parent, run);
        if (plan.Query.IsGrouped)
            WriteGroups(groups, run);
        else
            GroupWriter.WriteObject(members, groups.Count > 0 ? groups[0] : new Group { Keys = [], Count = 0, Values = new object?[plan.Measures.Count] }, run);
    }

    private void WriteGroups(IEnumerable<Group> groups, RunScope run)
    {
        if (plan.Query.Having is { } having)
            groups = groups.Where(g => GroupConditions.Meets(having, g, run));
        groups = GroupOrder.Apply(plan.Query.Order, groups);
        run.Json.Byte((byte)'[');
        var count = 0;
        foreach (var group in groups.Take(plan.Query.First ?? plan.MaxGroups))
        {
            if (count++ > 0)
                run.Json.Byte((byte)',');
            GroupWriter.WriteObject(members, group, run);
        }

        run.Json.Byte((byte)']');
    }

    private async ValueTask<List<Group>> ReadAsync(SqliteStatement? parent, RunScope run)
    {
        var groups = parent is not null
            ? await ComputeAsync(parent, run)
            : await run.Services.Statistics.GetOrAddAsync(plan.Sql, run, this, static (writer, run) => writer.ComputeAsync(null, run));
        run.Tally.SuppressedGroups += groups.Sum(static g => g.Merged);
        return groups;
    }

    private async ValueTask<List<Group>> ComputeAsync(SqliteStatement? parent, RunScope run)
    {
        var statement = BoundStatements.Open(plan.Sql, parent, run);
        var groups = new List<Group>();
        while (await statement.StepAsync())
        {
            if (groups.Count >= plan.MaxGroups)
                throw new QueryRefusedException(QueryErrors.Limit("COST_EXCEEDED", "分组数", "groups", plan.MaxGroups, plan.MaxGroups + 1));
            groups.Add(Row(statement));
        }

        statement.Reset();
        if (plan.Rule is { GuardsDominance: true })
            groups = Dominance.Merge(plan, groups);
        return SmallGroups.Apply(plan, groups);
    }

    private Group Row(SqliteStatement row)
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
