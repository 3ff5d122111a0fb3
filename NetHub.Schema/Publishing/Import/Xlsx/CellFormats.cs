namespace NetHub.Schema.Publishing.Import.Xlsx;

/// <summary>Determines which styles of a workbook show a number as a date. Only the style distinguishes a date from a number.</summary>
internal sealed class CellFormats
{
    private const int Most = 100_000;

    private readonly Dictionary<int, bool> custom = [];
    private readonly List<bool> isDate = [];

    public static CellFormats Read(PartReader? part)
    {
        var formats = new CellFormats();
        var isCell = false;
        while (part is not null && part.Read())
        {
            if (part.Name == "cellXfs")
                isCell = part.IsElement && !part.IsEmpty;
            else if (part.IsElement && part.Name == "numFmt" && part.Number("numFmtId") is { } id)
                formats.custom[id] = IsDateCode(part.Attribute("formatCode") ?? "");
            else if (part.IsElement && part.Name == "xf" && isCell)
                formats.Add(part.Number("numFmtId") ?? 0);
            if (formats.custom.Count + formats.isDate.Count > Most)
                throw new InvalidDataException();
        }

        return formats;
    }

    public bool IsDate(int style) => style < isDate.Count && isDate[style];

    /// <summary>
    /// Returns whether a format shows a year, month, day, hour or second. Literal texts and brackets do not count; hours, minutes or
    /// seconds in brackets mark a duration, which is not a date.
    /// </summary>
    internal static bool IsDateCode(string code)
    {
        var found = false;
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '"':
                    i = End(code, i, '"');
                    break;
                case '[':
                    var end = End(code, i, ']');
                    if (code.AsSpan(i + 1, end - i - 1).ToString().ToLowerInvariant() is "h" or "hh" or "m" or "mm" or "s" or "ss")
                        return false;
                    i = end;
                    break;
                default:
                    found |= "ymdhsYMDHS".Contains(code[i], StringComparison.Ordinal);
                    break;
            }
        }

        return found;
    }

    private static int End(string code, int start, char closing)
    {
        var end = code.IndexOf(closing, start + 1);
        return end < 0 ? code.Length : end;
    }

    private void Add(int format) => isDate.Add(custom.TryGetValue(format, out var known) ? known : IsBuiltInDate(format));

    // ISO/IEC 29500-1, 18.8.30; 27 to 36 and 50 to 58 are dates in Chinese, Japanese and Korean; 46 is a duration.
    private static bool IsBuiltInDate(int format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or 45 or 47 or (>= 50 and <= 58);
}
