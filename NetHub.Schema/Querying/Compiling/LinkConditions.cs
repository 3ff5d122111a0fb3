using System.Linq.Expressions;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Conditions that relate the two rows of a link.</summary>
internal static class LinkConditions
{
    /// <summary>Returns the target's property that link keys refer to: its surrogate key or its code.</summary>
    public static Expression TargetKey(DatasetEntry target, Expression row) =>
        target.Code is { } code ? Expr.Field(row, code) : Expr.Key(row, target);

    public static Expression Forward(LinkEntry link, Expression from, Expression to) =>
        Expr.Equal(TargetKey(link.To, to), Expr.Field(from, link.Key));

    /// <summary>Returns the condition for rows that link back to <paramref name="parent"/>; for a region, all rows inside it.</summary>
    public static Expression Reverse(LinkEntry link, Expression parent, Expression child)
    {
        var key = Expr.Field(child, link.Key);
        var code = TargetKey(link.From, parent);
        return link.IsWithin ? Within(key, code) : Holds(link.Key, key, code);
    }

    /// <summary>Tests that the key of a row, or one of its keys, equals the value.</summary>
    public static Expression Holds(FieldEntry field, Expression key, Expression value) => field.IsList
        ? Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [field.ValueType], key, value)
        : Expr.Equal(key, value);

    // A code is inside a region if it starts with the significant digits of the region's code, which are followed only by zeros.
    private static Expression Within(Expression key, Expression code)
    {
        Expression prefix = code;
        foreach (var length in (int[])[9, 6, 4, 2])
        {
            var rest = Expression.Call(code, nameof(string.Substring), [], Expression.Constant(length));
            var onlyZeros = Expression.Equal(rest, Expression.Constant(new string('0', 12 - length)));
            prefix = Expression.Condition(onlyZeros, Prefix(code, length), prefix);
        }

        var end = Expr.Concat(prefix, Expression.Constant(":"));
        return Expr.InRegion(key, prefix, end);
    }

    private static MethodCallExpression Prefix(Expression text, int length) =>
        Expression.Call(typeof(HubFunctions), nameof(HubFunctions.Prefix), [], text, Expression.Constant(length));
}
