using System.Globalization;

namespace NetHub.Schema.Publishing.Problems;

/// <summary>Describes the form of a value, for reports that must not contain the value.</summary>
internal static class ValueClass
{
    public static string Classify(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "EMPTY";
        var kind = value.All(char.IsAsciiDigit) ? "DIGITS"
            : value.All(static c => char.IsAsciiDigit(c) || c is '.' or '-' or '+') ? "NUMBER"
            : value.All(char.IsAscii) ? "ASCII" : "TEXT";
        return string.Create(CultureInfo.InvariantCulture, $"{kind}({value.Length})");
    }
}
