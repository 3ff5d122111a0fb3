using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using NetHub.Ledger.Chain;

namespace NetHub.Ledger.Segments;

/// <summary>
/// The files of one node's ledger: its segments, each with the tokens of subjects beside it, the head that says how far it has come, and
/// the end of what was pruned. Only their owner reads them.
/// </summary>
internal class LedgerFiles(string directory)
{
    private const string Plain = ".ndjson";
    private const string Packed = ".ndjson.gz";
    private const string Subjects = ".subjects";
    private const string Unfinished = ".part";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Directory { get; } = directory;

    /// <summary>The hub that writes it.</summary>
    public string Node => Path.GetFileName(Directory);

    /// <summary>Something of a ledger is there.</summary>
    public bool IsThere => File.Exists(HeadPath) || File.Exists(PrunedPath) || Segments().Count > 0;

    private string HeadPath => Path.Combine(Directory, "head");

    private string PrunedPath => Path.Combine(Directory, "pruned");

    /// <summary>The ledgers below a directory, one for each node.</summary>
    public static IReadOnlyList<LedgerFiles> FindAll(string root) => System.IO.Directory.Exists(root)
        ? [.. System.IO.Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal).Select(static d => new LedgerFiles(d))]
        : [];

    /// <summary>Numbers of the segments that are there, in order.</summary>
    public IReadOnlyList<int> Segments() => System.IO.Directory.Exists(Directory)
        ? [.. System.IO.Directory.EnumerateFiles(Directory).Select(static f => NumberOf(Path.GetFileName(f))).OfType<int>().Distinct().Order()]
        : [];

    /// <summary>Takes the ledger for oneself until the lock is disposed; null where another process has it.</summary>
    public FileStream? Lock()
    {
        if (OperatingSystem.IsWindows())
            System.IO.Directory.CreateDirectory(Directory);
        else
            System.IO.Directory.CreateDirectory(Directory, OwnerOnly | UnixFileMode.UserExecute);
        try
        {
            return new FileStream(Path.Combine(Directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(Path.Combine(Directory, "lock")))
        {
            return null;
        }
    }

    /// <summary>Opens a segment that is being written, or a new one, at its end.</summary>
    public FileStream OpenSegment(int segment) => OpenAtEnd(PathOf(segment, Plain));

    /// <summary>Opens the tokens of a segment that is being written at their end.</summary>
    public FileStream OpenSubjects(int segment) => OpenAtEnd(PathOf(segment, Subjects + Plain));

    /// <summary>A segment as it was written, whether it is packed by now or not.</summary>
    public Stream ReadSegment(int segment) => Read(PathOf(segment, Plain), PathOf(segment, Packed));

    /// <summary>The tokens beside a segment; null where it has none.</summary>
    public Stream? ReadSubjects(int segment)
    {
        var (plain, packed) = (PathOf(segment, Subjects + Plain), PathOf(segment, Subjects + Packed));
        return File.Exists(plain) || File.Exists(packed) ? Read(plain, packed) : null;
    }

    public bool IsPacked(int segment) => File.Exists(PathOf(segment, Packed));

    /// <summary>Packs a segment that ended. It can be done again after it was broken off.</summary>
    public void Pack(int segment)
    {
        foreach (var (plain, packed) in new[] { (PathOf(segment, Subjects + Plain), PathOf(segment, Subjects + Packed)), (PathOf(segment, Plain), PathOf(segment, Packed)) })
        {
            if (!File.Exists(plain))
                continue;
            using (var source = File.OpenRead(plain))
            using (var target = Create(packed + Unfinished, FileMode.Create))
            {
                using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
                    source.CopyTo(gzip);
                target.Flush(flushToDisk: true);
            }

            File.Move(packed + Unfinished, packed, overwrite: true);
            File.Delete(plain);
        }
    }

    /// <summary>Removes a segment for good; what the chain goes on from is kept.</summary>
    public void Prune(int segment, SignedEnd end)
    {
        WriteWhole(PrunedPath, end);
        foreach (var kind in new[] { Subjects + Plain, Subjects + Packed, Plain, Packed })
            File.Delete(PathOf(segment, kind));
    }

    /// <summary>The seal of the last segment that was pruned; null where none was.</summary>
    /// <exception cref="InvalidDataException">The file says something else.</exception>
    public SignedEnd? ReadPruned() => ReadEnd(PrunedPath);

    /// <summary>How far the ledger had come when it was last said; null where there is no head.</summary>
    /// <exception cref="InvalidDataException">The file says something else.</exception>
    public SignedEnd? ReadHead() => ReadEnd(HeadPath);

    /// <summary>Puts a head in the place of the one before, whole or not at all.</summary>
    public void WriteHead(SignedEnd end) => WriteWhole(HeadPath, end);

    /// <summary>Opens a file that is written.</summary>
    protected virtual FileStream Open(string path, FileStreamOptions options) => new(path, options);

    private static SignedEnd? ReadEnd(string path)
    {
        if (!File.Exists(path))
            return null;
        return LedgerLines.EndOf(File.ReadAllBytes(path)) ?? throw new InvalidDataException(path);
    }

    private void WriteWhole(string path, SignedEnd end)
    {
        var next = path + Unfinished;
        using (var file = Create(next, FileMode.Create))
            file.Write(JsonSerializer.SerializeToUtf8Bytes(end, JsonSerializerOptions.Web));
        File.Move(next, path, overwrite: true);
    }

    private static Stream Read(string plain, string packed)
    {
        // Packed last, so that it is whole where it is there; a hub may pack it just now.
        if (File.Exists(packed))
            return new GZipStream(Shared(packed), CompressionMode.Decompress);
        try
        {
            return Shared(plain);
        }
        catch (FileNotFoundException)
        {
            return new GZipStream(Shared(packed), CompressionMode.Decompress);
        }
    }

    private static FileStream Shared(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private FileStream OpenAtEnd(string path)
    {
        var file = Create(path, FileMode.OpenOrCreate);
        file.Position = file.Length;
        return file;
    }

    private FileStream Create(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return Open(path, options);
    }

    private string PathOf(int segment, string kind) => Path.Combine(Directory, segment.ToString("D6", CultureInfo.InvariantCulture) + kind);

    private static int? NumberOf(string name) =>
        (name.EndsWith(Plain, StringComparison.Ordinal) || name.EndsWith(Packed, StringComparison.Ordinal)) && !name.Contains(Subjects, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(0, name.IndexOf('.', StringComparison.Ordinal)), CultureInfo.InvariantCulture, out var number) ? number : null;
}
