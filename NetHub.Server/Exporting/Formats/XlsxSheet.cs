using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NetHub.Schema.Querying.Exporting;

namespace NetHub.Server.Exporting.Formats;

/// <summary>Writes one sheet without formulas. Only cells that the package has not received yet are in memory.</summary>
internal sealed class XlsxSheet : ICells
{
    private const int Chunk = 16 * 1024;
    private const int LettersInAlphabet = 26;

    // Excel stores at most this many digits of a number.
    private const int MostDigits = 15;
    private readonly Stream part;
    private readonly ArrayBufferWriter<byte> xml = new(Chunk * 2);
    private readonly List<byte[]> letters = [];
    private readonly XlsxText text;
    private int column;

    public XlsxSheet(Stream part)
    {
        this.part = part;
        text = new XlsxText(xml);
        xml.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"""u8);
    }

    public int Rows { get; private set; }

    /// <summary>The number of cells truncated to the maximum length of the format.</summary>
    public int Cut => text.Cut;

    public void BeginRow()
    {
        Rows++;
        column = 0;
        xml.Write("<row r=\""u8);
        Row();
        xml.Write("\">"u8);
    }

    public void EndRow()
    {
        xml.Write("</row>"u8);
        if (xml.WrittenCount >= Chunk)
            Flush();
    }

    public void End()
    {
        xml.Write("</sheetData></worksheet>"u8);
        Flush();
        part.Dispose();
    }

    public void Text(ReadOnlySpan<byte> utf8, ExportValue value)
    {
        if (value is ExportValue.Day or ExportValue.Instant && XlsxDates.Serial(utf8) is { } serial)
        {
            Begin(value == ExportValue.Day ? " s=\"1\"><v>"u8 : " s=\"2\"><v>"u8);
            Utf8Formatter.TryFormat(serial, xml.GetSpan(32), out var written);
            xml.Advance(written);
            xml.Write("</v></c>"u8);
            return;
        }

        Begin(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        if (FormulaText.Is(utf8))
            xml.Write(FormulaText.Apostrophe);
        text.Write(utf8);
        xml.Write("</t></is></c>"u8);
    }

    public void Number(ReadOnlySpan<byte> digits)
    {
        if (digits.Length - digits.Count((byte)'-') - digits.Count((byte)'.') > MostDigits)
        {
            Text(digits, ExportValue.Plain);
            return;
        }

        Begin("><v>"u8);
        xml.Write(digits);
        xml.Write("</v></c>"u8);
    }

    public void Boolean(bool value)
    {
        Begin(" t=\"b\"><v>"u8);
        xml.Write(value ? "1</v></c>"u8 : "0</v></c>"u8);
    }

    public void Empty() => column++;

    private void Begin(ReadOnlySpan<byte> kind)
    {
        xml.Write("<c r=\""u8);
        xml.Write(Letters(column++));
        Row();
        xml.Write("\""u8);
        xml.Write(kind);
    }

    private void Row()
    {
        Utf8Formatter.TryFormat(Rows, xml.GetSpan(16), out var written);
        xml.Advance(written);
    }

    // Columns run from A to Z, then AA to ZZ, then AAA.
    private byte[] Letters(int index)
    {
        for (var i = letters.Count; i <= index; i++)
        {
            var name = "";
            for (var left = i; left >= 0; left = (left / LettersInAlphabet) - 1)
                name = (char)('A' + (left % LettersInAlphabet)) + name;
            letters.Add(Encoding.ASCII.GetBytes(name));
        }

        return letters[index];
    }

    private void Flush()
    {
        part.Write(xml.WrittenSpan);
        xml.ResetWrittenCount();
    }
}

/// <summary>Converts dates and times to Excel's numbers: days since the end of 1899, in Shanghai time.</summary>
internal static class XlsxDates
{
    private const int LongestText = 25;
    private const string Day = "yyyy-MM-dd";
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'+08:00'";

    // Excel treats 1900 as a leap year, so programs disagree about numbers before March 1900.
    private static readonly DateTime First = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Returns the number of a date, or null if the text is not a complete date, such as one masked to its year.</summary>
    public static double? Serial(ReadOnlySpan<byte> utf8)
    {
        Span<char> chars = stackalloc char[LongestText];
        if (utf8.Length > LongestText || !Encoding.UTF8.TryGetChars(utf8, chars, out var length))
            return null;
        var isTime = DateTime.TryParseExact(chars[..length], length > Day.Length ? Instant : Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        return isTime && time >= First ? time.ToOADate() : null;
    }
}
