using System.Globalization;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>Days and instants as requests write them, made what storage keeps.</summary>
internal static class DateValues
{
    /// <summary>What storage keeps of a value for a field of days or instants; null where the value is none.</summary>
    public static string? Stored(FieldEntry field, object value) => field.Kind == ValueKind.Date ? Day(value) : Instant(value);

    /// <summary>A day, <c>2019-12-27</c>; null where the value is none.</summary>
    public static string? Day(object value) =>
        DateOnly.TryParseExact(value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? (string)value : null;

    /// <summary>An instant as local time of Shanghai, <c>2019-12-27 10:00:00</c>; null where the value is none.</summary>
    public static string? Instant(object value) =>
        DateTimeOffset.TryParse(value as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? StorageConverters.ToLocal(instant).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : null;
}
