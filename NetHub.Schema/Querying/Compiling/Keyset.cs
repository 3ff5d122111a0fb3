using System.Linq.Expressions;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>One field of an order. A null field represents the row's key, which ends every order and makes it total.</summary>
internal sealed record SortKey(RowNode Node, FieldEntry? Field, bool Descending)
{
    public bool IsNullable => Field is not null && (Field.IsNullable || Node.Parent is not null);

    /// <summary>The type in which a cursor's value is compared.</summary>
    public Type ValueType => Field?.Kind switch
    {
        null => typeof(long),
        ValueKind.Enum => typeof(string),
        ValueKind.Boolean => typeof(int),
        _ => Field.ValueType,
    };

    public string Signature => $"{Node.Link?.Coordinate}/{Field?.Name ?? "key"}{(Descending ? "-" : "+")}";

    public Expression Value(Expression row) => Field is null ? Expr.Key(row, Node.Dataset) : Expr.Field(row, Field);

    /// <summary>Returns the keys of a decided order and adds linked rows to the relation.</summary>
    public static IReadOnlyList<SortKey> From(IReadOnlyList<DecidedSortTerm> order, Relation relation)
    {
        var keys = new List<SortKey>();
        Add(order, relation.Root, relation, keys);
        // The key has the direction of the last field, so that an index on (field, key) serves both.
        keys.Add(new SortKey(relation.Root, null, keys.Count > 0 && keys[^1].Descending));
        return keys;
    }

    private static void Add(IReadOnlyList<DecidedSortTerm> terms, RowNode node, Relation relation, List<SortKey> keys)
    {
        foreach (var term in terms)
        {
            if (term is DecidedSortField field)
                keys.Add(new SortKey(node, field.Field, field.IsDescending));
            else if (term is DecidedSortLink link)
                Add(link.Terms, relation.Add(link.Link, node), relation, keys);
        }
    }
}

/// <summary>Sorts a relation and starts it after a cursor.</summary>
internal static class Keyset
{
    public static IQueryable Order(IQueryable query, ParameterExpression row, Func<RowNode, Expression> resolve, IReadOnlyList<SortKey> keys, bool backward)
    {
        for (var i = 0; i < keys.Count; i++)
            query = query.OrderBy(row, keys[i].Value(resolve(keys[i].Node)), keys[i].Descending != backward, i > 0);
        return query;
    }

    /// <summary>Returns the condition for rows after the cursor in lexicographic order; null comes first when ascending, as in SQLite.</summary>
    public static Expression After(ParameterTable parameters, CursorRef cursor, Func<RowNode, Expression> resolve, IReadOnlyList<SortKey> keys, bool backward)
    {
        Expression? condition = null;
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var key = keys[i];
            var value = Expr.Comparable(key.Value(resolve(key.Node)));
            var bound = parameters.Parameter(key.ValueType, new CursorSource(cursor, i, IsNullFlag: false));
            var isNull = key.IsNullable ? Expression.Equal(parameters.Parameter(typeof(int), new CursorSource(cursor, i, IsNullFlag: true)), Expression.Constant(1)) : null;
            var beyond = Beyond(value, bound, isNull, key.Descending != backward);
            condition = condition is null ? beyond : Expression.OrElse(beyond, Expression.AndAlso(Same(value, bound, isNull), condition));
        }

        return Expr.And(Reach(parameters, cursor, resolve, keys[0], backward), condition)!;
    }

    // A condition that every row after the cursor meets, so that the index can start there.
    private static Expression? Reach(ParameterTable parameters, CursorRef cursor, Func<RowNode, Expression> resolve, SortKey first, bool backward)
    {
        if (first.IsNullable || first.Field?.Kind is ValueKind.Enum or ValueKind.Boolean)
            return null;
        var bound = parameters.Parameter(first.ValueType, new CursorSource(cursor, 0, IsNullFlag: false));
        var operation = first.Descending != backward ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual;
        return Expr.Compare(operation, first.Value(resolve(first.Node)), bound);
    }

    private static Expression Beyond(Expression value, Expression bound, Expression? isNull, bool descending)
    {
        var compared = Expr.Compare(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, value, bound);
        if (isNull is null)
            return compared;
        var nullable = Expr.Nullable(value);
        var edge = descending
            ? Expression.AndAlso(Expression.Not(isNull), Expression.Equal(nullable, Expr.NullOf(nullable.Type)))
            : Expression.AndAlso(isNull, Expression.NotEqual(nullable, Expr.NullOf(nullable.Type)));
        return Expression.OrElse(compared, edge);
    }

    private static Expression Same(Expression value, Expression bound, Expression? isNull)
    {
        var same = Expr.Equal(value, bound);
        if (isNull is null)
            return same;
        var nullable = Expr.Nullable(value);
        return Expression.OrElse(same, Expression.AndAlso(isNull, Expression.Equal(nullable, Expr.NullOf(nullable.Type))));
    }
}
