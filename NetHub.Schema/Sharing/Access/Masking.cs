using System.Globalization;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>What a mask needs in addition to the value.</summary>
/// <param name="PlaceName">The full name of the row's village or township, for addresses.</param>
/// <param name="PlaceCentre">The centre of the row's village as <c>[lng,lat]</c>, for coordinates.</param>
/// <param name="Pseudonym">Creates the caller's pseudonym of a value.</param>
/// <param name="Today">The current day, for top-coding ages.</param>
public readonly record struct MaskContext(string? PlaceName, string? PlaceCentre, Func<string, string> Pseudonym, DateOnly Today);

/// <summary>脱敏规则: pure functions of a value. They return null if nothing of the value may be shown.</summary>
public static class Masking
{
    private const int TopCodedAge = 90;

    private static readonly (decimal Below, string Band)[] AmountBands =
    [
        (10_000, "0–1万"), (50_000, "1–5万"), (100_000, "5–10万"), (500_000, "10–50万"), (1_000_000, "50–100万"), (decimal.MaxValue, "100万以上"),
    ];

    /// <param name="mask">The mask of the field.</param>
    /// <param name="value">The value as the schema writes it unmasked.</param>
    /// <param name="context">What the mask needs in addition.</param>
    /// <exception cref="InvalidOperationException">The field has no mask.</exception>
    public static string? Apply(Mask mask, string value, in MaskContext context) => mask switch
    {
        Mask.None => value,
        Mask.Name or Mask.Id or Mask.Id64 or Mask.Phone => Cover(mask, value),
        Mask.Address => context.PlaceName + "****",
        Mask.Geo => context.PlaceCentre,
        Mask.Birth => Birth(value, context.Today),
        Mask.Region => value.Length < 9 ? value : value[..9] + "000",
        Mask.Generalise => Generalise(value),
        Mask.Amount => Amount(value),
        Mask.Text => $"(已隐藏,约{Math.Max(10, (value.Length + 5) / 10 * 10).ToString(CultureInfo.InvariantCulture)}字)",
        Mask.Token => context.Pseudonym(value),
        Mask.Null or Mask.Suppress => null,
        _ => throw new InvalidOperationException("A field says no mask."),
    };

    private static string Cover(Mask mask, string value)
    {
        var buffer = new char[value.Length + StarMasking.Spare];
        value.CopyTo(buffer);
        return new string(buffer, 0, StarMasking.Apply(mask, buffer));
    }

    private static string Birth(string day, DateOnly today)
    {
        var oldest = today.Year - TopCodedAge;
        return int.Parse(day.AsSpan(0, 4), CultureInfo.InvariantCulture) <= oldest ? $"≤{oldest.ToString(CultureInfo.InvariantCulture)}" : day[..4];
    }

    // Dates begin with the year; the ethnic code of the Han is 01.
    private static string Generalise(string value) => value.Length >= 10 ? value[..4] : value == "01" ? "汉族" : "少数民族";

    private static string Amount(string amount)
    {
        var value = Math.Abs(decimal.Parse(amount, CultureInfo.InvariantCulture));
        return Array.Find(AmountBands, b => value < b.Below).Band;
    }
}
