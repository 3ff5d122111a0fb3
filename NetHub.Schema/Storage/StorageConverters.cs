using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Storage;

/// <summary>
/// How values are kept, in one place: enums as the schema's names, decimals as integers scaled by
/// <see cref="DecimalScale"/>, instants as local time of Asia/Shanghai. SQLite compares and sorts all of them natively.
/// </summary>
internal static class StorageConverters
{
    /// <summary>Four decimal places, for every decimal.</summary>
    public const int DecimalScale = 10_000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ValueConverter<decimal, long> Decimals = new(v => ToScaled(v), v => (decimal)v / DecimalScale);

    /// <summary>Instants as local time of Shanghai.</summary>
    public static readonly ValueConverter<DateTimeOffset, DateTime> Instants = new(v => ToLocal(v), v => new DateTimeOffset(v, ShanghaiTime.Offset));

    public static long ToScaled(decimal value) => (long)decimal.Round(value * DecimalScale);

    public static DateTime ToLocal(DateTimeOffset value) => value.ToOffset(ShanghaiTime.Offset).DateTime;

    public static void Configure(EntityTypeBuilder entity, FieldEntry field)
    {
        if (field.IsList)
        {
            entity.PrimitiveCollection(field.Property.Name).ElementType(element =>
            {
                if (field.Kind == ValueKind.Enum)
                    element.HasConversion(EnumConverter(field.ValueType).GetType());
            });
            return;
        }

        var property = entity.Property(field.Property.Name);
        if (Converter(field) is { } converter)
            property.HasConversion(converter);
        property.IsRequired(!field.IsNullable);
    }

    /// <summary>The value as SQLite keeps it: text, integer, or null.</summary>
    public static object? ToStored(object? value) => value switch
    {
        null => null,
        string or long => value,
        int number => (long)number,
        bool flag => flag ? 1L : 0L,
        decimal number => ToScaled(number),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => ToLocal(instant).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        Enum code => Naming.UpperSnake(code.ToString()),
        _ => throw new NotSupportedException($"Storage does not know how to keep a {value.GetType().Name}"),
    };

    /// <summary>A list of stored values as it is kept: JSON in which Chinese can be read.</summary>
    public static string ToStoredList(IEnumerable<object?> stored) => JsonSerializer.Serialize(stored, Readable);

    private static ValueConverter? Converter(FieldEntry field) => field.Kind switch
    {
        ValueKind.Enum => EnumConverter(field.ValueType),
        ValueKind.Decimal => Decimals,
        ValueKind.Instant => Instants,
        _ => null,
    };

    private static ValueConverter EnumConverter(Type type) => (ValueConverter)Activator.CreateInstance(typeof(EnumNameConverter<>).MakeGenericType(type))!;
}

/// <summary>An enum as the name that the schema shows.</summary>
internal sealed class EnumNameConverter<T>() : ValueConverter<T, string>(v => ToName(v), v => FromName(v))
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(v => v, v => Naming.UpperSnake(v.ToString()));
    private static readonly Dictionary<string, T> Values = Names.ToDictionary(n => n.Value, n => n.Key);

    /// <summary>Numbers that are no member stand for parameters while a plan is made, and keep their number as their name.</summary>
    private static string ToName(T value) => Names.TryGetValue(value, out var name) ? name : value.ToString();

    private static T FromName(string name) => Values[name];
}
