using System.Linq.Expressions;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Builds the grouped query of a statistic and generates its SQL with EF Core. Columns: keys, count, subjects and measures, in this order.</summary>
internal static class StatisticSql
{
    /// <summary>Returns the statement and the column of each key, count and measure: EF Core selects equal columns once.</summary>
    public static (SqlTemplate Sql, IReadOnlyList<int> Ordinals) Compile(
        CompilingContext context, Relation relation, Func<Expression, Expression?> rows, IReadOnlyList<(GroupKey Key, RowNode Node)> keys,
        IReadOnlyList<MeasureRef> measures, bool countsSubjects)
    {
        var (query, row, resolve) = relation.Join(rows);
        var keySelector = Keys(keys, resolve);
        var grouped = query.Provider.CreateQuery(Expression.Call(typeof(Queryable), nameof(Queryable.GroupBy), [row.Type, keySelector.Type],
            query.Expression, Expression.Quote(Expression.Lambda(keySelector, row))));
        var group = Expression.Parameter(typeof(IGrouping<,>).MakeGenericType(keySelector.Type, row.Type), "group");
        var key = Expression.Property(group, "Key");

        var columns = keys.Select((k, _) => (Expression)Expression.Property(key, $"K{keys.ToList().IndexOf(k) + 1}")).ToList();
        var count = Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [row.Type], group);
        columns.Add(count);
        if (countsSubjects)
            columns.Add(Subjects(relation.Root.Dataset, group, row, resolve(relation.Root)) ?? count);
        columns.AddRange(measures.Select(m => Value(m.Measure, group, row, Expr.Field(resolve(relation.Root), m.Field))));
        var distinct = columns.DistinctBy(c => c.ToString()).ToList();
        var texts = distinct.ConvertAll(c => c.ToString());
        var array = Expression.NewArrayInit(typeof(object), distinct.Select(c => Expression.Convert(c, typeof(object))));
        return (context.Parameters.Compile(grouped.Select(group, array), distinct.Count), columns.ConvertAll(c => texts.IndexOf(c.ToString())));
    }

    public static Expression KeyValue(GroupKey key, Expression row)
    {
        var value = Expr.Field(row, key.Field);
        if (key.ByQuarter)
            return Quarter(value);
        if (key.Length is not { } length)
            return value;
        var prefix = Prefix(value, length);
        if (key.Suffix is not { Length: > 0 } suffix)
            return prefix;
        var nothing = Expr.NullOf(typeof(string));
        return Expression.Condition(Expression.Equal(value, nothing), nothing, Expr.Concat(prefix, Expression.Constant(suffix)));
    }

    private static Expression Keys(IReadOnlyList<(GroupKey Key, RowNode Node)> keys, Func<RowNode, Expression> resolve)
    {
        if (keys.Count == 0)
            return Expression.Constant(1);
        var values = keys.Select(k => Expr.Nullable(KeyValue(k.Key, resolve(k.Node)))).ToList();
        var type = GroupKeyTypes.For([.. values.Select(v => v.Type)]);
        return Expression.MemberInit(Expression.New(type), values.Select((v, i) => Expression.Bind(type.GetProperty($"K{i + 1}")!, v)));
    }

    /// <summary>Returns the number of subjects; null if every row is a subject.</summary>
    private static Expression? Subjects(DatasetEntry dataset, Expression group, ParameterExpression row, Expression root) =>
        dataset.SubjectCount is { } number ? Value(Measure.Sum, group, row, Expr.Field(root, number))
        : StatisticRules.Subject(dataset) is { } subject ? Value(Measure.CountDistinct, group, row, Expr.Field(root, subject))
        : null;

    private static Expression Value(Measure measure, Expression group, ParameterExpression row, Expression value)
    {
        value = Expr.Nullable(value);
        var selector = Expression.Lambda(value, row);
        return measure switch
        {
            Measure.Sum => Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [row.Type], group, selector),
            Measure.Avg => Expression.Call(typeof(Enumerable), nameof(Enumerable.Average), [row.Type], group, selector),
            Measure.Min => Expression.Call(typeof(Enumerable), nameof(Enumerable.Min), [row.Type, value.Type], group, selector),
            Measure.Max => Expression.Call(typeof(Enumerable), nameof(Enumerable.Max), [row.Type, value.Type], group, selector),
            _ => CountDistinct(group, row, value, selector),
        };
    }

    private static MethodCallExpression CountDistinct(Expression group, ParameterExpression row, Expression value, LambdaExpression selector)
    {
        var values = Expression.Call(typeof(Enumerable), nameof(Enumerable.Select), [row.Type, value.Type], group, selector);
        var distinct = Expression.Call(typeof(Enumerable), nameof(Enumerable.Distinct), [value.Type], values);
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [value.Type], distinct);
    }

    private static Expression Quarter(Expression date)
    {
        var month = Expression.Call(Prefix(date, 7), nameof(string.Substring), [], Expression.Constant(5), Expression.Constant(2));
        Expression Before(string limit) => Expr.Compare(ExpressionType.LessThan, month, Expression.Constant(limit));
        var quarter = Expression.Condition(Before("04"), Expression.Constant("Q1"), Expression.Condition(Before("07"), Expression.Constant("Q2"),
            Expression.Condition(Before("10"), Expression.Constant("Q3"), Expression.Constant("Q4"))));
        return Expr.Concat(Prefix(date, 4), quarter);
    }

    private static MethodCallExpression Prefix(Expression value, int length)
    {
        var type = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        var bare = value.Type == type ? value : Expression.Property(value, "Value");
        return Expression.Call(typeof(HubFunctions).GetMethod(nameof(HubFunctions.Prefix), [type, typeof(int)])!, bare, Expression.Constant(length));
    }
}
