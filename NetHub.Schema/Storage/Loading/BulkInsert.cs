using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace NetHub.Schema.Storage.Loading;

/// <summary>Objects as rows of a table, each column read from them.</summary>
internal sealed class BulkInsert(SqliteConnection connection, ISqlGenerationHelper sql, string table, IReadOnlyList<TableColumn> columns) : IDisposable
{
    private readonly TableWriter writer = new(connection.Handle!, sql, table, [.. columns.Select(static c => c.Name)]);
    private readonly object?[] values = new object?[columns.Count];

    /// <param name="row">What is stored.</param>
    /// <param name="key">Its key, where the row does not say its own.</param>
    public void Add(object row, long key)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = columns[i].Value(row, key);
        writer.Insert(values);
    }

    public void Dispose() => writer.Dispose();
}
