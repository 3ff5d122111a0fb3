namespace NetHub.Ledger.Records;

/// <summary>What every record begins with, read without reading the whole of it.</summary>
internal readonly ref struct RecordPrefix
{
    /// <summary>Characters of a time. All have as many, so that they are in order as they are written.</summary>
    public const int TimeLength = 28;

    private RecordPrefix(ReadOnlySpan<byte> time, ReadOnlySpan<byte> type)
    {
        Time = time;
        Type = type;
    }

    public ReadOnlySpan<byte> Time { get; }

    public ReadOnlySpan<byte> Type { get; }

    private static ReadOnlySpan<byte> BeforeTime => "{\"time\":\""u8;

    private static ReadOnlySpan<byte> BeforeType => "\",\"type\":\""u8;

    /// <summary>False where a line begins otherwise.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out RecordPrefix prefix)
    {
        prefix = default;
        if (!line.StartsWith(BeforeTime) || line.Length < BeforeTime.Length + TimeLength || !line[(BeforeTime.Length + TimeLength)..].StartsWith(BeforeType))
            return false;
        var rest = line[(BeforeTime.Length + TimeLength + BeforeType.Length)..];
        var end = rest.IndexOf((byte)'"');
        if (end < 0)
            return false;
        prefix = new RecordPrefix(line.Slice(BeforeTime.Length, TimeLength), rest[..end]);
        return true;
    }
}
