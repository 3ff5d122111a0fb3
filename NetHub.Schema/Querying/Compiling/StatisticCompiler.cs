using System.Linq.Expressions;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Compiles the <c>aggregate</c> and <c>groupBy</c> parts of a connection.</summary>
internal sealed class StatisticCompiler(CompilingContext context)
{
    public CompiledStatistic Compile(DecidedStatistic statistic, Func<Expression, Expression?> relates)
    {
        var (dataset, query, rule) = (statistic.Relation.Dataset, statistic.Statistic, statistic.Scope!.Rule);
        var relation = new Relation(context, statistic.Relation.Rule);
        var keys = statistic.Keys.Select(k => (k.Key, Node: Node(relation, k))).ToList();
        var subject = dataset.Subject?.Field;
        var perEnterprise = rule is { GuardsDominance: true } && query.Measures.Count > 0;
        if (perEnterprise)
            keys.Add((new GroupKey(null, subject!, null, null, ByQuarter: false), relation.Root));
        IReadOnlyList<MeasureRef> computed = perEnterprise ? [.. query.Measures.Select(static m => m with { Measure = Measure.Sum })] : query.Measures;
        var countsSubjects = rule is not null && !perEnterprise && (rule.IsRounded || subject is not null || dataset.SubjectCount is not null);
        var (sql, ordinals) = StatisticSql.Compile(context, relation, row => Condition(statistic, row, relates), keys, computed, countsSubjects);
        var areSubjectsApart = dataset.SubjectCount is not null || (StatisticRules.Subject(dataset) is var counted && (counted is null || counted == dataset.Id));
        return new CompiledStatistic(
            query, sql, ordinals, countsSubjects ? keys.Count + 1 : null, areSubjectsApart,
            rule is null ? null : rule with { GuardsDominance = perEnterprise }, context.Limits.MaxGroups);
    }

    private Expression? Condition(DecidedStatistic statistic, Expression row, Func<Expression, Expression?> relates)
    {
        var condition = Expr.And(context.Rows.Visible(statistic.Relation.Rule, row), context.Rows.Narrowed(statistic.Relation, row));
        return Expr.And(Expr.And(condition, relates(row)), context.Predicates.Compile(statistic.Where, statistic.Visible, row));
    }

    private static RowNode Node(Relation relation, DecidedGroupKey key) =>
        key.Link is not { } link ? relation.Root : relation.Find(relation.Root, link.Link, link) ?? relation.Add(link, relation.Root);
}
