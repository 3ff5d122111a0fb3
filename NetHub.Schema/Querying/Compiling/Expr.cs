using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Helpers for building LINQ expressions over types that are known only to the catalog.</summary>
internal static class Expr
{
    public static readonly Expression True = Expression.Constant(true);
    public static readonly Expression False = Expression.Constant(false);

    private static readonly MethodInfo SetMethod = typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!;

    private static readonly MethodInfo ConcatMethod = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;

    /// <summary>Returns the conjunction; null means no condition.</summary>
    public static Expression? And(Expression? left, Expression? right) =>
        left is null ? right : right is null ? left : Expression.AndAlso(left, right);

    /// <summary>Returns the disjunction of at least one condition.</summary>
    public static Expression Or(IEnumerable<Expression> parts) => parts.Aggregate(Expression.OrElse);

    public static Expression Field(Expression row, FieldEntry field) => Expression.Property(row, field.Property);

    public static Expression Shadow(Expression row, Type type, string name) =>
        Expression.Call(typeof(EF), nameof(EF.Property), [type], row, Expression.Constant(name));

    /// <summary>Accesses a property of the storage model, either declared on the class or a shadow property.</summary>
    public static Expression Stored(Expression row, string name, Type hiddenType) =>
        row.Type.GetProperty(name) is { } property ? Expression.Property(row, property) : Shadow(row, hiddenType, name);

    public static Expression Key(Expression row, DatasetEntry dataset) => Stored(row, StorageModel.KeyProperty(dataset), typeof(long));

    public static IQueryable Set(this HubDbContext db, Type type) => (IQueryable)SetMethod.MakeGenericMethod(type).Invoke(db, [])!;

    public static Expression Where(Expression source, Expression? condition, ParameterExpression row) => condition is null
        ? source
        : Expression.Call(typeof(Queryable), nameof(Queryable.Where), [row.Type], source, Expression.Quote(Expression.Lambda(condition, row)));

    public static Expression Any(Expression source, ParameterExpression row, Expression? condition) => condition is null
        ? Expression.Call(typeof(Queryable), nameof(Queryable.Any), [row.Type], source)
        : Expression.Call(typeof(Queryable), nameof(Queryable.Any), [row.Type], source, Expression.Quote(Expression.Lambda(condition, row)));

    public static Expression Nullable(Expression value) =>
        value.Type.IsValueType && System.Nullable.GetUnderlyingType(value.Type) is null
            ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type))
            : value;

    /// <summary>Tests whether the item is one of the values, which have its type. A list can have any length, whereas alternatives joined by OR are limited.</summary>
    public static Expression In(Expression item, IEnumerable<Expression> values) =>
        Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [item.Type], Expression.NewArrayInit(item.Type, values), item);

    /// <summary>Converts both sides of a comparison to the same type.</summary>
    public static (Expression Left, Expression Right) Match(Expression left, Expression right) =>
        left.Type == right.Type ? (left, right) : (Nullable(left), Nullable(right));

    public static Expression Equal(Expression left, Expression right)
    {
        (left, right) = Match(left, right);
        return Expression.Equal(left, right);
    }

    public static Expression NullOf(Type type) => Expression.Constant(null, type);

    /// <summary>Returns the value if the condition holds, otherwise null: a denied value never leaves the database.</summary>
    public static Expression Guard(Expression? condition, Expression value)
    {
        if (condition is null)
            return value;
        var nullable = Nullable(value);
        return Expression.Condition(condition, nullable, NullOf(nullable.Type));
    }

    /// <summary>Compares text, numbers or days by order.</summary>
    public static Expression Compare(ExpressionType operation, Expression left, Expression right)
    {
        if (left.Type == typeof(string))
        {
            var compared = Expression.Call(typeof(string), nameof(string.Compare), [], left, right);
            return Expression.MakeBinary(operation, compared, Expression.Constant(0));
        }

        (left, right) = Match(left, right);
        return Expression.MakeBinary(operation, left, right);
    }

    /// <summary>Converts a value to a type that SQL can order: enums to their names and booleans to 0 and 1, as stored.</summary>
    public static Expression Comparable(Expression value)
    {
        var type = System.Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        if (type == typeof(bool))
            return Number(value);
        return type.IsEnum ? Expression.Convert(Expression.Convert(value, typeof(object)), typeof(string)) : value;
    }

    // Null stays null, including when a link does not find the row of the flag.
    private static Expression Number(Expression flag)
    {
        var number = Expression.Condition(Equal(flag, True), Expression.Constant(1), Expression.Constant(0));
        return Guard(Expression.NotEqual(Nullable(flag), NullOf(typeof(bool?))), number);
    }

    /// <summary>Concatenates two texts.</summary>
    public static Expression Concat(Expression left, Expression right) => Expression.Add(left, right, ConcatMethod);

    /// <summary>Tests that the day is in the range from the start to the exclusive end; without an end, the range is open.</summary>
    public static Expression ValidOn(Expression day, Expression from, Expression to) =>
        Expression.AndAlso(Compare(ExpressionType.LessThanOrEqual, from, day), Unended(day, to));

    /// <summary>Tests that the day is before the end, if there is one.</summary>
    public static Expression Unended(Expression day, Expression to) =>
        Expression.OrElse(Expression.Equal(to, NullOf(to.Type)), Compare(ExpressionType.GreaterThan, to, day));

    public static Expression InRegion(Expression code, Expression low, Expression high) => Expression.AndAlso(
        Compare(ExpressionType.GreaterThanOrEqual, code, low),
        Compare(ExpressionType.LessThan, code, high));
}
