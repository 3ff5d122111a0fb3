using System.Linq.Expressions;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>Measures optional fields for missing values and coded fields for unknown codes, in one pass over the rows.</summary>
internal static class ValueMeasures
{
    public static IEnumerable<Measured> Measure(DatasetEntry dataset, CodeLists lists, CountQueries counts)
    {
        var (row, parameters) = (Expression.Parameter(dataset.ClrType, "row"), new ParameterTable());
        var optional = dataset.Fields.Where(IsOptional).ToList();
        var coded = dataset.Fields.Select(f => (Field: f, Codes: Codes(f, lists))).Where(static c => c.Codes.Count > 0).ToList();
        var found = counts.Matching(row, parameters, [.. optional.Select(f => Given(f, row)), .. coded.Select(c => IsOutside(c.Field, c.Codes, row, parameters))]);
        var given = optional.Zip(found.Skip(1)).ToDictionary(static p => p.First, static p => p.Second);
        return optional.Select(f => Measured.Create(QualityRule.Completeness, f, found[0], found[0] - given[f]))
            .Concat(coded.Select((c, i) => Measured.Create(QualityRule.Codes, c.Field, given.GetValueOrDefault(c.Field, found[0]), found[1 + optional.Count + i])));
    }

    private static bool IsOptional(FieldEntry field) => field.IsNullable || field.IsList;

    /// <summary>Returns the condition that a field has a value. Empty texts and empty lists do not count as values.</summary>
    public static Expression Given(FieldEntry field, Expression row)
    {
        var value = Expr.Field(row, field);
        Expression given = Expression.NotEqual(value, Expr.NullOf(value.Type));
        if (field.IsList)
            return Expression.AndAlso(given, Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [ItemType(field)], value));
        return value.Type == typeof(string) ? Expression.AndAlso(given, Expression.NotEqual(value, Expression.Constant(""))) : given;
    }

    /// <summary>Returns the stored codes of a field; empty if it has no known code list.</summary>
    private static List<object> Codes(FieldEntry field, CodeLists lists) =>
        field.Kind == ValueKind.Enum ? [.. Enum.GetValuesAsUnderlyingType(field.ValueType).Cast<object>().Select(v => StorageConverters.ToStored(Enum.ToObject(field.ValueType, v))!)]
        : field.Declared.CodeList is { } list && field.ValueType == typeof(string) ? [.. lists.Values(list).Select(static v => v.Code)]
        : [];

    private static Expression IsOutside(FieldEntry field, List<object> codes, Expression row, ParameterTable parameters)
    {
        var value = Expr.Field(row, field);
        Expression outside;
        if (field.IsList)
        {
            var item = Expression.Parameter(ItemType(field), "item");
            outside = Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [item.Type], value, Expression.Lambda(Expression.Not(IsOneOf(item, field, codes, parameters)), item));
        }
        else
            outside = Expression.Not(IsOneOf(value, field, codes, parameters));
        return IsOptional(field) ? Expression.AndAlso(Given(field, row), outside) : outside;
    }

    private static MethodCallExpression IsOneOf(Expression value, FieldEntry field, List<object> codes, ParameterTable parameters)
    {
        var accepted = codes.Select(c => Expression.Convert(parameters.Parameter(field.ValueType, new ConstantSource(c)), value.Type));
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [value.Type], Expression.NewArrayInit(value.Type, accepted), value);
    }

    private static Type ItemType(FieldEntry field) => field.Property.PropertyType.GetGenericArguments()[0];
}
