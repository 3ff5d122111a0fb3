using System.Globalization;

namespace NetHub.Schema.Storage;

/// <summary>
/// Under which keys identity numbers of the database are, and how far a rotation came. It is written in one transaction with the rows,
/// so a rotation that was killed goes on where it was.
/// </summary>
/// <param name="From">The key that rows may still be under.</param>
/// <param name="To">The key that they are brought under; the same one where they all are.</param>
/// <param name="Dataset">Whose rows are next; empty at the beginning of a pass.</param>
/// <param name="After">Key of the last row of the dataset that was looked at.</param>
/// <param name="Changed">Rows that this pass changed.</param>
internal sealed record KeyPosition(int From, int To, string Dataset, long After, long Changed)
{
    /// <summary>Everything is under one key.</summary>
    public static KeyPosition At(int number) => new(number, number, "", long.MinValue, 0);

    /// <summary>Where a pass over all rows begins.</summary>
    public static KeyPosition Beginning(int from, int to) => new(from, to, "", long.MinValue, 0);

    public static KeyPosition Parse(string value) => value.Split('/') is [var from, var to, var dataset, var after, var changed]
        ? new KeyPosition(Int(from), Int(to), dataset, Long(after), Long(changed))
        : throw new InvalidDataException("The position of the rotation has another form.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}/{To}/{Dataset}/{After}/{Changed}");

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
