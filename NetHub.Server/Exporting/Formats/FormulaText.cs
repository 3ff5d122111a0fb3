using System.Buffers;
using System.Text;

namespace NetHub.Server.Exporting.Formats;

/// <summary>
/// Detects text that a spreadsheet would run as a formula when it opens the file. An apostrophe before such a cell prevents text in a
/// department's system from running code on the computer of the recipient.
/// </summary>
internal static class FormulaText
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("=+-@＝＋－＠\t\r");

    /// <summary>The prefix of such a cell.</summary>
    public static ReadOnlySpan<byte> Apostrophe => "'"u8;

    /// <summary>Returns whether the text begins like a formula, ignoring spaces and invisible characters.</summary>
    public static bool Is(ReadOnlySpan<byte> utf8)
    {
        while (Rune.DecodeFromUtf8(utf8, out var rune, out var length) == OperationStatus.Done)
        {
            if (rune.IsBmp && Beginnings.Contains((char)rune.Value))
                return true;
            if (!IsUnseen(rune))
                return false;
            utf8 = utf8[length..];
        }

        return false;
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format;
}
