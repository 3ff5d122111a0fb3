using System.Buffers;
using System.Buffers.Text;

namespace NetHub.Ledger.Chain;

/// <summary>Appends ASCII and numbers to lines.</summary>
internal static class LedgerText
{
    private const int LongestNumber = 20;

    public static void Append(this ArrayBufferWriter<byte> lines, ReadOnlySpan<byte> text)
    {
        text.CopyTo(lines.GetSpan(text.Length));
        lines.Advance(text.Length);
    }

    public static void Append(this ArrayBufferWriter<byte> lines, long number)
    {
        Utf8Formatter.TryFormat(number, lines.GetSpan(LongestNumber), out var written);
        lines.Advance(written);
    }

    /// <summary>ISO 8601 with seven digits of a second, in UTC.</summary>
    public static void Append(this ArrayBufferWriter<byte> lines, DateTimeOffset time)
    {
        Utf8Formatter.TryFormat(time.UtcDateTime, lines.GetSpan(28), out var written, 'O');
        lines.Advance(written);
    }
}
