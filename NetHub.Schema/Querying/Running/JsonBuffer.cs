using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace NetHub.Schema.Querying.Running;

/// <summary>A growing buffer of UTF-8 JSON. Text columns are copied unchanged; Chinese is not escaped.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private static readonly SearchValues<byte> MustEscape = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (byte)i), (byte)'"', (byte)'\\']);
    private byte[] buffer;

    public JsonBuffer(int capacity = 16 * 1024) => buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, Length);

    public void Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        Length += utf8.Length;
    }

    public void Byte(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    public void Null() => Raw("null"u8);

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Number(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        Length += written;
    }

    /// <summary>Writes an integer scaled by 10,000 as a decimal number without trailing zeros.</summary>
    public void Scaled(long value)
    {
        if (value < 0)
        {
            Byte((byte)'-');
            value = -value;
        }

        Number(value / 10_000);
        var fraction = value % 10_000;
        if (fraction == 0)
            return;
        Byte((byte)'.');
        for (var divisor = 1000; fraction > 0; divisor /= 10)
        {
            Byte((byte)('0' + (fraction / divisor)));
            fraction %= divisor;
        }
    }

    public void Number(double value) => Raw(Encoding.ASCII.GetBytes(Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture)));

    /// <summary>Writes UTF-8 text as a JSON string.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        Byte((byte)'"');
        TextPart(utf8);
        Byte((byte)'"');
    }

    /// <summary>Writes text inside an open JSON string.</summary>
    public void TextPart(ReadOnlySpan<byte> utf8)
    {
        while (true)
        {
            var index = utf8.IndexOfAny(MustEscape);
            if (index < 0)
            {
                Raw(utf8);
                return;
            }

            Raw(utf8[..index]);
            Escape(utf8[index]);
            utf8 = utf8[(index + 1)..];
        }
    }

    public void Text(ReadOnlySpan<char> text)
    {
        var span = Reserve((text.Length * 3) + 2);
        var count = Encoding.UTF8.GetBytes(text, span);
        if (span[..count].IndexOfAny(MustEscape) >= 0)
        {
            Text(span[..count].ToArray().AsSpan());
            return;
        }

        span[..count].CopyTo(span[1..]);
        span[0] = (byte)'"';
        span[count + 1] = (byte)'"';
        Length += count + 2;
    }

    /// <summary>Returns space for at least this many bytes; call <see cref="Advance"/> with the number used.</summary>
    public Span<byte> Reserve(int size)
    {
        if (buffer.Length - Length < size)
            Grow(size);
        return buffer.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public void Truncate(int length) => Length = length;

    public void Dispose()
    {
        var rented = buffer;
        buffer = [];
        if (rented.Length > 0)
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
    }

    private void Escape(byte value)
    {
        switch (value)
        {
            case (byte)'"':
                Raw("\\\""u8);
                break;
            case (byte)'\\':
                Raw("\\\\"u8);
                break;
            case (byte)'\n':
                Raw("\\n"u8);
                break;
            default:
                Raw(Encoding.ASCII.GetBytes($"\\u{value:x4}"));
                break;
        }
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, Length + size));
        buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }
}
