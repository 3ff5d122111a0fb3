using System.Buffers;
using System.Text;

namespace NetHub.Server.Exporting.Formats;

/// <summary>
/// Writes text into a part of a workbook: escapes it, replaces characters that XML 1.0 forbids, and truncates it to the length of a cell.
/// </summary>
internal sealed class XlsxText(IBufferWriter<byte> xml)
{
    /// <summary>Maximum UTF-16 units of a cell, less one for an apostrophe.</summary>
    public const int Longest = 32_766;

    private const byte Underscore = (byte)'_';

    // U+FFFE and U+FFFF begin with this byte, and so does Chinese punctuation.
    private const byte LastOfThree = 0xEF;

    private static readonly SearchValues<byte> Special =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(static i => (byte)i), (byte)'&', (byte)'<', (byte)'>', Underscore, LastOfThree]);

    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private static ReadOnlySpan<byte> Replacement => "\uFFFD"u8;

    /// <summary>The number of truncated texts.</summary>
    public int Cut { get; private set; }

    public void Write(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest && Encoding.UTF8.GetCharCount(utf8) > Longest)
        {
            Cut++;
            utf8 = Beginning(utf8);
        }

        for (int index; (index = utf8.IndexOfAny(Special)) >= 0;)
        {
            xml.Write(utf8[..index]);
            utf8 = utf8[(index + Escape(utf8[index..]))..];
        }

        xml.Write(utf8);
    }

    private static byte[] Beginning(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8)[..(Longest - 1)];
        return Encoding.UTF8.GetBytes((char.IsHighSurrogate(text[^1]) ? text[..^1] : text) + "…");
    }

    /// <returns>The number of input bytes consumed.</returns>
    private int Escape(ReadOnlySpan<byte> utf8)
    {
        var length = utf8[0] == LastOfThree ? Math.Min(3, utf8.Length) : 1;
        xml.Write(utf8[0] switch
        {
            (byte)'&' => "&amp;"u8,
            (byte)'<' => "&lt;"u8,
            (byte)'>' => "&gt;"u8,
            (byte)'\t' or (byte)'\n' => utf8[..1],
            // XML readers turn a bare carriage return into a line feed.
            (byte)'\r' => "&#13;"u8,
            Underscore => IsEscape(utf8) ? "_x005F_"u8 : utf8[..1],
            LastOfThree => utf8.StartsWith("\uFFFE"u8) || utf8.StartsWith("\uFFFF"u8) ? Replacement : utf8[..length],
            _ => Replacement,
        });
        return length;
    }

    // Excel reads _x003D_ in a cell as an equals sign.
    private static bool IsEscape(ReadOnlySpan<byte> utf8) =>
        utf8 is [_, (byte)'x', _, _, _, _, Underscore, ..] && !utf8[2..6].ContainsAnyExcept(Hexadecimal);
}
