using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Sharing.Issues;

/// <summary>
/// What may be said in free text: no values of persons, since a remark is read by whom the policy did not show them. Numbers are found
/// however they are written: full-width, in groups, with invisible characters between.
/// </summary>
internal static partial class DataIssueRemarks
{
    private const int Longest = 1000;
    private const int FullWidth = 0xFF01;
    private const int FullWidthEnd = 0xFF5E;
    private const string Separators = "-‐‑‒–—―_.·•,,、/|";

    /// <summary>Returns the problem of a remark, or null.</summary>
    public static SharingProblem? Problem(string? remark) =>
        remark is null ? null
        : remark.Length > Longest ? DataIssueRefusals.RemarkTooLong(Longest)
        : HoldsPersonalNumber(remark) ? DataIssueRefusals.PersonalNumber()
        : null;

    private static bool HoldsPersonalNumber(string remark)
    {
        var plain = Plain(remark);
        // Parts of a number count as one number, but two adjacent numbers do not.
        return IsPersonal(plain) || IsPersonal(string.Concat(plain.Where(static c => !IsSeparator(c))));
    }

    private static bool IsPersonal(string text) => WholeNumber().IsMatch(text) || DatedNumber().IsMatch(text);

    // Unicode normalization is not available without ICU.
    private static string Plain(string remark)
    {
        var text = new StringBuilder(remark.Length);
        foreach (var rune in remark.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber)
                text.Append(CultureInfo.InvariantCulture, $"{Rune.GetNumericValue(rune)}");
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))
                text.Append(rune.Value is >= FullWidth and <= FullWidthEnd ? (char)(rune.Value - FullWidth + '!') : (char)Math.Min(rune.Value, char.MaxValue));
        }

        return text.ToString();
    }

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || Separators.Contains(c, StringComparison.Ordinal);

    // Matches identity numbers of 18 and 15 characters and mobile numbers, with or without country code.
    [GeneratedRegex("(?<![0-9])([0-9]{17}[0-9Xx]|[0-9]{15}|(00)?(86)?1[3-9][0-9]{9})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WholeNumber();

    // Recognizes an identity number among other digits by its date.
    [GeneratedRegex("[0-9]{6}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DatedNumber();
}
