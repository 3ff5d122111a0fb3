using System.Globalization;
using System.Linq.Expressions;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Quality;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>
/// Measures whether the targets of a link have the expected number of rows. Only dated rows and targets valid today count.
/// </summary>
internal sealed class CountMeasures(DatasetEntry dataset, CountQueries counts, DateOnly today)
{
    private readonly ParameterTable parameters = new();

    /// <summary>Returns one figure for each link, the sum over its expectations.</summary>
    public static IEnumerable<Measured> Measure(DatasetEntry dataset, CountQueries counts, DateOnly today) =>
        dataset.RowRules.Counts.GroupBy(static c => c.Link).Select(rules =>
        {
            var found = rules.Select(r => new CountMeasures(dataset, counts, today).Count(r)).ToList();
            return Measured.Create(QualityRule.Counts, dataset.Property(rules.Key), found.Sum(static f => f.Targets), found.Sum(static f => f.Failing));
        });

    /// <summary>Returns the fields on which the expectations about a link depend.</summary>
    public static IEnumerable<FieldEntry> Fields(DatasetEntry dataset, FieldEntry link) =>
        dataset.RowRules.Counts.Where(c => c.Link == link.Property.Name).SelectMany(c => Named(c).Select(p => dataset.Property(p))
            .Concat(c.Of is { } of ? [link.Link!.To.Property(of)] : [])).Distinct();

    private static IEnumerable<string> Named(ExpectCountAttribute rule) => rule.Where is { } where ? [rule.Link, where, .. rule.Said] : [rule.Link, .. rule.Said];

    private (long Targets, long Failing) Count(ExpectCountAttribute rule)
    {
        var link = dataset.Property(rule.Link).Link!;
        var target = Expression.Parameter(link.To.ClrType, "target");
        var number = Number(rule, link, target);
        var meant = Expr.And(Valid(link.To, target), rule.Of is { } of ? Is(target, link.To.Property(of), rule.OfValue!) : null);
        // Without a minimum, only targets that have rows are measured.
        if (rule.Least == 0)
            meant = Expr.And(meant, Expression.GreaterThan(number, Expression.Constant(0)));
        Expression tooFew = Expression.LessThan(number, Expression.Constant(rule.Least));
        var failing = rule.Most == 0 ? tooFew : Expression.OrElse(tooFew, Expression.GreaterThan(number, Expression.Constant(rule.Most)));
        return (counts.Count(target, meant, parameters), counts.Count(target, Expr.And(meant, failing), parameters));
    }

    private MethodCallExpression Number(ExpectCountAttribute rule, LinkEntry link, Expression target)
    {
        var row = Expression.Parameter(dataset.ClrType, "row");
        var condition = Expr.And(LinkConditions.Holds(link.Key, Expr.Field(row, link.Key), LinkConditions.TargetKey(link.To, target)), Valid(dataset, row));
        if (rule.Where is { } where)
            condition = Expr.And(condition, Is(row, dataset.Property(where), rule.Is!));
        foreach (var said in rule.Said)
            condition = Expr.And(condition, ValueMeasures.Given(dataset.Property(said), row));
        return Expression.Call(typeof(Queryable), nameof(Queryable.Count), [dataset.ClrType],
            counts.Db.Set(dataset.ClrType).Expression, Expression.Quote(Expression.Lambda(condition!, row)));
    }

    private Expression Is(Expression row, FieldEntry field, string value) => field.Kind switch
    {
        ValueKind.Boolean => Expr.Equal(Expr.Field(row, field), Expression.Constant(value == "true")),
        ValueKind.Int => Expr.Equal(Expr.Field(row, field), Expression.Constant(int.Parse(value, CultureInfo.InvariantCulture))),
        _ => Expr.Equal(Expr.Field(row, field), parameters.Parameter(field.ValueType, new ConstantSource(value))),
    };

    private Expression? Valid(DatasetEntry of, Expression row)
    {
        if (!of.IsDated)
            return null;
        return Expr.ValidOn(parameters.Parameter(typeof(DateOnly), new ConstantSource(StorageConverters.ToStored(today)!)), Expr.Field(row, of.ValidFrom!), Expr.Field(row, of.ValidTo!));
    }
}
