using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NetHub.Schema.Querying.Compiling;
using SQLitePCL;

namespace NetHub.Schema.Querying.Running.Sqlite;

/// <summary>Pools read-only connections with the prepared statements of plans. A connection serves one request at a time.</summary>
internal sealed class SqliteReadPool(string databasePath) : IDisposable
{
    private readonly ConcurrentBag<SqliteReadConnection> idle = [];

    /// <exception cref="DatabaseFailureException">The database cannot be opened.</exception>
    public ValueTask<SqliteReadConnection> RentAsync() => new(Rent());

    public SqliteReadConnection Rent() => idle.TryTake(out var connection) ? connection : Open();

    public void Return(SqliteReadConnection connection) => idle.Add(connection);

    public void Dispose()
    {
        while (idle.TryTake(out var connection))
            connection.Dispose();
    }

    private SqliteReadConnection Open()
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = databasePath, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw new DatabaseFailureException(failure.SqliteErrorCode, failure.SqliteExtendedErrorCode);
        }

        return new SqliteReadConnection(connection);
    }
}

/// <summary>A connection with its prepared statements.</summary>
internal sealed class SqliteReadConnection : IDisposable
{
    private const int MaxStatements = 500;
    private readonly SqliteConnection connection;
    private readonly Dictionary<SqlTemplate, SqliteStatement> statements = new(ReferenceEqualityComparer.Instance);
    private readonly SqliteStatement begin;
    private readonly SqliteStatement commit;

    public SqliteReadConnection(SqliteConnection connection)
    {
        this.connection = connection;
        Database = connection.Handle!;
        raw.sqlite3_busy_timeout(Database, 5000);
        Run("PRAGMA mmap_size=1073741824");
        Run("PRAGMA cache_size=-65536");
        Run("PRAGMA query_only=1");
        begin = new SqliteStatement(Database, "BEGIN", []);
        commit = new SqliteStatement(Database, "COMMIT", []);
    }

    public sqlite3 Database { get; }

    public SqliteStatement Statement(SqlTemplate template)
    {
        if (statements.TryGetValue(template, out var statement))
            return statement;
        return statements[template] = new SqliteStatement(Database, template.Text, template.Parameters.Select(p => p.Name), template.Columns);
    }

    /// <summary>Begins the snapshot from which a request reads everything.</summary>
    public ValueTask BeginAsync()
    {
        Run(begin);
        return default;
    }

    public ValueTask EndAsync()
    {
        Run(commit);

        // Only now: while a request runs, its statements may have unread rows.
        if (statements.Count > MaxStatements)
            Clear();
        return default;
    }

    /// <summary>Interrupts the running statement; may be called from any thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(Database);

    /// <summary>Returns a number that changes whenever another connection changes the database.</summary>
    public long DataVersion()
    {
        using var statement = new SqliteStatement(Database, "PRAGMA data_version", []);
        statement.Step();
        return statement.Int64(0);
    }

    public void Dispose()
    {
        Clear();
        begin.Dispose();
        commit.Dispose();
        connection.Dispose();
    }

    private static void Run(SqliteStatement statement)
    {
        statement.Step();
        statement.Reset();
    }

    private void Run(string pragma)
    {
        using var statement = new SqliteStatement(Database, pragma, []);
        statement.Step();
    }

    private void Clear()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        statements.Clear();
    }
}
