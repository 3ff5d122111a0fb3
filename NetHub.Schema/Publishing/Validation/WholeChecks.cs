using NetHub.Schema.Publishing.Binding;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Validation;

/// <summary>A problem between rows.</summary>
internal readonly record struct WholeProblem(long Line, FieldEntry? Field, Problem Problem);

/// <summary>Checks the rules between rows, in the file and in the database: no overlapping periods, no cycles.</summary>
internal sealed class WholeChecks
{
    private readonly List<PeriodCheck> periods = [];
    private readonly List<CycleCheck> cycles = [];

    public WholeChecks(RowLayout layout, TableQueries queries)
    {
        var dataset = layout.Dataset;
        if (dataset.IsDated && dataset.RecordKey.Count > 1)
            periods.Add(new PeriodCheck(layout, queries, [.. dataset.RecordKey.Where(f => f != dataset.ValidFrom)], PeriodOfRow.Validity(dataset)));
        foreach (var rule in dataset.RowRules.OneAtATime)
            periods.Add(new PeriodCheck(layout, queries, [.. rule.Properties.Select(dataset.Property)], PeriodOfRow.Validity(dataset)));
        foreach (var rule in dataset.RowRules.Overlaps)
            periods.Add(new PeriodCheck(layout, queries, [.. rule.Properties.Select(dataset.Property)], PeriodOfRow.Lasting(dataset.Property(rule.Start), dataset.Property(rule.Hours))));
        foreach (var link in dataset.Links.Where(l => l.To == dataset && l.Direction == LinkDirection.ToOne))
            cycles.Add(new CycleCheck(layout, queries, link));

    }

    public void Note(BoundRow row, long key, object?[] values)
    {
        foreach (var period in periods)
            period.Note(row.Line, key, values);
        foreach (var cycle in cycles)
            cycle.Note(row.Line, key, values);
    }

    public IEnumerable<WholeProblem> Finish() => periods.SelectMany(static p => p.Finish()).Concat(cycles.SelectMany(static c => c.Finish()));
}

/// <summary>Checks that no row is its own ancestor.</summary>
internal sealed class CycleCheck(RowLayout layout, TableQueries queries, LinkEntry link)
{
    private const int Deepest = 64;
    private readonly Dictionary<object, (object? Parent, long Line)> above = [];

    public void Note(long line, long key, object?[] values)
    {
        if ((layout.Dataset.Code is { } code ? values[layout.PositionOf(code)] : key) is { } own)
            above[own] = (values[layout.PositionOf(link.Key)], line);
    }

    public IEnumerable<WholeProblem> Finish()
    {
        if (above.Values.All(static a => a.Parent is null))
            yield break;
        using var parents = Parents();
        foreach (var (own, (parent, line)) in above)
        {
            if (parent is not null && !Ends(own, parent, parents))
                yield return new WholeProblem(line, link.Key, Problem.Create("CYCLE", "上级关系成环。", "The row is its own ancestor."));
        }
    }

    private bool Ends(object own, object parent, PreparedQuery parents)
    {
        object? at = parent;
        for (var depth = 0; at is not null && depth < Deepest; depth++)
        {
            if (at.Equals(own))
                return false;
            at = above.TryGetValue(at, out var known) ? known.Parent : parents.First(at)?[0];
        }

        return at is null;
    }

    private PreparedQuery Parents() => queries.Query(layout.Dataset, (row, slots) =>
    {
        var key = LinkConditions.TargetKey(layout.Dataset, row);
        return Expr.Equal(key, slots.Parameter(key.Type, new GivenSource(0)));
    }, row => [Expr.Field(row, link.Key)], 1);
}
