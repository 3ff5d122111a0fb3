using System.Globalization;
using System.Text;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Aggregation;

/// <summary>Writes one selected field of a group or an aggregate.</summary>
internal abstract class StatisticsStep(string responseKey)
{
    private readonly byte[] name = Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(responseKey) + ":");

    public abstract void Write(Group group, RunScope run);

    public static void WriteObject(IReadOnlyList<StatisticsStep> steps, Group group, RunScope run)
    {
        run.Json.Byte((byte)'{');
        for (var i = 0; i < steps.Count; i++)
        {
            if (i > 0)
                run.Json.Byte((byte)',');
            run.Json.Raw(steps[i].name);
            steps[i].Write(group, run);
        }

        run.Json.Byte((byte)'}');
    }
}

internal sealed class FixedStatisticsStep(string responseKey, string text) : StatisticsStep(responseKey)
{
    public override void Write(Group group, RunScope run) => run.Json.Text(text);
}

internal sealed class CountStep(string responseKey) : StatisticsStep(responseKey)
{
    public override void Write(Group group, RunScope run)
    {
        if (group.Count is { } count)
            run.Json.Number(count);
        else
            run.Json.Null();
    }
}

internal sealed class SuppressedStep(string responseKey) : StatisticsStep(responseKey)
{
    public override void Write(Group group, RunScope run) => run.Json.Boolean(group.Suppressed);
}

/// <summary>The measures of one field.</summary>
internal sealed class MeasuresStep(string responseKey, IReadOnlyList<StatisticsStep> steps) : StatisticsStep(responseKey)
{
    public override void Write(Group group, RunScope run) => WriteObject(steps, group, run);
}

internal sealed class MeasureStep(string responseKey, MeasureRef measure) : StatisticsStep(responseKey)
{
    public override void Write(Group group, RunScope run) => StatisticsValue.Write(measure.Field, measure.Measure, group.Values[measure.Index], run);
}

/// <summary>The key of a group; null for the remainder.</summary>
internal sealed class KeyStep(string responseKey, IReadOnlyList<StatisticsStep> steps) : StatisticsStep(responseKey)
{
    public override void Write(Group group, RunScope run)
    {
        if (group.IsRemainder)
            run.Json.Null();
        else
            WriteObject(steps, group, run);
    }
}

/// <summary>One part of a key; a part that was not asked for as a key is null.</summary>
internal sealed class KeyPartStep(string responseKey, GroupKey? key, int index) : StatisticsStep(responseKey)
{
    public override void Write(Group group, RunScope run)
    {
        if (key is null || group.Keys[index] is not { } value)
            run.Json.Null();
        else if (key.IsText)
            run.Json.Text((string)value);
        else
            StatisticsValue.Write(key.Field, Measure.Min, value, run);
    }
}

/// <summary>Writes a value of a statistic as the field it is of would be written.</summary>
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
                json.Number(number / Storage.StorageConverters.DecimalScale);
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

    /// <summary>The value as a caller compares it.</summary>
    public static double? Number(FieldEntry field, Measure measure, object? value)
    {
        if (value is null or string)
            return null;
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return field.Kind == ValueKind.Decimal && measure != Measure.CountDistinct ? number / Storage.StorageConverters.DecimalScale : number;
    }
}
