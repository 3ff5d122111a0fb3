using System.Diagnostics.CodeAnalysis;

namespace NetHub.Schema.Vocabulary.Identifiers;

/// <summary>手机号: 11 digits from 13 to 19. A leading +86, spaces and hyphens are taken off.</summary>
public readonly record struct MobileNumber
{
    private MobileNumber(string value) => Value = value;

    public string Value { get; }

    public static MobileNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("A mobile number is 11 digits that begin with 13 to 19.");

    public static bool TryParse([NotNullWhen(true)] string? text, out MobileNumber number)
    {
        number = default;
        if (text is null)
            return false;
        var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (digits.StartsWith("+86", StringComparison.Ordinal))
            digits = digits[3..];
        if (digits.Length != 11 || digits[0] != '1' || digits[1] < '3' || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return false;
        number = new MobileNumber(digits);
        return true;
    }

    public override string ToString() => Value ?? "";
}
