namespace NetHub.Schema.Publishing.Import;

/// <summary>Builds a text up to the maximum length of a value, so that memory stays bounded.</summary>
internal sealed class BoundedText(int limit)
{
    private const int Initial = 256;
    private const int LargestKept = 64 << 10;

    private char[] kept = new char[Initial];

    public int Length { get; private set; }

    public bool IsTooLarge { get; private set; }

    public ReadOnlySpan<char> Span => kept.AsSpan(0, Length);

    public void Append(ReadOnlySpan<char> text)
    {
        IsTooLarge |= Length + text.Length > limit;
        if (IsTooLarge)
            return;
        if (Length + text.Length > kept.Length)
            Array.Resize(ref kept, Math.Min(limit, Math.Max(kept.Length * 2, Length + text.Length)));
        text.CopyTo(kept.AsSpan(Length));
        Length += text.Length;
    }

    public void Clear()
    {
        Length = 0;
        IsTooLarge = false;
        if (kept.Length > LargestKept)
            kept = new char[Initial];
    }
}
