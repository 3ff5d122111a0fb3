using System.Globalization;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>Converts days and instants from request format to storage format.</summary>
internal static class DateValues
{
    /// <summary>Returns the stored form of a value for a day or instant field; null if the value is invalid.</summary>
    public static string? Stored(FieldEntry field, object value) => field.Kind == ValueKind.Date ? Day(value) : Instant(value);

    /// <summary>Returns a day, <c>2019-12-27</c>; null if the value is invalid.</summary>
    public static string? Day(object value) =>
        DateOnly.TryParseExact(value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? (string)value : null;

    /// <summary>Returns an instant in Shanghai local time, <c>2019-12-27 10:00:00</c>; null if the value is invalid.</summary>
    public static string? Instant(object value) =>
        DateTimeOffset.TryParse(value as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? StorageConverters.ToLocal(instant).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : null;
}
