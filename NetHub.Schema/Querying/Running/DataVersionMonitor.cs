using System.Collections.Frozen;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Running;

/// <summary>
/// Caches the data versions in memory for uses that must not access the database. It holds one connection, on which SQLite reports writes by
/// other connections; only then are the versions read again.
/// </summary>
internal sealed class DataVersionMonitor(SqliteReadPool pool, SqlTemplate sql) : IDisposable
{
    private readonly Lock refreshing = new();
    private SqliteReadConnection? connection;
    private long writes;
    private volatile FrozenDictionary<string, string>? versions;

    /// <summary>The version as of the last refresh; null before the first refresh and while the database cannot be read.</summary>
    public string? Version => versions?.GetValueOrDefault(HubState.DataVersion);

    /// <summary>Returns the version of a dataset, or of the whole database if the dataset has no version of its own.</summary>
    public string? VersionOf(string dataset) => versions?.GetValueOrDefault(HubState.VersionOf(dataset)) ?? Version;

    /// <returns>True if a version changed since the last refresh.</returns>
    public bool Refresh()
    {
        lock (refreshing)
        {
            try
            {
                return Read();
            }
            catch (DatabaseFailureException)
            {
                // An unknown version is safe: the request then queries the database, which reports the failure.
                versions = null;
                Dispose();
                return false;
            }
        }
    }

    public void Dispose()
    {
        connection?.Dispose();
        connection = null;
    }

    private bool Read()
    {
        connection ??= pool.Rent();
        var seen = connection.DataVersion();
        if (versions is not null && seen == writes)
            return false;
        var statement = connection.Statement(sql);
        for (var i = 0; i < sql.Parameters.Count; i++)
            statement.Bind(i, (sql.Parameters[i].Source as ConstantSource)?.Stored);
        var current = new Dictionary<string, string>();
        while (statement.Step())
            current[statement.Text(0)] = statement.Text(1);
        statement.Reset();
        var isOther = versions is { } known && !(known.Count == current.Count && current.All(v => known.GetValueOrDefault(v.Key) == v.Value));
        (writes, versions) = (seen, current.ToFrozenDictionary());
        return isOther;
    }
}
