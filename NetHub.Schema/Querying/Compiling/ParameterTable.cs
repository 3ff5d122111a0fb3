using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>SQL as EF Core wrote it, with the source of every parameter.</summary>
internal sealed record SqlTemplate(string Text, IReadOnlyList<(string Name, ParameterSource Source)> Parameters, int Columns);

/// <summary>
/// Hands out parameters while a query is built. Each is a value that no data can be, so that after EF Core has written the
/// SQL every parameter is recognised again, whatever EF Core called it.
/// </summary>
internal sealed class ParameterTable
{
    private readonly Dictionary<ParameterSource, int> numbers = [];
    private readonly Dictionary<object, ParameterSource> stored = [];
    private readonly List<SqlTemplate> statements = [];

    /// <summary>Everything compiled so far.</summary>
    public IReadOnlyList<SqlTemplate> Statements => statements;

    /// <summary>An expression of this CLR type (not nullable) whose value the source gives when the plan runs.</summary>
    public Expression Parameter(Type type, ParameterSource source)
    {
        if (!numbers.TryGetValue(source, out var number))
            numbers[source] = number = numbers.Count + 1;
        var (value, kept) = Sentinel(type, number);
        stored[kept] = source;
        return Expression.Call(typeof(EF), nameof(EF.Parameter), [type], Expression.Constant(value, type));
    }

    /// <summary>A list of keys as one JSON parameter.</summary>
    public Expression ListParameter(Type element, ParameterSource source)
    {
        if (!numbers.TryGetValue(source, out var number))
            numbers[source] = number = numbers.Count + 1;
        var values = Array.CreateInstance(element, 1);
        values.SetValue(Sentinel(element, number).Value, 0);
        stored[System.Text.Json.JsonSerializer.Serialize(values, values.GetType())] = source;
        return Expression.Call(typeof(EF), nameof(EF.Parameter), [values.GetType()], Expression.Constant(values));
    }

    /// <summary>Lets EF Core write the SQL and finds the parameters in it.</summary>
    public SqlTemplate Compile(IQueryable query, int columns)
    {
        using var command = query.CreateDbCommand();
        var parameters = new List<(string, ParameterSource)>();
        foreach (DbParameter parameter in command.Parameters)
        {
            var source = parameter.Value is { } value && stored.TryGetValue(value, out var known) ? known : new ConstantSource(parameter.Value);
            parameters.Add((parameter.ParameterName, source));
        }

        var template = new SqlTemplate(command.CommandText, parameters, columns);
        statements.Add(template);
        return template;
    }

    private static (object Value, object Kept) Sentinel(Type type, int number)
    {
        if (type.IsEnum)
            return (Enum.ToObject(type, 1_000_000_000 + number), (1_000_000_000 + number).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (type == typeof(string))
            return ($"\u0001{number}", $"\u0001{number}");
        if (type == typeof(int))
            return (2_100_000_000 + number, 2_100_000_000 + number);
        if (type == typeof(long))
            return (7_100_000_000_000_000L + number, 7_100_000_000_000_000L + number);
        if (type == typeof(decimal))
            return (7_200_000_000m + number, StorageConverters.ToScaled(7_200_000_000m + number));
        if (type == typeof(DateOnly))
            return (DateOnly.MinValue.AddDays(number), DateOnly.MinValue.AddDays(number));
        if (type == typeof(DateTimeOffset))
        {
            var local = new DateTime(2, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(number);
            return (new DateTimeOffset(local, ShanghaiTime.Offset), local);
        }

        throw new NotSupportedException($"No parameter can be a {type.Name}");
    }
}
