using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NetHub.Schema.Storage.Sqlite;

/// <summary>
/// What a database says, for those who look several times a second. One connection is kept to look with: SQLite tells it that another
/// one wrote, and only then is anything read.
/// </summary>
/// <param name="contexts">Makes the context that is kept.</param>
/// <param name="read">Reads what is looked for.</param>
public sealed class SqliteChangeDetector<TContext, T>(IDbContextFactory<TContext> contexts, Func<TContext, T> read) : IDisposable
    where TContext : DbContext
    where T : class
{
    private readonly Lock looking = new();
    private TContext? open;
    private DateTime made;
    private (long Writes, T Value)? seen;

    /// <summary>What the database says now.</summary>
    /// <exception cref="SqliteException">It cannot be read. The next look begins with a connection of its own.</exception>
    public T Read()
    {
        lock (looking)
        {
            try
            {
                // Who looks through a file that was put aside sees no change any more.
                if (open is not null && MadeAt(open) != made)
                    Close();
                return Read(open ??= Open());
            }
            catch
            {
                Close();
                throw;
            }
        }
    }

    public void Dispose()
    {
        lock (looking)
            Close();
    }

    private T Read(TContext db)
    {
        // First: what is written while it is read is seen with the next look.
        var writes = Writes(db);
        if (seen is not { } known || known.Writes != writes)
            seen = (writes, read(db));
        return seen.Value.Value;
    }

    private static long Writes(TContext db)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA data_version";
        command.CommandTimeout = SqliteStorage.LookSeconds;
        return (long)command.ExecuteScalar()!;
    }

    private TContext Open()
    {
        var db = contexts.CreateDbContext();
        db.Database.SetCommandTimeout(SqliteStorage.LookSeconds);
        db.Database.OpenConnection();
        made = MadeAt(db);
        return db;
    }

    private static DateTime MadeAt(TContext db) => File.GetCreationTimeUtc(db.Database.GetDbConnection().DataSource);

    private void Close()
    {
        open?.Dispose();
        (open, seen) = (null, null);
    }
}
