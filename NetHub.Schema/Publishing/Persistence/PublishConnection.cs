using SQLitePCL;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>Configures the publishing connection with a larger cache: it looks up keys in all tables and updates many indexes.</summary>
public static class PublishConnection
{
    // Constant SQL without values; EF Core has no API for these settings.
    private const string Settings = "PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY";

    public static void Prepare(sqlite3 database)
    {
        if (raw.sqlite3_exec(database, Settings) is not raw.SQLITE_OK and var failure)
            throw new Querying.Running.Sqlite.DatabaseFailureException(failure, raw.sqlite3_extended_errcode(database));
    }
}
