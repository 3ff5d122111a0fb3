using System.Diagnostics.CodeAnalysis;

namespace NetHub.Schema.Vocabulary.Identifiers;

/// <summary>网格编码 of 15 digits: the code of a village or community and a serial from 001 (model V-GR1). A grid never hangs
/// directly below a township.</summary>
public readonly record struct GridCode
{
    private GridCode(string value, RegionCode village)
    {
        Value = value;
        Village = village;
    }

    public string Value { get; }

    public RegionCode Village { get; }

    public int Serial => int.Parse(Value.AsSpan(12), System.Globalization.CultureInfo.InvariantCulture);

    public static GridCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("A grid code is a village's 12 digits and a serial of 3.");

    public static bool TryParse([NotNullWhen(true)] string? text, out GridCode code)
    {
        code = default;
        if (text is not { Length: 15 } || text.AsSpan(12).ContainsAnyExceptInRange('0', '9') || text.EndsWith("000", StringComparison.Ordinal))
            return false;
        if (!RegionCode.TryParse(text[..12], out var village) || village.Level != DivisionLevel.Village)
            return false;
        code = new GridCode(text, village);
        return true;
    }

    public override string ToString() => Value ?? "";
}
