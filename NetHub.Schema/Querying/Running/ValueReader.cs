using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Running;

/// <summary>Converts request values to their stored form.</summary>
internal static class ValueReader
{
    private const string Region = "RegionCode";
    private static readonly ConcurrentDictionary<Type, FrozenSet<string>> EnumNames = [];

    /// <exception cref="QueryRefusedException">The value has the wrong form.</exception>
    public static object? Read(ValueForm form, object value, RunScope run) => form switch
    {
        KindForm of => OfKind(of, value, run),
        OpaqueIdForm id => run.Services.Ids.Decode(run.Caller.Department, id.Domain, Text(value)) ?? -1L,
        RawIdForm => long.TryParse(value as string ?? "", NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : -1L,
        StoredKeyForm => value,
        FormerDigestForm => run.Services.Identity.FormerDigest(Text(value)),
        TextForm => Text(value),
        TextEndForm => Text(value) + "\U0010FFFF",
        RegionLowForm => Significant(Digits(value, 12, Region)),
        RegionHighForm => Significant(Digits(value, 12, Region)) + ":",
        LocalDateForm => Day(value),
        MonthForm month => Month(month.Field, value),
        _ => throw new InvalidOperationException($"Cannot read a {form.GetType().Name}"),
    };

    /// <summary>Returns the significant digits of a region code, which are the prefix of all codes inside the region.</summary>
    public static string Significant(string code)
    {
        foreach (var length in (ReadOnlySpan<int>)[2, 4, 6, 9])
        {
            if (code.AsSpan(length).TrimStart('0').IsEmpty)
                return code[..length];
        }

        return code;
    }

    private static object OfKind(KindForm form, object value, RunScope run) => form.Kind switch
    {
        ValueKind.Int => value is long number and >= int.MinValue and <= int.MaxValue ? number : throw Bad("Int"),
        ValueKind.Decimal => Scaled(value),
        ValueKind.Boolean => value is bool flag ? flag ? 1L : 0L : throw Bad("Boolean"),
        ValueKind.Date => Day(value),
        ValueKind.Instant => DateValues.Instant(value) ?? throw Bad("DateTime (2019-12-27T10:00:00+08:00)"),
        ValueKind.Enum => EnumName(form.EnumType!, value),
        ValueKind.RegionCode => Digits(value, 12, Region),
        ValueKind.GridCode => Digits(value, 15, "GridCode"),
        ValueKind.IdNumber => run.Services.Identity.Digest(Text(value)),
        _ => Text(value),
    };

    private static string Day(object value) => DateValues.Day(value) ?? throw Bad("LocalDate (2019-12-27)");

    private static string Month(FieldEntry field, object value)
    {
        var stored = DateValues.Stored(field, value) ?? throw Bad(field.Kind == ValueKind.Date ? "LocalDate (2019-12-27)" : "DateTime (2019-12-27T10:00:00+08:00)");
        return MonthRule.IsBeginning(stored) ? stored : throw new QueryRefusedException(MonthRule.Objection(field));
    }

    private static long Scaled(object value) => value switch
    {
        long number => StorageConverters.ToScaled(number),
        decimal number => StorageConverters.ToScaled(number),
        _ => throw Bad("Decimal"),
    };

    private static string EnumName(Type type, object value)
    {
        var names = EnumNames.GetOrAdd(type, static t => Enum.GetNames(t).Select(Naming.UpperSnake).ToFrozenSet());
        return value is string name && names.Contains(name) ? name : throw Bad(type.Name);
    }

    private static string Digits(object value, int length, string type) => value is string text && text.Length == length && text.All(char.IsAsciiDigit)
        ? text
        : throw new QueryRefusedException(QueryErrors.BadValue($"{type} ({length} digits)", chinese: $"{type}（{length} 位数字）"));

    private static string Text(object value) => value as string ?? throw Bad("String");

    private static QueryRefusedException Bad(string expected) => new(QueryErrors.BadValue(expected));
}
