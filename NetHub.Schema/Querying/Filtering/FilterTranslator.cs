using System.Linq.Expressions;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Filtering;

/// <summary>
/// Turns a <c>where</c> argument into a condition. Every field it names is told to <see cref="UsedFields"/>, which asks the
/// decision; relations that it goes through take their rows from <see cref="RowAccess"/>.
/// </summary>
internal sealed class FilterTranslator(PlanContext context, RowAccess rows)
{
    private readonly FieldOperations operations = new(context, rows);

    /// <summary>The condition; null where the input asks for nothing.</summary>
    public Expression? Translate(InputValue? input, Expression row, UsedFields used)
    {
        if (input is null or NullInput)
            return null;
        Expression? condition = null;
        foreach (var (name, value) in Members(input))
            condition = Expr.And(condition, Member(name, value, row, used));
        return condition;
    }

    private Expression? Member(string name, InputValue value, Expression row, UsedFields used)
    {
        if (name is "and" or "or")
            return Combine(name, value, row, used);
        if (value.IsNull)
            return null;
        if (used.Dataset.Field(name) is { } field)
            return operations.Translate(field, Members(value), row, used);
        return used.Dataset.Link(name) switch
        {
            { Direction: LinkDirection.ToOne } link => Linked(link, value, row, used),
            { Direction: LinkDirection.ToMany } link => Reverse(link, Members(value), row, used),
            _ => throw new QueryRefusedException(QueryErrors.BadInput($"未知的筛选字段 {name}。", $"Unknown filter field {name}.")),
        };
    }

    private Expression? Combine(string name, InputValue value, Expression row, UsedFields used)
    {
        var parts = Items(value).Select(item => Translate(item, row, used) ?? Expr.True).ToList();
        if (parts.Count == 0)
            return null;
        return name == "and" ? parts.Aggregate(Expression.AndAlso) : Expr.Or(parts);
    }

    /// <summary>The linked row exists for the caller and meets the nested filter.</summary>
    private Expression Linked(LinkEntry link, InputValue value, Expression row, UsedFields used)
    {
        used.Use(link.Key, Usage.Show);
        var target = Expression.Parameter(link.To.ClrType, link.Name);
        var inner = used.Nested(link.To);
        var filter = Translate(value, target, inner);
        var condition = Expr.And(LinkConditions.Forward(link, row, target), rows.Visible(link.To, target));
        condition = Expr.And(Expr.And(condition, inner.Condition(rows, target)), filter);
        var exists = Expr.Any(context.Db.Set(link.To.ClrType).Expression, target, condition);
        return Expr.And(PersonKeys.Condition(context, rows, link.Key, row), exists)!;
    }

    private Expression? Reverse(LinkEntry link, IEnumerable<KeyValuePair<string, InputValue>> quantifiers, Expression row, UsedFields used)
    {
        Expression? condition = null;
        foreach (var (quantifier, value) in quantifiers)
            condition = Expr.And(condition, Quantified(link, quantifier, value, row, used));
        return condition;
    }

    private Expression Quantified(LinkEntry link, string quantifier, InputValue value, Expression row, UsedFields used)
    {
        var child = Expression.Parameter(link.To.ClrType, link.Name);
        var inner = used.Nested(link.To);
        inner.Use(link.Key, Usage.Filter);
        var filter = quantifier == "any" ? null : Translate(value, child, inner) ?? Expr.True;
        var relation = Expr.And(LinkConditions.Reverse(link, row, child), rows.Visible(link.To, child));
        relation = Expr.And(relation, inner.Condition(rows, child));
        relation = Expr.And(relation, PersonKeys.Condition(context, rows, link.Key, child));
        var source = context.Db.Set(link.To.ClrType).Expression;
        return Expr.And(PersonKeys.LeadsBack(context, rows, link.From, row), Exists(source, child, relation, filter, quantifier, value))!;
    }

    private static Expression Exists(Expression source, ParameterExpression child, Expression? relation, Expression? filter, string quantifier, InputValue value) =>
        quantifier switch
        {
            "some" => Expr.Any(source, child, Expr.And(relation, filter)),
            "none" => Expression.Not(Expr.Any(source, child, Expr.And(relation, filter))),
            "all" => Expression.Not(Expr.Any(source, child, Expr.And(relation, Expression.Not(filter!)))),
            "any" => value is ScalarInput { Value: false }
                ? Expression.Not(Expr.Any(source, child, relation))
                : Expr.Any(source, child, relation),
            _ => throw new QueryRefusedException(QueryErrors.BadInput($"未知的量词 {quantifier}。", $"Unknown quantifier {quantifier}.")),
        };

    internal static IEnumerable<KeyValuePair<string, InputValue>> Members(InputValue value) =>
        value is ObjectInput input ? input.Members : throw new QueryRefusedException(QueryErrors.BadValue("an input object"));

    /// <summary>The items of a list; a single value is a list of one, as GraphQL coerces it.</summary>
    internal static IReadOnlyList<InputValue> Items(InputValue value) => value switch
    {
        NullInput => [],
        ListInput list => list.Items,
        _ => [value],
    };
}
