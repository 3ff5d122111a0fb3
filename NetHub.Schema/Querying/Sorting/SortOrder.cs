using System.Linq.Expressions;
using NetHub.Schema.Querying.Filtering;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Sorting;

/// <summary>One field of an order. A null field stands for the row's key, which ends every order and makes it total.</summary>
internal sealed record SortKey(RowNode Node, FieldEntry? Field, bool Descending)
{
    public bool IsNullable => Field is not null && (Field.IsNullable || Node.Parent is not null);

    /// <summary>What a cursor's value is compared as.</summary>
    public Type ValueType => Field?.Kind switch
    {
        null => typeof(long),
        ValueKind.Enum => typeof(string),
        ValueKind.Boolean => typeof(int),
        _ => Field.ValueType,
    };

    public string Signature => $"{Node.Link?.Coordinate}/{Field?.Name ?? "key"}{(Descending ? "-" : "+")}";

    public Expression Value(Expression row) => Field is null ? Expr.Key(row, Node.Dataset) : Expr.Field(row, Field);
}

/// <summary>Reads an <c>order</c> argument: fields of the row and of rows that it links to.</summary>
internal sealed class SortOrder(PlanContext context, RowAccess rows, Relation relation)
{
    public IReadOnlyList<SortKey> Read(InputValue? order, UsedFields used, IReadOnlyList<string> path)
    {
        var keys = new List<SortKey>();
        if (order is not null)
        {
            foreach (var item in FilterTranslator.Items(order).Where(i => !i.IsNull))
                Read(item, relation.Root, used, path, keys);
        }

        // The key goes the way of the last field, so that an index on (field, key) serves both.
        keys.Add(new SortKey(relation.Root, null, keys.Count > 0 && keys[^1].Descending));
        return keys;
    }

    private void Read(InputValue item, RowNode node, UsedFields used, IReadOnlyList<string> path, List<SortKey> keys)
    {
        foreach (var (name, value) in FilterTranslator.Members(item).Where(m => !m.Value.IsNull))
        {
            if (node.Dataset.Field(name) is { IsSortable: true } field && value is ScalarInput direction)
            {
                used.Use(field, Usage.Sort);
                keys.Add(new SortKey(node, field, direction.Value is "DESC"));
            }
            else if (node.Dataset.Link(name) is { Direction: LinkDirection.ToOne } link)
                Read(link, value, node, used, path, keys);
            else
                throw new QueryRefusedException(QueryErrors.BadInput($"不能按 {name} 排序。", $"Cannot sort by {name}.", path));
        }
    }

    private void Read(LinkEntry link, InputValue value, RowNode node, UsedFields used, IReadOnlyList<string> path, List<SortKey> keys)
    {
        used.Use(link.Key, Usage.Show);
        var inner = used.Nested(link.To);
        var target = LinkAccess.NodeForUse(context, rows, node, link, inner, context.Policy.Rows(context.Caller, node.Dataset));
        relation.Add(target);
        Read(value, target, inner, path, keys);
    }
}

/// <summary>Orders a relation and starts it after a cursor.</summary>
internal static class Keyset
{
    public static IQueryable Order(IQueryable query, ParameterExpression row, Func<RowNode, Expression> resolve, IReadOnlyList<SortKey> keys, bool backward)
    {
        for (var i = 0; i < keys.Count; i++)
            query = query.OrderBy(row, keys[i].Value(resolve(keys[i].Node)), keys[i].Descending != backward, i > 0);
        return query;
    }

    /// <summary>Rows after the cursor in the order: lexicographic, with null first when ascending as SQLite sorts.</summary>
    public static Expression After(SlotTable slots, CursorRef cursor, Func<RowNode, Expression> resolve, IReadOnlyList<SortKey> keys, bool backward)
    {
        Expression? condition = null;
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var key = keys[i];
            var value = Expr.Comparable(key.Value(resolve(key.Node)));
            var slot = slots.Parameter(key.ValueType, new CursorSource(cursor, i, IsNullFlag: false));
            var isNull = key.IsNullable ? Expression.Equal(slots.Parameter(typeof(int), new CursorSource(cursor, i, IsNullFlag: true)), Expression.Constant(1)) : null;
            var beyond = Beyond(value, slot, isNull, key.Descending != backward);
            condition = condition is null ? beyond : Expression.OrElse(beyond, Expression.AndAlso(Same(value, slot, isNull), condition));
        }

        return Expr.And(Reach(slots, cursor, resolve, keys[0], backward), condition)!;
    }

    // What every row after the cursor meets; lets the index start there.
    private static Expression? Reach(SlotTable slots, CursorRef cursor, Func<RowNode, Expression> resolve, SortKey first, bool backward)
    {
        if (first.IsNullable || first.Field?.Kind is ValueKind.Enum or ValueKind.Boolean)
            return null;
        var slot = slots.Parameter(first.ValueType, new CursorSource(cursor, 0, IsNullFlag: false));
        var operation = first.Descending != backward ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual;
        return Expr.Compare(operation, first.Value(resolve(first.Node)), slot);
    }

    private static Expression Beyond(Expression value, Expression slot, Expression? isNull, bool descending)
    {
        var compared = Expr.Compare(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, value, slot);
        if (isNull is null)
            return compared;
        var nullable = Expr.Nullable(value);
        var edge = descending
            ? Expression.AndAlso(Expression.Not(isNull), Expression.Equal(nullable, Expr.NullOf(nullable.Type)))
            : Expression.AndAlso(isNull, Expression.NotEqual(nullable, Expr.NullOf(nullable.Type)));
        return Expression.OrElse(compared, edge);
    }

    private static Expression Same(Expression value, Expression slot, Expression? isNull)
    {
        var same = Expr.Equal(value, slot);
        if (isNull is null)
            return same;
        var nullable = Expr.Nullable(value);
        return Expression.OrElse(same, Expression.AndAlso(isNull, Expression.Equal(nullable, Expr.NullOf(nullable.Type))));
    }
}
