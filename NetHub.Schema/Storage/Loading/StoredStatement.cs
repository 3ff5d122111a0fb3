using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NetHub.Schema.Storage.Loading;

/// <summary>One prepared statement on a connection, bound and run many times. The names in its text come from the EF model, its values are parameters.</summary>
internal sealed class StoredStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public StoredStatement(sqlite3 database, string text)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v2(database, text, out statement));
    }

    /// <param name="parameter">Counted from 1.</param>
    /// <param name="value">As it is stored.</param>
    public void Bind(int parameter, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(statement, parameter),
        long number => raw.sqlite3_bind_int64(statement, parameter, number),
        string text => raw.sqlite3_bind_text(statement, parameter, text),
        _ => throw new NotSupportedException($"A stored value cannot be a {value.GetType().Name}"),
    });

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Step() => raw.sqlite3_step(statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        _ => throw Failure(),
    };

    /// <summary>Runs a statement that gives no rows, and makes it ready to run again.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    public void Reset() => raw.sqlite3_reset(statement);

    public long Int64(int column) => raw.sqlite3_column_int64(statement, column);

    public string? Text(int column) =>
        raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    public void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw Failure();
    }

    private SqliteException Failure() => new("A row could not be read or stored.", raw.sqlite3_errcode(database), raw.sqlite3_extended_errcode(database));
}
