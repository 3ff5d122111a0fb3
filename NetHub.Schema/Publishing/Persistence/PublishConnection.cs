using SQLitePCL;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>Settings of the connection that publishes: keys are looked up all over the database, and many indexes are written.</summary>
public static class PublishConnection
{
    // They hold no values, and EF Core has no words for them.
    private const string Settings = "PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY";

    public static void Prepare(sqlite3 database)
    {
        if (raw.sqlite3_exec(database, Settings) is not raw.SQLITE_OK and var failure)
            throw new Querying.Running.Sqlite.DatabaseFailureException(failure, raw.sqlite3_extended_errcode(database));
    }
}
