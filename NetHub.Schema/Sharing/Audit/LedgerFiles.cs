using System.Globalization;
using System.Text;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>
/// The files of a ledger: one of lines for each month, and the head, which says how many lines there are and what the last one's digest is.
/// Only their owner reads them.
/// </summary>
internal sealed class LedgerFiles(string directory)
{
    private const string Pattern = "????-??.ndjson";

    // More than any line takes.
    private const int Tail = 1 << 20;

    private string HeadPath => Path.Combine(directory, "head");

    /// <summary>Lines of all months, oldest first, without what is no whole line.</summary>
    public IEnumerable<byte[]> Lines() => Months().SelectMany(LinesOf);

    /// <summary>The ledgers below a directory: one for each hub that ran at the same time over the same data.</summary>
    public static IReadOnlyList<string> Directories(string root) =>
        Directory.Exists(root) ? [.. Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal)] : [];

    /// <summary>Takes the ledger for oneself until the lock is disposed; null where another hub has it.</summary>
    public FileStream? Lock()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            return new FileStream(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Opens the month's file at its end.</summary>
    public FileStream OpenMonth(DateTimeOffset time)
    {
        var file = Open(Path.Combine(directory, time.ToString("yyyy-MM", CultureInfo.InvariantCulture) + ".ndjson"), FileMode.OpenOrCreate);
        file.Position = file.Length;
        return file;
    }

    /// <summary>How many lines there were, and the digest of the last, with its seal; null where there is no head.</summary>
    public (long Count, string Digest, string Seal)? ReadHead() =>
        File.Exists(HeadPath) && File.ReadAllText(HeadPath).Split(' ') is [var count, var digest, var seal]
        && long.TryParse(count, CultureInfo.InvariantCulture, out var number) ? (number, digest, seal) : null;

    /// <summary>Puts a head in the place of the one before, whole or not at all.</summary>
    public void WriteHead(long count, string digest, string seal)
    {
        var next = HeadPath + ".next";
        using (var file = Open(next, FileMode.Create))
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{count} {digest} {seal}")));
        File.Move(next, HeadPath, overwrite: true);
    }

    /// <summary>The last line, after taking away what a crash left of one that was not finished; null where there is none.</summary>
    public byte[]? LastLine() => Months().Reverse().Select(LastLineOf).FirstOrDefault(static l => l is not null);

    private IReadOnlyList<string> Months() =>
        Directory.Exists(directory) ? [.. Directory.EnumerateFiles(directory, Pattern).Order(StringComparer.Ordinal)] : [];

    private static byte[]? LastLineOf(string path)
    {
        using var file = Open(path, FileMode.Open);
        var start = Math.Max(0, file.Length - Tail);
        var tail = new byte[file.Length - start];
        file.Position = start;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf((byte)'\n');
        file.SetLength(start + end + 1);
        return end < 0 ? null : tail[(tail.AsSpan(0, end).LastIndexOf((byte)'\n') + 1)..end];
    }

    private static IEnumerable<byte[]> LinesOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        // A hub may be writing: what it has not ended yet, or ended since, is left for another time.
        for (var left = file.Length; reader.ReadLine() is { } text;)
        {
            var line = Encoding.UTF8.GetBytes(text);
            left -= line.Length + 1;
            if (left < 0)
                yield break;
            yield return line;
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
