using System.Globalization;

namespace NetHub.Schema.Publishing.Import.Xlsx;

/// <summary>Converts the content of a cell to text.</summary>
internal sealed class CellValues(SharedTexts shared, CellFormats formats, bool is1904)
{
    private const int SecondsInADay = 86_400;
    private const int DaysFrom1900To1904 = 1462;

    // Lotus treated 1900 as a leap year; workbooks still count 29 February 1900.
    private const int DayThatNeverWas = 60;
    private const int LastDay = 2_958_465;

    /// <param name="type">The attribute <c>t</c> of the cell.</param>
    /// <param name="style">The attribute <c>s</c> of the cell.</param>
    /// <param name="text">The content of the cell.</param>
    /// <param name="value">The value; null if the cell is empty or invalid.</param>
    /// <returns>The problem, a code of <see cref="RowProblems"/>; null if there is none.</returns>
    public string? Read(string? type, int style, BoundedText text, out string? value)
    {
        value = null;
        if (text.IsTooLarge)
            return RowProblems.FieldTooLarge;
        if (type == "e")
            return RowProblems.ErrorCell;
        if (text.Length == 0)
            return null;
        if (type == "s")
            return Shared(text.Span, out value);
        value = type switch
        {
            "inlineStr" or "str" => SharedTexts.Unescaped(text.Span.ToString()),
            "b" => text.Span is "1" or "true" ? "true" : text.Span is "0" or "false" ? "false" : null,
            "d" => Day(text.Span),
            _ => formats.IsDate(style) ? Moment(text.Span) : Number(text.Span.Trim()),
        };
        return value is null ? RowProblems.ErrorCell : null;
    }

    private string? Shared(ReadOnlySpan<char> text, out string? value)
    {
        value = null;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || !shared.Has(index))
            return RowProblems.ErrorCell;
        value = shared.Get(index);
        return value is null ? RowProblems.FieldTooLarge : null;
    }

    /// <summary>
    /// Formats a number: an integer keeps all its digits; any other number becomes its shortest text, without exponent if possible.
    /// </summary>
    internal static string? Number(ReadOnlySpan<char> text)
    {
        var digits = text is ['-', ..] ? text[1..] : text;
        if (!digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9'))
            return text.ToString();
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return null;
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        if (!shortest.Contains('E') || !decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return shortest;
        return (double)exact == number ? exact.ToString(CultureInfo.InvariantCulture) : shortest;
    }

    private string? Moment(ReadOnlySpan<char> text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial))
            return null;
        var days = is1904 ? serial + DaysFrom1900To1904 : serial;
        if (serial < 0 || !(days < LastDay + 1))
            return null;
        var seconds = (long)Math.Round(days * SecondsInADay);
        var day = seconds / SecondsInADay;
        if (day == 0)
            return Format(DateTime.UnixEpoch.AddSeconds(seconds), "HH:mm:ss");
        if (day == DayThatNeverWas)
            return null;
        var first = new DateTime(1899, 12, day < DayThatNeverWas ? 31 : 30, 0, 0, 0, DateTimeKind.Unspecified);
        return Iso(first.AddSeconds(seconds));
    }

    private static string? Day(ReadOnlySpan<char> text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? Iso(time) : null;

    private static string Iso(DateTime time) =>
        Format(time, time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss'+08:00'");

    private static string Format(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
