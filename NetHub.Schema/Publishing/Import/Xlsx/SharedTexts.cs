using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NetHub.Schema.Publishing.Import.Xlsx;

/// <summary>
/// Texts to which cells refer by number, in any order, so all of them are in memory: as consecutive UTF-8, at most 32 MiB.
/// </summary>
internal sealed partial class SharedTexts
{
    private const int Most = 32 << 20;
    private const int CostOfOne = 8;

    private readonly ArrayBufferWriter<byte> utf8 = new();
    private readonly List<int> ends = [];
    private readonly HashSet<int> tooLarge = [];

    public static SharedTexts Read(PartReader? part, ReadingLimits limits)
    {
        var texts = new SharedTexts();
        var text = new BoundedText(limits.MaxFieldBytes);
        while (part is not null && part.Read())
        {
            if (!part.IsElement || part.Name != "si")
                continue;
            text.Clear();
            part.ReadRuns(text);
            texts.Add(text);
        }

        return texts;
    }

    /// <returns>The text; null if it is too large.</returns>
    public string? Get(int index)
    {
        if (tooLarge.Contains(index))
            return null;
        var start = index == 0 ? 0 : ends[index - 1];
        return Unescaped(Encoding.UTF8.GetString(utf8.WrittenSpan[start..ends[index]]));
    }

    public bool Has(int index) => index >= 0 && index < ends.Count;

    /// <summary>Decodes escapes such as <c>_x000D_</c>, which workbooks use for characters not allowed in XML.</summary>
    public static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, Unescaped) : text;

    private static string Unescaped(Match escape)
    {
        var character = (char)int.Parse(escape.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return char.IsSurrogate(character) ? escape.Value : character.ToString();
    }

    private void Add(BoundedText text)
    {
        if (text.IsTooLarge)
            tooLarge.Add(ends.Count);
        else if (text.Length > 0)
            Encoding.UTF8.GetBytes(text.Span, utf8);
        ends.Add(utf8.WrittenCount);
        if (utf8.WrittenCount + ((long)(ends.Count + tooLarge.Count) * CostOfOne) > Most)
            throw FileRefusals.TooManySharedStrings(Most);
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
