using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace NetHub.Schema.Vocabulary.Identifiers;

/// <summary>统一社会信用代码 of 18 characters (GB 32100-2015): registrar, type, place, organisation code of 9, check character.</summary>
public readonly record struct CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganizationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    private CreditCode(string value) => Value = value;

    public string Value { get; }

    /// <summary>Who registers, and what: 11 organ, 12 public institution, 51 association, 91 enterprise, 93 cooperative …</summary>
    public string Kind => Value[..2];

    /// <summary>GB 11714 organisation code, characters 9 to 17.</summary>
    public string OrganizationCode => Value[8..17];

    /// <summary>Whether the organisation code's own check character holds. Early codes may fail it lawfully: warn, do not refuse.</summary>
    public bool OrganizationCodeChecks => OrganizationCode[8] == OrganizationCheckCharacter(OrganizationCode.AsSpan(0, 8));

    public static CreditCode Parse(string text, bool synthetic = false) =>
        TryParse(text, out var code, synthetic) ? code : throw new FormatException("Not a unified social credit code of GB 32100-2015.");

    /// <param name="text">18 characters without I, O, S, V and Z.</param>
    /// <param name="code">The code, when it is one.</param>
    /// <param name="synthetic">Accepts the unassigned place 999021, which only invented data have.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out CreditCode code, bool synthetic = false)
    {
        code = default;
        if (!HasForm(text, synthetic) || text[17] != CheckCharacter(text.AsSpan(0, 17)))
            return false;
        code = new CreditCode(text);
        return true;
    }

    /// <summary>Whether the text is a code but for its check character, which does not hold for some codes that were given early.</summary>
    public static bool HasForm([NotNullWhen(true)] string? text, bool synthetic = false) =>
        text is { Length: 18 } && !text.AsSpan().ContainsAnyExcept(Allowed) && !text.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9')
        && !SyntheticPrefix.Refuses(text.AsSpan(2, 6), synthetic);

    /// <summary>31 − Σ cᵢ·3ⁱ mod 31, modulo 31, over the first 17 characters.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Alphabet.IndexOf(first17[i]) * Weights[i];
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>GB 11714: 11 − Σ mod 11; 10 is X and 11 is 0.</summary>
    public static char OrganizationCheckCharacter(ReadOnlySpan<char> first8)
    {
        var sum = 0;
        for (var i = 0; i < OrganizationWeights.Length; i++)
            sum += (first8[i] <= '9' ? first8[i] - '0' : first8[i] - 'A' + 10) * OrganizationWeights[i];
        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var check => (char)('0' + check) };
    }

    public override string ToString() => Value ?? "";
}
