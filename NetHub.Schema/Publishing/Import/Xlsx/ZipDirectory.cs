using System.Buffers.Binary;

namespace NetHub.Schema.Publishing.Import.Xlsx;

/// <summary>
/// Checks the size of a zip's directory before it is opened: ZipArchive reads the directory whole, and millions of entries would exhaust
/// the memory.
/// </summary>
internal static class ZipDirectory
{
    private const int Largest = 2 << 20;
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int LongestComment = ushort.MaxValue;
    private const int OffsetInEnd = 16;
    private const int OffsetInEnd64 = 48;

    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0];

    private static ReadOnlySpan<byte> Entry => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> End => "PK\u0005\u0006"u8;

    private static ReadOnlySpan<byte> Locator64 => "PK\u0006\u0007"u8;

    public static void Check(Stream stream)
    {
        var beginning = Read(stream, 0, Math.Min(stream.Length, Entry.Length));
        if (beginning.AsSpan().SequenceEqual(Ole))
            throw FileRefusals.OldOrEncrypted();
        if (!beginning.AsSpan().SequenceEqual(Entry))
            throw beginning.Length == 0 ? FileRefusals.EmptyFile() : FileRefusals.NotXlsx();

        var tailAt = Math.Max(0, stream.Length - EndLength - LongestComment);
        var tail = Read(stream, tailAt, stream.Length - tailAt).AsSpan();
        var end = tail.LastIndexOf(End);
        if (end < 0 || tail.Length < end + EndLength)
            throw FileRefusals.NotXlsx();
        var offset = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + OffsetInEnd)..]), Offset64(stream, tail[..end]));
        if (tailAt + end - offset > Largest)
            throw FileRefusals.ZipBomb();
        stream.Position = 0;
    }

    // A file may give a 32-bit and a 64-bit offset; the smaller one is used, because readers may follow either.
    private static long Offset64(Stream stream, ReadOnlySpan<byte> before)
    {
        if (before.Length < LocatorLength || !before[^LocatorLength..].StartsWith(Locator64))
            return long.MaxValue;
        var at = BinaryPrimitives.ReadInt64LittleEndian(before[^(LocatorLength - 8)..]);
        if (at < 0 || at > stream.Length - OffsetInEnd64 - sizeof(long))
            throw FileRefusals.NotXlsx();
        var offset = BinaryPrimitives.ReadInt64LittleEndian(Read(stream, at + OffsetInEnd64, sizeof(long)));
        return offset < 0 ? throw FileRefusals.NotXlsx() : offset;
    }

    private static byte[] Read(Stream stream, long at, long length)
    {
        var bytes = new byte[length];
        stream.Position = at;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
