using System.Text;

namespace NetHub.Schema.Publishing.Import;

/// <summary>
/// Distinguishes UTF-8 from GB18030, the default of spreadsheets on Chinese systems. Nearly any UTF-8 text is also valid but meaningless
/// GB18030, so a text that starts as UTF-8 and becomes invalid later is refused instead of being read as GB18030.
/// </summary>
internal static class TextEncoding
{
    // A GB18030 character is valid UTF-8 by chance in about one of five cases, so 16 in a row are conclusive.
    private const int EnoughToBeSure = 16;

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static bool IsUtf16(ReadOnlySpan<byte> beginning) => beginning is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    /// <param name="sample">
    /// A text that begins with a non-ASCII byte. Its last character may be incomplete, unless the file ends there.
    /// </param>
    /// <param name="isAll">Whether the file ends with the sample.</param>
    /// <returns>A decoder that throws at invalid bytes; null if the text has neither encoding.</returns>
    public static Decoder? Recognise(ReadOnlySpan<byte> sample, bool isAll)
    {
        if (LooksLikeUtf8(sample, isAll))
            return Utf8.GetDecoder();
        return IsValid(Gb18030, sample, isAll) ? Gb18030.GetDecoder() : null;
    }

    public static Decoder Utf8Decoder() => Utf8.GetDecoder();

    private static bool LooksLikeUtf8(ReadOnlySpan<byte> sample, bool isAll)
    {
        for (var found = 0; !sample.IsEmpty;)
        {
            var status = Rune.DecodeFromUtf8(sample, out var rune, out var length);
            if (status != System.Buffers.OperationStatus.Done)
                return found >= EnoughToBeSure || (status == System.Buffers.OperationStatus.NeedMoreData && !isAll);
            if (!rune.IsAscii)
                found++;
            sample = sample[length..];
        }

        return true;
    }

    private static bool IsValid(Encoding encoding, ReadOnlySpan<byte> sample, bool isAll)
    {
        try
        {
            var text = new char[encoding.GetMaxCharCount(sample.Length)];
            encoding.GetDecoder().GetChars(sample, text, flush: isAll);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
