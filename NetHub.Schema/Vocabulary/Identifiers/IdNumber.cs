using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetHub.Schema.Vocabulary.Identifiers;

/// <summary>公民身份号码 of 18 characters (GB 11643-1999): place of first registration, birth date, order, check character.
/// The place is not where the person lives, and may have been abolished: derive no region from it.</summary>
public readonly record struct IdNumber
{
    /// <summary>Characters of a number of the first generation.</summary>
    public const int FirstGenerationLength = 15;

    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private IdNumber(string value, DateOnly birthDate)
    {
        Value = value;
        BirthDate = birthDate;
    }

    public string Value { get; }

    public DateOnly BirthDate { get; }

    /// <summary>GB/T 2261.1: 1 for men, 2 for women.</summary>
    public string SexCode => (Value[16] - '0') % 2 == 1 ? "1" : "2";

    public static IdNumber Parse(string text, bool synthetic = false) =>
        TryParse(text, out var number, synthetic) ? number : throw new FormatException("Not an identity number of GB 11643-1999.");

    /// <param name="text">18 characters; a closing X is upper-case.</param>
    /// <param name="number">The number, when it is one.</param>
    /// <param name="synthetic">Accepts the unassigned place 999021, which only invented data have.</param>
    /// <param name="today">Births after this day are refused.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out IdNumber number, bool synthetic = false, DateOnly? today = null)
    {
        number = default;
        if (text is not { Length: 18 } || text[0] == '0' || text.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9'))
            return false;
        if (SyntheticPrefix.Refuses(text.AsSpan(0, 6), synthetic) || text[17] != CheckCharacter(text.AsSpan(0, 17)))
            return false;
        if (!DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth))
            return false;
        if (birth.Year is < 1800 or > 2099 || birth > (today ?? DateOnly.MaxValue))
            return false;
        number = new IdNumber(text, birth);
        return true;
    }

    /// <summary>The 18 characters of a first-generation number of 15, which had neither century nor check character.</summary>
    public static bool TryUpgrade([NotNullWhen(true)] string? firstGeneration, out IdNumber number, bool synthetic = false)
    {
        number = default;
        if (firstGeneration is not { Length: FirstGenerationLength } || firstGeneration.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return false;
        var first17 = firstGeneration[..6] + "19" + firstGeneration[6..];
        return TryParse(first17 + CheckCharacter(first17), out number, synthetic);
    }

    /// <summary>ISO 7064 MOD 11-2 over the first 17 digits.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += (first17[i] - '0') * Weights[i];
        return CheckCharacters[sum % 11];
    }

    public override string ToString() => Value ?? "";
}
