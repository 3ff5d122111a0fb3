namespace NetHub.Schema.Publishing.Persistence;

/// <summary>The operation on a row.</summary>
internal enum RowOperation : byte
{
    Insert,
    Update,
    End,
    Delete,
}

/// <summary>A checked row, to be written.</summary>
/// <param name="Step">The operation.</param>
/// <param name="RowKey">The surrogate key of the row.</param>
/// <param name="Before">The snapshot of the row before; null for a new row.</param>
/// <param name="Values">The columns to write, with their values.</param>
/// <param name="SourceKey">The digest of the source's own key under which the row is registered; null if there is none.</param>
internal readonly record struct StagedRow(RowOperation Step, long RowKey, RowSnapshot? Before, IReadOnlyList<(int Column, object? Value)> Values, string? SourceKey);

/// <summary>
/// Stores checked rows in a temporary file until all rows are checked, so that memory does not grow with the batch and the database is not
/// locked meanwhile. The file disappears with its handle, even if the hub is killed.
/// </summary>
internal sealed class StagedBatch : IDisposable
{
    private readonly FileStream file;
    private readonly BinaryWriter writer;

    public StagedBatch(string folder)
    {
        file = StagingFiles.Create(folder);
        writer = new BinaryWriter(file);
    }

    public long Count { get; private set; }

    public void Add(in StagedRow row)
    {
        Count++;
        writer.Write((byte)row.Step);
        writer.Write(row.RowKey);
        Write(row.SourceKey);
        writer.Write(row.Before is not null);
        if (row.Before is { } before)
            Write(before);
        writer.Write((byte)row.Values.Count);
        foreach (var (column, value) in row.Values)
        {
            writer.Write((byte)column);
            Write(value);
        }
    }

    public IEnumerable<StagedRow> Rows()
    {
        writer.Flush();
        file.Position = 0;
        using var reader = new BinaryReader(file, System.Text.Encoding.UTF8, leaveOpen: true);
        for (var i = 0L; i < Count; i++)
        {
            var (step, key, source) = ((RowOperation)reader.ReadByte(), reader.ReadInt64(), (string?)Read(reader));
            RowSnapshot? before = reader.ReadBoolean() ? ReadFacts(reader) : null;
            var values = new (int, object?)[reader.ReadByte()];
            for (var v = 0; v < values.Length; v++)
                values[v] = (reader.ReadByte(), Read(reader));
            yield return new StagedRow(step, key, before, values, source);
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }

    private void Write(in RowSnapshot facts)
    {
        Write(facts.Region);
        Write(facts.Park);
        Write(facts.Parent);
        writer.Write(facts.Gates);
        Write(facts.ValidFrom);
        Write(facts.ValidTo);
    }

    private static RowSnapshot ReadFacts(BinaryReader reader) => new(
        (string?)Read(reader), (long?)Read(reader), (long?)Read(reader), reader.ReadInt64(), (string?)Read(reader), (string?)Read(reader));

    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                writer.Write((byte)0);
                break;
            case long number:
                writer.Write((byte)1);
                writer.Write(number);
                break;
            default:
                writer.Write((byte)2);
                writer.Write((string)value);
                break;
        }
    }

    private static object? Read(BinaryReader reader) => reader.ReadByte() switch
    {
        0 => null,
        1 => reader.ReadInt64(),
        _ => reader.ReadString(),
    };
}

/// <summary>Creates staging files. Only the owner of the process can read them, and they disappear with their handle.</summary>
public static class StagingFiles
{
    private const int Buffer = 1 << 16;

    /// <exception cref="IOException">The disk is full.</exception>
    public static FileStream Create(string folder)
    {
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = Buffer,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), options);
        // Deletes the name now, because elsewhere than on Windows a killed process would leave the file behind.
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        return file;
    }
}
