using System.Globalization;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Filtering;

/// <summary>Reads the values of arguments into what storage keeps, by the kind of the field they are compared with.</summary>
internal static class ValueParsers
{
    /// <summary>The parser of a field's values; surrogate keys are not among them, since an id means something per caller.</summary>
    public static ValueParser For(FieldEntry field) => field.Kind switch
    {
        ValueKind.Int => static (value, _) => value is long number && number is >= int.MinValue and <= int.MaxValue ? number : throw Bad("Int"),
        ValueKind.Decimal => static (value, _) => Scaled(value),
        ValueKind.Boolean => static (value, _) => value is bool flag ? flag ? 1L : 0L : throw Bad("Boolean"),
        ValueKind.Date => static (value, _) => Day(value),
        ValueKind.Instant => static (value, _) => Instant(value),
        ValueKind.Enum => EnumName(field.ValueType),
        ValueKind.RegionCode => static (value, _) => Digits(value, 12, "RegionCode (12 digits)"),
        ValueKind.GridCode => static (value, _) => Digits(value, 15, "GridCode (15 digits)"),
        ValueKind.IdNumber => static (value, run) => run.Services.Identity.Digest(Text(value)),
        _ => static (value, _) => Text(value),
    };

    /// <summary>The digest of an identity number under the key before the newest, which rows may still be under.</summary>
    public static ValueParser FormerDigest { get; } = static (value, run) => run.Services.Identity.FormerDigest(Text(value));

    /// <summary>An opaque id of this caller in this domain; any other id is no row's key.</summary>
    public static ValueParser Id(string domain) => (value, run) =>
        run.Services.Ids.Decode(run.Caller.Department, domain, Text(value)) ?? -1L;

    /// <summary>A key as the operator sees it.</summary>
    public static ValueParser RawId() => static (value, _) =>
        long.TryParse(value as string ?? "", NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : -1L;

    /// <summary>Part of a text or code: no more than text.</summary>
    public static ValueParser Part { get; } = static (value, _) => Text(value);

    /// <summary>The end of the range of texts that begin with the value.</summary>
    public static ValueParser PartEnd { get; } = static (value, _) => Text(value) + "\U0010FFFF";

    /// <summary>First code that lies in the region.</summary>
    public static ValueParser RegionLow { get; } = static (value, _) => Significant(Digits(value, 12, "RegionCode (12 digits)"));

    /// <summary>First text after all codes that lie in the region.</summary>
    public static ValueParser RegionHigh { get; } = static (value, _) => Significant(Digits(value, 12, "RegionCode (12 digits)")) + ":";

    /// <summary>A day as text.</summary>
    public static ValueParser LocalDate { get; } = static (value, _) => Day(value);

    /// <summary>A date that is the beginning of a month; any other refuses the operation.</summary>
    public static ValueParser Month(FieldEntry field)
    {
        var parse = For(field);
        return (value, run) => parse(value, run) is string day && (day.EndsWith("-01", StringComparison.Ordinal) || day.EndsWith("-01 00:00:00", StringComparison.Ordinal))
            ? day
            : throw new QueryRefusedException(QueryErrors.DayInStatistics(field.Coordinate));
    }

    /// <summary>The digits of a region code that say which region it is: what all codes inside begin with.</summary>
    public static string Significant(string code)
    {
        foreach (var length in (ReadOnlySpan<int>)[2, 4, 6, 9])
        {
            if (code.AsSpan(length).TrimStart('0').IsEmpty)
                return code[..length];
        }

        return code;
    }

    private static long Scaled(object value) => value switch
    {
        long number => StorageConverters.ToScaled(number),
        decimal number => StorageConverters.ToScaled(number),
        _ => throw Bad("Decimal"),
    };

    private static string Day(object value) =>
        DateOnly.TryParseExact(value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? (string)value
            : throw Bad("LocalDate (2019-12-27)");

    private static string Instant(object value) =>
        DateTimeOffset.TryParse(value as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? StorageConverters.ToLocal(instant).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : throw Bad("DateTime (2019-12-27T10:00:00+08:00)");

    private static ValueParser EnumName(Type type)
    {
        var names = Enum.GetNames(type).Select(Naming.UpperSnake).ToHashSet();
        return (value, _) => value is string name && names.Contains(name) ? name : throw Bad(type.Name);
    }

    private static string Digits(object value, int length, string expected) =>
        value is string text && text.Length == length && text.All(char.IsAsciiDigit) ? text : throw Bad(expected);

    private static string Text(object value) => value as string ?? throw Bad("String");

    private static QueryRefusedException Bad(string expected) => new(QueryErrors.BadValue(expected));
}
