using System.Diagnostics.CodeAnalysis;

namespace NetHub.Schema.Vocabulary.Identifiers;

/// <summary>How deep a division lies. The value is the number of digits that say it.</summary>
public enum DivisionLevel
{
    None = 0,
    Province = 2,
    City = 4,
    County = 6,
    Township = 9,
    Village = 12,
}

/// <summary>Half-open bounds <c>[Low, High)</c> in ordinal order: codes inside a region are an index range.</summary>
public readonly record struct CodeRange(string Low, string High)
{
    public bool Contains(string code) =>
        string.CompareOrdinal(code, Low) >= 0 && string.CompareOrdinal(code, High) < 0;
}

/// <summary>行政区划代码 of 12 digits, padded with zeros: province, city, county, township, village (GB/T 2260 and
/// 统计用区划代码编制规则). The level is that of the last group that is not zero.</summary>
public readonly record struct RegionCode
{
    private static readonly int[] Ends = [2, 4, 6, 9, 12];

    private RegionCode(string value, DivisionLevel level)
    {
        Value = value;
        Level = level;
    }

    public string Value { get; }

    public DivisionLevel Level { get; }

    /// <summary>The digits that say the level: <c>431021108</c> of <c>431021108000</c>.</summary>
    public string Prefix => Value[..(int)Level];

    /// <summary>The division one level up; null for a province.</summary>
    public RegionCode? Parent
    {
        get
        {
            var index = Array.IndexOf(Ends, (int)Level);
            return index <= 0 ? null : new RegionCode(Value[..Ends[index - 1]].PadRight(12, '0'), (DivisionLevel)Ends[index - 1]);
        }
    }

    /// <summary>Bounds of every region code and grid code inside this region, itself included.</summary>
    public CodeRange Range => new(Value, Next(Prefix).PadRight(12, '0'));

    /// <summary>The township that this code lies in, itself included; null above townships.</summary>
    public RegionCode? Township =>
        Level < DivisionLevel.Township ? null : new RegionCode(Value[..9] + "000", DivisionLevel.Township);

    public static RegionCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("A region code is 12 digits, padded with zeros.");

    public static bool TryParse([NotNullWhen(true)] string? text, out RegionCode code)
    {
        code = default;
        if (text is not { Length: 12 } || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return false;
        var start = 0;
        var level = 0;
        foreach (var end in Ends)
        {
            var isZero = text.AsSpan(start, end - start).IndexOfAnyExcept('0') < 0;
            // A village below no township, and so on, is no place.
            if (!isZero && level != start)
                return false;
            level = isZero ? level : end;
            start = end;
        }

        if (level == 0)
            return false;
        code = new RegionCode(text, (DivisionLevel)level);
        return true;
    }

    public override string ToString() => Value ?? "";

    /// <summary>The smallest string of this length that is greater; <c>:</c> follows 9 in ordinal order.</summary>
    private static string Next(string digits)
    {
        var last = digits.AsSpan().LastIndexOfAnyExcept('9');
        return last < 0 ? ":" : digits[..last] + (char)(digits[last] + 1) + new string('0', digits.Length - last - 1);
    }
}
