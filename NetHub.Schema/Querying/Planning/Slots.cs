using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Planning;

/// <summary>Where the value of an SQL parameter comes from when a plan runs.</summary>
internal abstract record SlotSource;

/// <summary>Known while the plan is made.</summary>
internal sealed record ConstantSource(object? Stored) : SlotSource;

/// <summary>Written in the document, and read like a variable, since an id means something per caller.</summary>
internal sealed record LiteralSource(object Value, ValueParser Parse) : SlotSource;

/// <summary>A leaf of the request's variables, parsed to what storage keeps.</summary>
internal sealed record LeafSource(int Leaf, ValueParser Parse) : SlotSource;

/// <summary>Makes what storage keeps of a value that a request holds.</summary>
/// <exception cref="QueryRefusedException">The value has the wrong form.</exception>
internal delegate object? ValueParser(object value, Execution.RunScope run);

internal enum CallerValue
{
    TownshipLow,
    TownshipHigh,
    Park,
    Department,
    Today,
}

/// <summary>A fact about the caller or the day.</summary>
internal sealed record CallerSource(CallerValue Value) : SlotSource;

/// <summary>The parent row's key, or a bound of the region that it stands for.</summary>
internal sealed record ParentSource(ColumnRef Column, ParentValue Value) : SlotSource;

internal enum ParentValue
{
    Number,
    Text,
    RegionLow,
    RegionHigh,
}

/// <summary>A cursor that an argument gives, with what it must be bound to beside the caller.</summary>
internal sealed record CursorRef(ScalarInput Argument, string Binding);

/// <summary>A sort value of a cursor, or 1 where that value is null and 0 elsewhere.</summary>
internal sealed record CursorSource(CursorRef Cursor, int Index, bool IsNullFlag) : SlotSource;

/// <summary>The row that a node id or a list of node ids names.</summary>
internal sealed record NodeKeySource(int Index) : SlotSource;

/// <summary>One of the values that a statement is run with outside of plans.</summary>
internal sealed record GivenSource(int Index) : SlotSource;

/// <summary>SQL as EF Core wrote it, with the source of every parameter.</summary>
internal sealed record SqlTemplate(string Text, IReadOnlyList<(string Name, SlotSource Source)> Parameters, int Columns);

/// <summary>
/// Hands out parameters while a query is built. Each is a value that no data can be, so that after EF Core has written the
/// SQL every parameter is recognised again, whatever EF Core called it.
/// </summary>
internal sealed class SlotTable(int maxStatements = int.MaxValue)
{
    private readonly Dictionary<SlotSource, int> slots = [];
    private readonly Dictionary<object, SlotSource> stored = [];
    private readonly List<SqlTemplate> statements = [];

    /// <summary>Everything compiled so far.</summary>
    public IReadOnlyList<SqlTemplate> Statements => statements;

    /// <summary>An expression of this CLR type (not nullable) whose value the source gives when the plan runs.</summary>
    public Expression Parameter(Type type, SlotSource source)
    {
        if (!slots.TryGetValue(source, out var number))
            slots[source] = number = slots.Count + 1;
        var (value, kept) = Sentinel(type, number);
        stored[kept] = source;
        return Expression.Call(typeof(EF), nameof(EF.Parameter), [type], Expression.Constant(value, type));
    }

    /// <summary>A list of keys as one JSON parameter.</summary>
    public Expression ListParameter(Type element, SlotSource source)
    {
        if (!slots.TryGetValue(source, out var number))
            slots[source] = number = slots.Count + 1;
        var values = Array.CreateInstance(element, 1);
        values.SetValue(Sentinel(element, number).Value, 0);
        stored[System.Text.Json.JsonSerializer.Serialize(values, values.GetType())] = source;
        return Expression.Call(typeof(EF), nameof(EF.Parameter), [values.GetType()], Expression.Constant(values));
    }

    /// <summary>Lets EF Core write the SQL and finds the parameters in it.</summary>
    /// <exception cref="QueryRefusedException">The operation comes to too many statements.</exception>
    public SqlTemplate Compile(IQueryable query, int columns)
    {
        if (statements.Count >= maxStatements)
            throw new QueryRefusedException(QueryErrors.Limit("COST_EXCEEDED", "statements", maxStatements, statements.Count + 1));
        using var command = query.CreateDbCommand();
        var parameters = new List<(string, SlotSource)>();
        foreach (DbParameter parameter in command.Parameters)
        {
            var source = parameter.Value is { } value && stored.TryGetValue(value, out var slot) ? slot : new ConstantSource(parameter.Value);
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
            return (new DateTimeOffset(local, StorageConverters.ShanghaiOffset), local);
        }

        throw new NotSupportedException($"No parameter can be a {type.Name}");
    }
}
