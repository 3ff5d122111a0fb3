using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NetHub.Schema.Storage.Loading;

/// <summary>A database and the files that SQLite keeps beside it.</summary>
internal static class DatabaseFiles
{
    public static void Delete(string path)
    {
        foreach (var suffix in new[] { "", "-wal", "-shm", "-journal" })
            File.Delete(path + suffix);
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
        return raw.sqlite3_exec(connection.Handle, "PRAGMA journal_mode=DELETE") is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;
    }
}
