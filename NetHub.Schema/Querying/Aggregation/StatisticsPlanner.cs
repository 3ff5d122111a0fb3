using System.Linq.Expressions;
using NetHub.Schema.Querying.Filtering;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Querying.Projection;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Aggregation;

/// <summary>Plans <c>aggregate</c> and <c>groupBy</c> of a connection.</summary>
internal sealed class StatisticsPlanner(PlanContext context, RowAccess rows, FilterTranslator filters)
{
    public ConnectionItem Aggregate(ConnectionSource source, Selection selection)
    {
        var reader = new MeasureReader(context, source.Dataset, selection.Path);
        var steps = reader.Steps(selection.Children(source.Dataset.Name + "Aggregate"), []);
        return Compile(source, selection, [], reader) is { } plan
            ? new AggregateItem(selection.ResponseKey, new AggregatePlan(plan, steps))
            : new FixedItem(selection.ResponseKey, "null");
    }

    public ConnectionItem GroupBy(ConnectionSource source, Selection selection)
    {
        var keys = new GroupKeyReader(source.Dataset, selection.Path).Read(selection.Argument("keys"));
        var reader = new MeasureReader(context, source.Dataset, selection.Path);
        var steps = reader.Steps(selection.Children(source.Dataset.Name + "Group"), keys);
        var having = new HavingReader(reader).Read(selection.Argument("having"));
        var order = new GroupOrderReader(reader, keys).Read(selection.Argument("order"));
        var first = selection.Argument("first") is ScalarInput { Value: long count } ? (int)count : context.Limits.MaxGroups;
        return Compile(source, selection, keys, reader) is { } plan
            ? new GroupByItem(selection.ResponseKey, new GroupByPlan(plan, steps, having, order, first))
            : new FixedItem(selection.ResponseKey, "null");
    }

    private StatisticsPlan? Compile(ConnectionSource source, Selection selection, IReadOnlyList<GroupKey> keys, MeasureReader measures)
    {
        var dataset = source.Dataset;
        var used = new UsedFields(context, dataset, selection.Path) { IsStatistics = true };
        source.UseKey(used);
        filters.Translate(source.Where, Expression.Parameter(dataset.ClrType), used);
        var filtered = used.Named.Select(n => n.Field).Concat(used.Reached).Distinct().ToList();
        var linked = new Dictionary<LinkEntry, UsedFields>();
        foreach (var key in keys)
            UseKey(key, used, linked);
        foreach (var measure in measures.Measures)
            used.Use(measure.Field, Usage.Aggregate);

        var scope = StatisticsRules.Scope(context, dataset, used.Named, OwnTownship.Restricts(context.Caller, dataset, source.Where));
        if (scope is null)
        {
            context.DenyRows(dataset, selection.Path, AccessLevel.Aggregate);
            return null;
        }

        if (scope.Rule is { } rule)
        {
            Object(source, selection, keys, measures, filtered);
            if (rule.IsFixed)
                new FixedPartitions(dataset).Objections(source, keys, context.AsOf).ToList().ForEach(o => Refuse(o.Coordinate, o.Chinese, o.English, selection.Path));
        }

        return context.Refusals.Count > 0 ? null : Compile(source, keys, measures, scope, linked);
    }

    private static void UseKey(GroupKey key, UsedFields used, Dictionary<LinkEntry, UsedFields> linked)
    {
        if (key.Link is not { } link)
        {
            used.Use(key.Field, Usage.Group);
            return;
        }

        used.Use(link.Key, Usage.Show);
        if (!linked.TryGetValue(link, out var inner))
            linked[link] = inner = used.Nested(link.To);
        inner.Use(key.Field, Usage.Group);
    }

