using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Sqlite;
using SQLitePCL;

namespace NetHub.Schema.Storage.Loading;

/// <summary>Whether the program can use the database.</summary>
public enum DatabaseStatus
{
    Missing,
    Ready,

    /// <summary>Made by an older program: migrations bring it up to date.</summary>
    Older,

    /// <summary>Made by a newer program, which alone can use it.</summary>
    Newer,

    /// <summary>Made before the first release: no migration brings it up to date.</summary>
    Unsupported,

    /// <summary>Not a database, damaged, or not a hub's.</summary>
    Corrupt,

    /// <summary>Another program holds it for itself.</summary>
    Locked,

    /// <summary>The file may not be opened.</summary>
    Unreadable,
}

/// <param name="Status">Whether the program can use it.</param>
/// <param name="Source">Where its rows came from when it was made: <c>county/431021</c>.</param>
/// <param name="DataVersion">Rises with every change of data.</param>
public sealed record DatabaseReport(DatabaseStatus Status, string? Source = null, string? DataVersion = null);

/// <summary>The embedded database as a file: whether it can be used, how it is made and brought up to date.</summary>
public sealed class HubDatabase(string path, DataCatalog catalog) : IDisposable
{
    private const string Unfinished = ".loading";
    private SqliteConnection? held;

    public string Path { get; } = path;

    /// <summary>Looks at the file; never makes one.</summary>
    public DatabaseReport Check()
    {
        if (!File.Exists(Path))
            return new DatabaseReport(DatabaseStatus.Missing);
        try
        {
            using var db = Open();
            return Check(db);
        }
        catch (SqliteException failure)
        {
            return new DatabaseReport(failure.SqliteErrorCode switch
            {
                raw.SQLITE_BUSY or raw.SQLITE_LOCKED => DatabaseStatus.Locked,
                raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_READONLY or raw.SQLITE_AUTH => DatabaseStatus.Unreadable,
                _ => DatabaseStatus.Corrupt,
            });
        }
    }

    /// <summary>Brings an older database up to date.</summary>
    public void Migrate()
    {
        using var db = Open();
        db.Database.Migrate();
    }

    /// <summary>Makes the database anew with these rows, in place of one that is there.</summary>
    /// <exception cref="DatabaseInUseException">Another program has it open, or is making it.</exception>
    public void Create(DatabaseContent content, HubKeys keys, IProgress<LoadProgress>? progress = null, CancellationToken cancel = default) =>
        Create(content, new IdentityCipher(keys), progress, cancel);

    /// <summary>Makes the database anew with these rows, in place of one that is there.</summary>
    /// <exception cref="DatabaseInUseException">Another program has it open, or is making it.</exception>
    public void Create(DatabaseContent content, IdentityCipher cipher, IProgress<LoadProgress>? progress = null, CancellationToken cancel = default)
    {
        using var guard = Reserve();
        RefuseIfOpen();
        new DatabaseLoader(catalog, cipher).Load(Path + Unfinished, content, progress, cancel);
        // A hub may have started meanwhile.
        RefuseIfOpen();
        DatabaseFiles.Replace(Path, Path + Unfinished);
    }

    /// <summary>Keeps the database in use until this is disposed, so that nobody replaces it under a hub that was not yet asked anything.</summary>
    /// <exception cref="DatabaseInUseException">Another program has locked it.</exception>
    public void Hold() => held ??= DatabaseFiles.Hold(Path);

    public void Dispose() => held?.Dispose();

    /// <exception cref="DatabaseInUseException">Another program has it open, or is making it.</exception>
    public void RefuseIfInUse()
    {
        using var guard = Reserve();
        RefuseIfOpen();
    }

    /// <summary>Until this is disposed nobody else makes the database anew or rotates its keys. A hub may serve it.</summary>
    /// <exception cref="DatabaseInUseException">Another program does so.</exception>
    public IDisposable Reserve()
    {
        try
        {
            return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new DatabaseInUseException();
        }
    }

    /// <summary>Numbers of the keys without which identity numbers of the database cannot all be read.</summary>
    public IReadOnlySet<int> IdentityKeys()
    {
        using var db = Open();
        var position = KeyPositions.Read(db);
        return new HashSet<int> { position.From, position.To };
    }

    private void RefuseIfOpen()
    {
        var status = Check().Status;
        var isDatabase = status is DatabaseStatus.Ready or DatabaseStatus.Older or DatabaseStatus.Newer or DatabaseStatus.Unsupported;
        if (status == DatabaseStatus.Locked || (isDatabase && DatabaseFiles.IsInUse(Path)))
            throw new DatabaseInUseException();
    }

    private static DatabaseReport Check(HubDbContext db)
    {
        var status = MigrationHistory.Compare(db) switch
        {
            SchemaAge.Current => DatabaseStatus.Ready,
            SchemaAge.Older => DatabaseStatus.Older,
            SchemaAge.Newer => DatabaseStatus.Newer,
            SchemaAge.Unsupported => DatabaseStatus.Unsupported,
            _ => DatabaseStatus.Corrupt,
        };
        if (status is not (DatabaseStatus.Ready or DatabaseStatus.Older))
            return new DatabaseReport(status);
        var state = db.Set<HubState>().AsNoTracking().ToDictionary(s => s.Name, s => s.Value);
        return new DatabaseReport(status, state.GetValueOrDefault(HubState.Sample), state.GetValueOrDefault(HubState.DataVersion));
    }

    private HubDbContext Open() => new(SqliteStorage.Options(Path), catalog);
}

/// <summary>Another program has the database open, or is making it.</summary>
public sealed class DatabaseInUseException() : Exception("The database is in use.");
