using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace NetHub.Schema.Storage.Loading;

/// <summary>
/// One prepared INSERT, bound and run for each row of a table, in one transaction. The names come from the EF model, the
/// values are parameters. See ADR on bulk loading.
/// </summary>
internal sealed class BulkInsert : IDisposable
{
    private readonly StoredStatement statement;
    private readonly IReadOnlyList<TableColumn> columns;

    public BulkInsert(SqliteConnection connection, ISqlGenerationHelper sql, string table, IReadOnlyList<TableColumn> columns)
    {
        this.columns = columns;
        var names = string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Name)));
        var parameters = string.Join(", ", columns.Select((_, i) => "?" + (i + 1).ToString(CultureInfo.InvariantCulture)));
        statement = new StoredStatement(connection, $"INSERT INTO {sql.DelimitIdentifier(table)} ({names}) VALUES ({parameters})");
    }

    /// <param name="row">What is stored.</param>
    /// <param name="key">Its key, where the row does not say its own.</param>
    public void Add(object row, long key)
    {
        for (var i = 0; i < columns.Count; i++)
            statement.Bind(i + 1, columns[i].Value(row, key));
        statement.Run();
    }

    public void Dispose() => statement.Dispose();
}
