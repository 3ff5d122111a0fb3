using System.Buffers;
using System.Text;

namespace NetHub.Server.Exporting.Formats;

/// <summary>
/// Text that a spreadsheet would run as a formula when it opens the file. Such a cell gets an apostrophe before it, so that nobody
/// who writes into a department's system runs anything on the service of the one who exports.
/// </summary>
internal static class FormulaText
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("=+-@＝＋－＠\t\r");

    /// <summary>What such a cell gets.</summary>
    public static ReadOnlySpan<byte> Apostrophe => "'"u8;

    /// <summary>Whether the text begins as a formula does, spaces and what cannot be seen aside.</summary>
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
