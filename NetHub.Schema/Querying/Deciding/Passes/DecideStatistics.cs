using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>Decides which rows each statistic counts, and under which rules. Under the rules for AGGREGATE, a use that discloses too much refuses the operation.</summary>
internal sealed class DecideStatistics : IDecidingPass
{
    public void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context)
    {
        foreach (var statistic in nodes.OfType<DecidedStatistic>())
            Decide(statistic, context);
    }

    private static void Decide(DecidedStatistic statistic, DecidingContext context)
    {
        var (relation, rule) = (statistic.Relation, statistic.Relation.Rule);
        IReadOnlyList<(FieldEntry, FieldScopes)> named = [.. relation.Uses.Select(static u => (u.Field, u.Scopes))];
        statistic.Scope = StatisticRules.Scope(rule, named, OwnTownship.Restricts(context.Caller, relation.Dataset, statistic.Connection.Where));
        statistic.Visible = rule;
        if (statistic.Scope is not { } scope)
            return;
        relation.Rule = rule with { Scopes = scope.RowScopes };
        relation.Narrowings = scope.Narrowings;
        // A statistic can count more rows than are visible.
        foreach (var link in statistic.Keys.Select(static k => k.Link).OfType<UsedLink>())
            link.Among = scope.RowScopes;
        relation.IsExact = scope.Rule is null;
        if (scope.Rule is { } small)
            Object(statistic, small);
    }

    private static void Object(DecidedStatistic statistic, SmallGroupRule rule)
    {
        List<StatisticObjection> objections = [.. Objections(statistic, rule)];
        var refusals = statistic.Objections.Found;
        refusals.AddRange(objections.Select(o => Refusal(o, statistic.Part.Path)));
        refusals.AddRange(Months(statistic));
        var objectedTo = objections.Select(static o => o.Coordinate).ToHashSet();
        foreach (var use in statistic.All().OfType<FieldUse>())
            use.IsObjectedTo |= objectedTo.Contains(use.Field.Coordinate);
    }

    private static IEnumerable<StatisticObjection> Objections(DecidedStatistic statistic, SmallGroupRule rule)
    {
        var (query, connection) = (statistic.Statistic, statistic.Connection);
        var uses = statistic.Filtered.Where(f => f != connection.Link?.Key).Select(static f => (Field: f, Usage: Usage.Filter, Key: (GroupKey?)null))
            .Concat(query.Keys.Select(static k => (k.Field, Usage.Group, (GroupKey?)k)))
            .Concat(query.Measures.Select(static m => (m.Field, Usage.Aggregate, (GroupKey?)null)));
        foreach (var (field, usage, key) in uses)
        {
            if (StatisticRules.Objection(connection.Dataset, field, usage, key) is { } objection)
                yield return new StatisticObjection(field.Coordinate, objection.Chinese, objection.English);
        }

        foreach (var measure in query.Measures.Where(static m => m.Measure is not (Measure.Sum or Measure.Avg)))
            yield return new StatisticObjection(measure.Field.Coordinate, "统计级别只能求和与平均", "statistics support only sum and avg");
        if (connection.Link is { } link && link.From.Code?.Kind != ValueKind.RegionCode)
            yield return new StatisticObjection(link.Coordinate, "统计级别的汇总只能在区划之下", "statistics are available only below a region");
        if (!rule.IsFixed)
            yield break;
        foreach (var objection in new FixedPartitions(connection.Dataset).Objections(connection.Link, connection.Where, query.Keys, statistic.IsAsOfToday))
            yield return objection;
    }

    private static QueryError Refusal(StatisticObjection objection, IReadOnlyList<string> path) => QueryErrors.AggregateDenied(
        objection.Coordinate, $"{objection.Coordinate}：{objection.Chinese}。", $"{objection.Coordinate}: {objection.English}.", path);

    private static List<QueryError> Months(DecidedStatistic statistic)
    {
        var refusals = new List<QueryError>();
        foreach (var test in (statistic.Where?.All() ?? []).OfType<DecidedFieldTest>().Where(static t => t.Use.Field is { Kind: ValueKind.Date or ValueKind.Instant, IsList: false }))
        {
            test.IsByMonth = true;
            if (test.Test is not FieldTest compared || MonthRule.Permits(compared))
                continue;
            test.Use.IsObjectedTo = true;
            refusals.Add(MonthRule.Objection(test.Use.Field));
        }

        return refusals;
    }
}
