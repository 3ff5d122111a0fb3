using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NetHub.Schema.Publishing.Import.Xlsx;

/// <summary>
/// Texts that cells refer to by number. They stand anywhere in the file and so must be held: as UTF-8, one behind the other, and no
/// more than 32 MiB of it.
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

    /// <returns>Null where the text is too large to be held.</returns>
    public string? Get(int index)
    {
        if (tooLarge.Contains(index))
            return null;
        var start = index == 0 ? 0 : ends[index - 1];
        return Unescaped(Encoding.UTF8.GetString(utf8.WrittenSpan[start..ends[index]]));
    }

    public bool Has(int index) => index >= 0 && index < ends.Count;

    /// <summary>A workbook writes characters that XML cannot hold as <c>_x000D_</c>.</summary>
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
