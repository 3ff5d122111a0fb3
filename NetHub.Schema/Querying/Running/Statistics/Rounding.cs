using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Running.Statistics;

/// <summary>
/// Rounds statistics deterministically, so that repeated queries disclose nothing new. Counts are rounded to multiples of five, and sums to
/// about the total of five rows of the group, so that a sum discloses no more than the count.
/// </summary>
internal static class Rounding
{
    private const int Base = 5;

    public static long Count(long count) => (count + (Base / 2)) / Base * Base;

    /// <summary>Rounds a group's count, and its values depending on the number of rows.</summary>
    public static void Apply(CompiledStatistic plan, Group group)
    {
        if (group.Count is not { } rows)
            return;
        foreach (var measure in plan.Measures)
            group.Values[measure.Index] = Value(measure.Field, group.Values[measure.Index], rows);
        group.Count = Count(rows);
    }

    /// <summary>Returns the largest of 1, 2, 5, 10, 20, 50 … that does not exceed a positive number; at least 1.</summary>
    public static double Step(double number)
    {
        if (number < 1)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(number)));
        return (number / power) switch { >= 5 => 5 * power, >= 2 => 2 * power, _ => power };
    }

    /// <summary>Rounds to the nearest multiple of the step.</summary>
    public static double To(double value, double step) => Math.Round(value / step, MidpointRounding.AwayFromZero) * step;

    private static object? Value(FieldEntry field, object? value, long rows)
    {
        if (value is null)
            return null;
        var number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        var step = field == field.Dataset.SubjectCount ? Unit(field) * Base : Step(Base * Math.Abs(number) / Math.Max(1, rows));
        return value is long ? (object)(long)To(number, step) : To(number, step);
    }

    // A number of subjects is a count, however it is stored.
    private static int Unit(FieldEntry field) => field.Kind == ValueKind.Decimal ? (int)StorageConverters.DecimalScale : 1;
}
