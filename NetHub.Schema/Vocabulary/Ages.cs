using System.Globalization;

namespace NetHub.Schema.Vocabulary;

/// <summary>Ages in whole years, as they are published.</summary>
public static class Ages
{
    /// <summary>Below this age a person is a minor (未满14周岁).</summary>
    public const int OfConsent = 14;

    private const int BandYears = 5;

    public static int InYears(DateOnly birth, DateOnly today) => today.Year - birth.Year - (birth.AddYears(today.Year - birth.Year) > today ? 1 : 0);

    /// <summary>Five years, such as <c>35-39</c>.</summary>
    public static string Band(int age)
    {
        var first = Math.Max(age, 0) / BandYears * BandYears;
        return string.Create(CultureInfo.InvariantCulture, $"{first:00}-{first + BandYears - 1:00}");
    }
}