    /// <summary>Under A rules, every use that tells too much refuses the operation.</summary>
    private void Object(ConnectionSource source, Selection selection, IReadOnlyList<GroupKey> keys, MeasureReader measures, List<FieldEntry> filtered)
    {
        var dataset = source.Dataset;
        var uses = filtered.Where(f => f != source.Link?.Key).Select(f => (Field: f, Usage: Usage.Filter, Key: (GroupKey?)null))
            .Concat(keys.Select(k => (k.Field, Usage.Group, (GroupKey?)k)))
            .Concat(measures.Measures.Select(m => (m.Field, Usage.Aggregate, (GroupKey?)null)));
        foreach (var (field, usage, key) in uses)
        {
            if (StatisticsRules.Objection(dataset, field, usage, key) is { } objection)
                Refuse(field.Coordinate, objection.Chinese, objection.English, selection.Path);
        }

        foreach (var measure in measures.Measures.Where(m => m.Measure is not (Measure.Sum or Measure.Avg)))
            Refuse(measure.Field.Coordinate, "统计级别只有求和与平均", "statistics have sum and avg only", selection.Path);
        if (source.Link is { } link && link.From.Code?.Kind != ValueKind.RegionCode)
            Refuse(link.Coordinate, "统计级别的汇总只能在区划之下", "statistics can only stand under a region", selection.Path);
    }

    private void Refuse(string coordinate, string chinese, string english, IReadOnlyList<string> path) => context.Refusals.Add(
        QueryErrors.AggregateDenied(coordinate, $"{coordinate}:{chinese}。", $"{coordinate}: {english}.", path));

    private StatisticsPlan Compile(ConnectionSource source, IReadOnlyList<GroupKey> keys, MeasureReader reader, StatisticsScope scope, Dictionary<LinkEntry, UsedFields> linked)
    {
        var dataset = source.Dataset;
        var relation = new Relation(context, rows, dataset);
        var groupKeys = keys.Select(k => (k, Node(relation, k, linked, scope.RowScopes))).ToList();
        var measures = reader.Measures;
        var subject = dataset.Subject?.Field;
        var perEnterprise = scope.Rule is { GuardsDominance: true } && measures.Count > 0;
        if (perEnterprise)
            groupKeys.Add((new GroupKey(null, subject!, null, null, ByQuarter: false), relation.Root));
        var computed = perEnterprise ? [.. measures.Select(m => m with { Measure = Measure.Sum })] : measures;
        var countsSubjects = scope.Rule is { } small && !perEnterprise && (small.IsRounded || subject is not null || dataset.SubjectCount is not null);
        var (sql, ordinals) = StatisticsSql.Compile(context, relation, row => Condition(source, row, scope), groupKeys, computed, countsSubjects);
        return new StatisticsPlan
        {
            Sql = sql,
            Ordinals = ordinals,
            Keys = keys,
            Measures = measures,
            SubjectsColumn = countsSubjects ? groupKeys.Count + 1 : null,
            AreSubjectsApart = dataset.SubjectCount is not null || (StatisticsRules.Subject(dataset) is var counted && (counted is null || counted == dataset.Id)),
            Rule = scope.Rule is { } rule ? rule with { GuardsDominance = perEnterprise } : null,
            MaxGroups = context.Limits.MaxGroups,
        };
    }

    private Expression? Condition(ConnectionSource source, Expression row, StatisticsScope scope)
    {
        var used = new UsedFields(context, source.Dataset, []) { IsStatistics = true, IsByMonth = scope.Rule is not null };
        var condition = Expr.And(rows.Restricted(source.Dataset, row, scope.RowScopes), rows.ValidOn(source.Dataset, row));
        foreach (var narrowing in scope.Narrowings)
            condition = Expr.And(condition, rows.In(source.Dataset, row, narrowing));
        return Expr.And(Expr.And(condition, source.Relates(row)), filters.Translate(source.Where, row, used));
    }

    private RowNode Node(Relation relation, GroupKey key, Dictionary<LinkEntry, UsedFields> linked, ScopeSet among)
    {
        if (key.Link is not { } link)
            return relation.Root;
        if (relation.Find(relation.Root, link, forUse: true) is { } known)
            return known;
        var node = LinkAccess.NodeForUse(context, rows, relation.Root, link, linked[link], among);
        relation.Add(node);
        return node;
    }
}
