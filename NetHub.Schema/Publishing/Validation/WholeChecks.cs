using System.Linq.Expressions;
using NetHub.Schema.Publishing.Binding;
using NetHub.Schema.Publishing.Storing;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Publishing.Validation;

/// <summary>A problem that shows only among rows.</summary>
internal readonly record struct WholeProblem(long Line, FieldEntry? Field, Problem Problem);

/// <summary>What must hold among rows, those of the file and those that stay: validity without overlap, no cycles.</summary>
internal sealed class WholeChecks
{
    private readonly List<PeriodCheck> periods = [];
    private readonly List<CycleCheck> cycles = [];

    public WholeChecks(RowLayout layout, TableQueries queries)
    {
        var dataset = layout.Dataset;
        if (dataset.IsDated && dataset.RecordKey.Count > 1)
            periods.Add(new PeriodCheck(layout, queries, [.. dataset.RecordKey.Where(f => f != dataset.ValidFrom)]));
        foreach (var rule in dataset.RowRules.OneAtATime)
            periods.Add(new PeriodCheck(layout, queries, [.. rule.Properties.Select(p => dataset.Fields.First(f => f.Property.Name == p))]));
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

/// <summary>Of rows with the same values of some fields, no two are valid on the same day.</summary>
internal sealed class PeriodCheck(RowLayout layout, TableQueries queries, IReadOnlyList<FieldEntry> fields)
{
    private const string Forever = "9999-12-31";
    private readonly Dictionary<UInt128, List<Period>> groups = [];
    private readonly Dictionary<UInt128, object?[]> parts = [];
    private readonly HashSet<long> named = [];

    public void Note(long line, long key, object?[] values)
    {
        named.Add(key);
        var group = fields.Select(f => values[layout.Of(f)]).ToArray();
        if (Array.Exists(group, static v => v is null) || values[layout.Of(layout.Dataset.ValidFrom!)] is not string from)
            return;
        var hash = RowFinder.Hash(group);
        if (!groups.TryGetValue(hash, out var periods))
        {
            groups[hash] = periods = [];
            parts[hash] = group;
        }

        periods.Add(new Period(line, from, values[layout.Of(layout.Dataset.ValidTo!)] as string ?? Forever));
    }

    public IEnumerable<WholeProblem> Finish()
    {
        using var others = Others();
        foreach (var (hash, periods) in groups)
        {
            var all = periods.Concat(Stored(others, parts[hash])).OrderBy(static p => p.From, StringComparer.Ordinal).ToList();
            for (var i = 1; i < all.Count; i++)
            {
                if (string.CompareOrdinal(all[i].From, all[i - 1].To) < 0)
                    yield return new WholeProblem(Math.Max(all[i].Line, all[i - 1].Line), layout.Dataset.ValidFrom, Overlap);
            }
        }
    }

    private static Problem Overlap { get; } = Problem.Of("PERIOD_OVERLAP", "有效期与同一主键的另一记录重叠。", "It is valid at the same time as another row of the same key.");

    private IEnumerable<Period> Stored(PreparedQuery others, object?[] group)
    {
        var rows = others.Open(group);
        while (rows.Step())
        {
            if (!named.Contains(rows.Int64(0)))
                yield return new Period(0, rows.Text(1), rows.IsNull(2) ? Forever : rows.Text(2));
        }

        rows.Reset();
    }

    private PreparedQuery Others()
    {
        var dataset = layout.Dataset;
        return queries.Query(dataset, (row, slots) =>
        {
            Expression? condition = null;
            for (var i = 0; i < fields.Count; i++)
                condition = Expr.And(condition, Expr.Equal(Expr.Field(row, fields[i]), slots.Parameter(fields[i].ValueType, new GivenSource(i))));
            return condition;
        }, row => [Expr.Key(row, dataset), Expr.Field(row, dataset.ValidFrom!), Expr.Field(row, dataset.ValidTo!)]);
    }

    private readonly record struct Period(long Line, string From, string To);
}

/// <summary>A row is not above itself.</summary>
internal sealed class CycleCheck(RowLayout layout, TableQueries queries, LinkEntry link)
{
    private const int Deepest = 64;
    private readonly Dictionary<object, (object? Parent, long Line)> above = [];

    public void Note(long line, long key, object?[] values)
    {
        if ((layout.Dataset.Code is { } code ? values[layout.Of(code)] : key) is { } own)
            above[own] = (values[layout.Of(link.Key)], line);
    }

    public IEnumerable<WholeProblem> Finish()
    {
        if (above.Values.All(static a => a.Parent is null))
            yield break;
        using var parents = Parents();
        foreach (var (own, (parent, line)) in above)
        {
            if (parent is not null && !Ends(own, parent, parents))
                yield return new WholeProblem(line, link.Key, Problem.Of("CYCLE", "上级关系成环。", "It is above itself."));
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
