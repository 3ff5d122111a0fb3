using System.Globalization;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Running;

/// <summary>Writes a value of a statistic in the format of its field.</summary>
internal static class StatisticsValue
{
    public static void Write(FieldEntry field, Measure measure, object? value, RunScope run)
    {
        var json = run.Json;
        switch (value)
        {
            case null:
                json.Null();
                break;
            case double number when field.Kind == ValueKind.Decimal:
                json.Number(number / StorageConverters.DecimalScale);
                break;
            case double number:
                json.Number(number);
                break;
            case long number when measure == Measure.CountDistinct:
                json.Number(number);
                break;
            case long number when field.Kind == ValueKind.Decimal:
                json.Scaled(number);
                break;
            case long number when field.Kind == ValueKind.Boolean:
                json.Boolean(number != 0);
                break;
            case string text when field.Kind == ValueKind.Instant:
                json.Text(string.Create(CultureInfo.InvariantCulture, $"{text[..10]}T{text[11..]}+08:00"));
                break;
            default:
                if (value is long whole)
                    json.Number(whole);
                else
                    json.Text((string)value);
                break;
        }
    }

    /// <summary>Returns the value in the unit in which a caller compares it.</summary>
    public static double? Number(FieldEntry field, Measure measure, object? value)
    {
        if (value is null or string)
            return null;
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return field.Kind == ValueKind.Decimal && measure != Measure.CountDistinct ? number / StorageConverters.DecimalScale : number;
    }
}
