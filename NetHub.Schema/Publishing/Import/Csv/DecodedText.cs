using System.Text;

namespace NetHub.Schema.Publishing.Import.Csv;

/// <summary>
/// Decodes a stream in pieces. The encoding is detected only at the first non-ASCII byte, because a file may begin with many pages of
/// digits.
/// </summary>
internal sealed class DecodedText(Stream stream)
{
    private const int Size = 64 << 10;
    private const byte LastOfAscii = 0x7F;

    private readonly byte[] bytes = new byte[Size];
    private readonly char[] chars = new char[Size + 16];
    private Decoder? decoder;
    private int filled;
    private long lines = 1;
    private bool isStarted;
    private bool isAtEnd;

    public long BytesRead { get; private set; }

    /// <returns>The next piece; empty at the end of the stream.</returns>
    public async ValueTask<ReadOnlyMemory<char>> ReadAsync(CancellationToken cancel)
    {
        while (true)
        {
            await FillAsync(cancel);
            if (!isStarted)
                Start();
            var decoded = decoder is null ? Undecided() : Decode(filled);
            if (decoded > 0 || (isAtEnd && filled == 0))
                return chars.AsMemory(0, decoded);
        }
    }

    // Fills the whole buffer, because a stream may return fewer bytes than available and detecting the encoding needs as much text as
    // possible.
    private async ValueTask FillAsync(CancellationToken cancel)
    {
        while (filled < Size && !isAtEnd)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(filled), cancel);
            isAtEnd = read == 0;
            filled += read;
            BytesRead += read;
        }
    }

    private void Start()
    {
        isStarted = true;
        if (TextEncoding.IsUtf16(bytes.AsSpan(0, filled)))
            throw FileRefusals.InvalidEncoding(1);
        if (!bytes.AsSpan(0, filled).StartsWith(Encoding.UTF8.Preamble))
            return;
        decoder = TextEncoding.Utf8Decoder();
        Consume(Encoding.UTF8.Preamble.Length);
    }

    private int Undecided()
    {
        var ascii = bytes.AsSpan(0, filled).IndexOfAnyExceptInRange((byte)0, LastOfAscii);
        if (ascii == 0)
        {
            decoder = TextEncoding.Recognise(bytes.AsSpan(0, filled), isAtEnd) ?? throw FileRefusals.InvalidEncoding(lines);
            return Decode(filled);
        }

        var length = ascii < 0 ? filled : ascii;
        Encoding.Latin1.GetChars(bytes.AsSpan(0, length), chars);
        Consume(length);
        return length;
    }

    private int Decode(int length)
    {
        try
        {
            var decoded = decoder!.GetChars(bytes.AsSpan(0, length), chars, flush: isAtEnd);
            Consume(length);
            return decoded;
        }
        catch (DecoderFallbackException invalid)
        {
            throw FileRefusals.InvalidEncoding(lines + Lines(Math.Clamp(invalid.Index, 0, length)));
        }
    }

    private void Consume(int length)
    {
        lines += Lines(length);
        bytes.AsSpan(length, filled - length).CopyTo(bytes);
        filled -= length;
    }

    // In both encodings, a line feed byte is never part of a multi-byte character.
    private int Lines(int length) => bytes.AsSpan(0, length).Count((byte)'\n');
}
