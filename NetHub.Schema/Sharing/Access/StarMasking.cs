using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// The masks that replace a part of a text with stars. They work in place, because a page of people needs one for every row and access
/// control must cost nothing noticeable.
/// </summary>
public static class StarMasking
{
    /// <summary>How many characters longer than the text a masked text may be.</summary>
    public const int Spare = 2;

    public static bool Is(Mask mask) => mask is Mask.Name or Mask.Id or Mask.Id64 or Mask.Phone;

    /// <summary>Masks the text that fills the buffer except for its last <see cref="Spare"/> characters.</summary>
    /// <returns>The length of the covered text.</returns>
    public static int Apply(Mask mask, Span<char> buffer)
    {
        var length = buffer.Length - Spare;
        return mask switch
        {
            Mask.Name => Name(buffer, length),
            Mask.Id => length < 3 ? Stars(buffer, 0, 2) : Middle(buffer, length, 1, 1),
            Mask.Id64 => Middle(buffer, length, 6, 4),
            Mask.Phone => Middle(buffer, length, 3, 4),
            _ => throw new ArgumentOutOfRangeException(nameof(mask)),
        };
    }

    // 王小青 → 王**, 欧阳明 → 欧阳*, 玛依拉·艾山 → 玛**. One star replaces one character, including characters outside the basic plane.
    private static int Name(Span<char> buffer, int length)
    {
        var name = buffer[..length];
        if (length == 0)
            return Stars(buffer, 0, 1);
        var first = char.IsHighSurrogate(name[0]) && length > 1 ? 2 : 1;
        if (name.Contains('·'))
            return Stars(buffer, first, 2);
        var surname = length > 2 && IsCompound(name[..2]) ? 2 : first;
        var given = 0;
        foreach (var letter in name[surname..])
            given += char.IsLowSurrogate(letter) ? 0 : 1;
        return Stars(buffer, surname, Math.Max(given, 1));
    }

    private static bool IsCompound(ReadOnlySpan<char> start) => start is "欧阳" or "司马" or "上官" or "诸葛" or "司徒" or "东方" or "皇甫" or "尉迟"
        or "公孙" or "慕容" or "令狐" or "夏侯" or "端木" or "南宫" or "长孙" or "宇文";

    private static int Middle(Span<char> buffer, int length, int head, int tail)
    {
        if (length <= head + tail)
            return Stars(buffer, 0, length);
        buffer[head..(length - tail)].Fill('*');
        return length;
    }

    private static int Stars(Span<char> buffer, int start, int count)
    {
        buffer.Slice(start, count).Fill('*');
        return start + count;
    }
}
