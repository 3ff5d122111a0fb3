using System.Diagnostics.CodeAnalysis;

namespace NetHub.Schema.Vocabulary.Identifiers;

/// <summary>部门代码: three capitals, such as ORG; a township's own code adds its nine digits, such as TWN-431021108.</summary>
public readonly record struct DepartmentCode
{
    private DepartmentCode(string value) => Value = value;

    public string Value { get; }

    /// <summary>The code that the access matrix is written in: TWN for every township.</summary>
    public string Role => Value[..3];

    /// <summary>The township of a township's code.</summary>
    public RegionCode? Township => Value.Length == 3 ? null : RegionCode.Parse(Value[4..] + "000");

    public static DepartmentCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("A department code is three capitals, or TWN- and a township's nine digits.");

    public static bool TryParse([NotNullWhen(true)] string? text, out DepartmentCode code)
    {
        code = default;
        if (text is not { Length: 3 or 13 } || text.AsSpan(0, 3).ContainsAnyExceptInRange('A', 'Z'))
            return false;
        if (text.Length == 13 && !IsTownship(text))
            return false;
        code = new DepartmentCode(text);
        return true;
    }

    /// <summary>The code of the department that a township or subdistrict is.</summary>
    public static DepartmentCode OfTownship(RegionCode region) =>
        region.Township is { } township
            ? new DepartmentCode($"{Departments.Township}-{township.Prefix}")
            : throw new ArgumentException("The region lies in no township.", nameof(region));

    public override string ToString() => Value ?? "";

    private static bool IsTownship(string text) =>
        text.StartsWith(Departments.Township + "-", StringComparison.Ordinal)
        && RegionCode.TryParse(text[4..] + "000", out var region) && region.Level == DivisionLevel.Township;
}
