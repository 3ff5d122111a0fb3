using Microsoft.Data.Sqlite;
using NetHub.Schema.Storage.Sqlite;
using SQLitePCL;

namespace NetHub.Schema.Storage.Loading;

/// <summary>A database and the files that SQLite keeps beside it.</summary>
internal static class DatabaseFiles
{
    private const string WriteAheadLog = "PRAGMA journal_mode=WAL";
    private const int BusyMilliseconds = 5_000;

    public static void Delete(string path)
    {
        File.Delete(path);
        DeleteLogs(path);
    }

    /// <summary>Puts the file in the database's place in one step: whoever is killed here leaves the old one or the new one, never none.</summary>
    public static void Replace(string path, string by)
    {
        DeleteLogs(path);
        File.Move(by, path, overwrite: true);
    }

    /// <summary>
    /// Another program has the database open. SQLite leaves WAL mode only for the last connection, and takes the log into the
    /// file when it does, so the answer false also means that the file stands for itself.
    /// </summary>
    public static bool IsInUse(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        raw.sqlite3_busy_timeout(connection.Handle, 0);
        if (IsRefused(connection, "PRAGMA journal_mode=DELETE"))
            return true;
        // Whatever comes of the replacement, the old database is left as it was.
        raw.sqlite3_exec(connection.Handle, WriteAheadLog);
        return false;
    }

    /// <summary>
    /// A connection that stays open, by which others see that the database is in use. An idle one shows only in WAL mode, which a
    /// copy of a database need not be in.
    /// </summary>
    /// <exception cref="DatabaseInUseException">Another program has locked it.</exception>
    public static SqliteConnection Hold(string path)
    {
        var connection = new SqliteConnection(SqliteStorage.Connection(path));
        connection.Open();
        raw.sqlite3_busy_timeout(connection.Handle, BusyMilliseconds);
        if (!IsRefused(connection, WriteAheadLog) && !IsRefused(connection, "SELECT count(*) FROM sqlite_master"))
            return connection;
        connection.Dispose();
        throw new DatabaseInUseException();
    }

    private static void DeleteLogs(string path)
    {
        foreach (var suffix in new[] { "-wal", "-shm", "-journal" })
            File.Delete(path + suffix);
    }

    private static bool IsRefused(SqliteConnection connection, string sql) =>
        raw.sqlite3_exec(connection.Handle, sql) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;
}
