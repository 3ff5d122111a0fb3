using System.Globalization;
using System.Text;
using System.Text.Json;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;
using NetHub.Schema.Vocabulary.Identifiers;

namespace NetHub.Schema.Publishing.Binding;

/// <summary>
/// Converts the text of a value to its stored form: text, integer or null. Values to be encrypted stay in plain text until they are stored.
/// </summary>
internal sealed class ValueReader
{
    private readonly FieldEntry field;
    private readonly bool acceptsSynthetic;
    private readonly DateOnly today;
    private readonly Dictionary<string, string>? codes;
    private readonly string expected;

    public ValueReader(FieldEntry field, CodeLists lists, bool acceptsSynthetic, DateOnly today)
    {
        this.field = field;
        this.acceptsSynthetic = acceptsSynthetic;
        this.today = today;
        codes = Codes(field, lists);
        expected = Expected(field);
    }

    /// <summary>Reads a value.</summary>
    /// <returns>The problem; null if the value is valid.</returns>
    public Problem? Read(string? text, out object? stored)
    {
        stored = null;
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return null;
        return field.IsList ? ReadList(trimmed, out stored) : ReadOne(trimmed, out stored);
    }

    private Problem? ReadOne(string text, out object? stored)
    {
        if (codes is not null)
        {
            stored = codes.GetValueOrDefault(text);
            return stored is null ? Problem.Code(field.Declared.CodeList ?? field.ValueType.Name) : null;
        }

        stored = Value(text, out var problem);
        return problem ?? (stored is null ? Problem.Form(expected) : null);
    }

    private Problem? ReadList(string text, out object? stored)
    {
        stored = null;
        if (Items(text) is not { } items)
            return Problem.Form(expected);
        var values = new List<object?>();
        foreach (var item in items)
        {
            if (ReadOne(item, out var value) is { } problem)
                return problem;
            values.Add(value);
        }

        stored = StorageConverters.ToStoredList(values);
        return null;
    }

    /// <summary>Splits a list: a JSON array, or texts separated by semicolons. Returns null for an invalid JSON array.</summary>
    public static IReadOnlyList<string>? Items(string text)
    {
        if (!text.StartsWith('['))
            return text.Split([';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return JsonSerializer.Deserialize<JsonElement[]>(text)!.Select(static e => e.ValueKind == JsonValueKind.String ? e.GetString()! : e.GetRawText()).ToList();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private object? Value(string text, out Problem? problem)
    {
        problem = null;
        return field.Kind switch
        {
            ValueKind.Int => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? (long)number : null,
            ValueKind.Decimal => Scaled(text),
            ValueKind.Boolean => Flag(text),
            ValueKind.Date => Day(text),
            ValueKind.Instant => Instant(text),
            ValueKind.RegionCode => RegionCode.TryParse(text, out _) ? text : null,
            ValueKind.GridCode => GridCode.TryParse(text, out _) ? text : null,
            ValueKind.CreditCode => Credit(text, out problem),
            ValueKind.IdNumber => Identity(text, out problem),
            ValueKind.MobileNumber => MobileNumber.TryParse(text, out var mobile) ? mobile.Value : null,
            ValueKind.DepartmentCode => DepartmentCode.TryParse(text, out _) ? text : null,
            ValueKind.Period => IsPeriod(text) ? text : null,
            ValueKind.YearMonth => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
            ValueKind.GeoPoint or ValueKind.GeoPolygon => Geometry(text),
            ValueKind.Json => Json(text),
            _ => text.Normalize(NormalizationForm.FormC),
        };
    }

    private string? Identity(string text, out Problem? problem)
    {
        problem = null;
        if (IdNumber.TryParse(text, out var number, acceptsSynthetic, today) || IdNumber.TryUpgrade(text, out number, acceptsSynthetic))
            return number.Value;
        problem = Problem.Check("不是有效的公民身份号码（GB 11643-1999）：位数、日期或校验码有误。", "The value is not a valid identity number (GB 11643-1999): its length, date or check character is wrong.");
        return null;
    }

    // Only the form is checked, because the official register contains codes with a wrong check character.
    private string? Credit(string text, out Problem? problem)
    {
        problem = null;
        if (CreditCode.HasForm(text, acceptsSynthetic))
            return text;
        problem = Problem.Check("不是有效的统一社会信用代码（GB 32100-2015）。", "The value is not a valid unified social credit code (GB 32100-2015).");
        return null;
    }

    private static object? Scaled(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 100_000_000_000_000m && decimal.Round(number, 4) == number
            ? StorageConverters.ToScaled(number)
            : null;

    private static object? Flag(string text) => text switch
    {
        "true" or "TRUE" or "True" or "1" or "是" => 1L,
        "false" or "FALSE" or "False" or "0" or "否" => 0L,
        _ => null,
    };

    private static string? Day(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (string)StorageConverters.ToStored(day)!
            : null;

    // An instant without offset is local time in Shanghai.
    private static string? Instant(string text)
    {
        if (DateTime.TryParseExact(
            text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return (string)StorageConverters.ToStored(new DateTimeOffset(local, ShanghaiTime.Offset))!;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? (string)StorageConverters.ToStored(instant)!
            : null;
    }

    private static bool IsPeriod(string text) => text.Length switch
    {
        4 => text.All(char.IsAsciiDigit),
        6 => text[4] == 'Q' && text[5] is >= '1' and <= '4' && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0,
        7 => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => false,
    };

    private string? Geometry(string text)
    {
        try
        {
            if (field.Kind == ValueKind.GeoPoint)
                return JsonSerializer.Deserialize<double[]>(text) is { Length: 2 } point && IsPlace(point) ? text : null;
            return JsonSerializer.Deserialize<double[][]>(text) is { Length: >= 4 } ring && ring.All(static p => p.Length == 2 && IsPlace(p)) ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsPlace(double[] point) => Math.Abs(point[0]) <= 180 && Math.Abs(point[1]) <= 90;

    private static string? Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return text;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Both the code and its Chinese label are accepted.
    private static Dictionary<string, string>? Codes(FieldEntry field, CodeLists lists)
    {
        var values = field.Kind == ValueKind.Enum ? Terms.All(field.ValueType).Select(static t => (t.Name, t.Chinese))
            : field.Declared.CodeList is { } list ? lists.Values(list).Select(static c => (c.Code, c.Chinese)) : null;
        if (values is null)
            return null;
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, chinese) in values.ToList())
        {
            codes.TryAdd(chinese, code);
            codes[code] = code;
        }

        return codes;
    }

    private static string Expected(FieldEntry field) => field.Kind switch
    {
        ValueKind.Int => "Int",
        ValueKind.Decimal => "Decimal (1234.5678)",
        ValueKind.Boolean => "Boolean (true/false, 是/否)",
        ValueKind.Date => "LocalDate (2019-12-27)",
        ValueKind.Instant => "DateTime (2019-12-27T10:00:00+08:00)",
        ValueKind.RegionCode => "RegionCode (431021000000)",
        ValueKind.GridCode => "GridCode (431021108200001)",
        ValueKind.MobileNumber => "MobileNumber (13800000000)",
        ValueKind.Period => "Period (2019, 2019Q4, 2019-12)",
        ValueKind.YearMonth => "YearMonth (2019-12)",
        ValueKind.GeoPoint => "[lng, lat]",
        ValueKind.GeoPolygon => "[[lng, lat], …]",
        ValueKind.Json => "JSON",
        var kind => kind.ToString(),
    };
}
