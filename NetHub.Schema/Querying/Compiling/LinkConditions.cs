using System.Linq.Expressions;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>What ties two rows of a link together.</summary>
internal static class LinkConditions
{
    /// <summary>The target's property that keys of links hold: its surrogate key or its code.</summary>
    public static Expression TargetKey(DatasetEntry target, Expression row) =>
        target.Code is { } code ? Expr.Field(row, code) : Expr.Key(row, target);

    public static Expression Forward(LinkEntry link, Expression from, Expression to) =>
        Expr.Equal(TargetKey(link.To, to), Expr.Field(from, link.Key));

    /// <summary>Rows that point back at <paramref name="parent"/>; under a region, all rows inside it.</summary>
    public static Expression Reverse(LinkEntry link, Expression parent, Expression child)
    {
        var key = Expr.Field(child, link.Key);
        var code = TargetKey(link.From, parent);
        return link.IsWithin ? Within(key, code) : Holds(link.Key, key, code);
    }

    /// <summary>The key of a row, or one of its keys, is this value.</summary>
    public static Expression Holds(FieldEntry field, Expression key, Expression value) => field.IsList
        ? Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [field.ValueType], key, value)
        : Expr.Equal(key, value);

    // Inside a region: the code begins with the digits of the region's level, after which it has zeros only.
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
