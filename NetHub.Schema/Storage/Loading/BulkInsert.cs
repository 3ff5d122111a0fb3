using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace NetHub.Schema.Storage.Loading;

/// <summary>
/// One prepared INSERT, bound and run for each row of a table, in one transaction. The names come from the EF model, the
/// values are parameters. See ADR on bulk loading.
/// </summary>
internal sealed class BulkInsert : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly IReadOnlyList<TableColumn> columns;

    public BulkInsert(SqliteConnection connection, ISqlGenerationHelper sql, string table, IReadOnlyList<TableColumn> columns)
    {
        database = connection.Handle!;
        this.columns = columns;
        var names = string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Name)));
        var parameters = string.Join(", ", columns.Select((_, i) => "?" + (i + 1).ToString(CultureInfo.InvariantCulture)));
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO {sql.DelimitIdentifier(table)} ({names}) VALUES ({parameters})", out statement));
    }

    /// <param name="row">What is stored.</param>
    /// <param name="key">Its key, where the row does not say its own.</param>
    public void Add(object row, long key)
    {
        for (var i = 0; i < columns.Count; i++)
            Check(Bind(i + 1, columns[i].Value(row, key)));
        if (raw.sqlite3_step(statement) != raw.SQLITE_DONE)
            throw Failure();
        raw.sqlite3_reset(statement);
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int parameter, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, parameter),
        long number => raw.sqlite3_bind_int64(statement, parameter, number),
        string text => raw.sqlite3_bind_text(statement, parameter, text),
        _ => throw new NotSupportedException($"A stored value cannot be a {value.GetType().Name}"),
    };

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw Failure();
    }

    private SqliteException Failure() => new("A row could not be stored.", raw.sqlite3_errcode(database), raw.sqlite3_extended_errcode(database));
}
