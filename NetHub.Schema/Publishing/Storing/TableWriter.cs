using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Querying.Execution;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Storing;

/// <summary>
/// Prepared statements that write rows of one table. The names come from the EF model, the values are parameters, as in the bulk loader:
/// EF Core's own unit of work would make an object of every row.
/// </summary>
internal sealed class TableWriter(sqlite3 database, ISqlGenerationHelper sql, string table, IReadOnlyList<string> columns, string key) : IDisposable
{
    private const int MostUpdates = 64;
    private readonly Dictionary<string, SqliteStatement> updates = [];
    private SqliteStatement? insert;
    private SqliteStatement? delete;

    public void Insert(IReadOnlyList<object?> row)
    {
        insert ??= Prepare($"INSERT INTO {Name(table)} ({string.Join(", ", columns.Select(Name))}) VALUES ({string.Join(", ", columns.Select((_, i) => Parameter(i)))})", columns.Count);
        Run(insert, row);
    }

    /// <summary>Writes the values of some columns; indexes of others are left alone.</summary>
    public void Update(long rowKey, IReadOnlyList<(int Column, object? Value)> changed)
    {
        var shape = string.Join(',', changed.Select(static c => c.Column));
        if (!updates.TryGetValue(shape, out var update))
        {
            if (updates.Count == MostUpdates)
                Forget();
            var assignments = changed.Select((c, i) => $"{Name(columns[c.Column])} = {Parameter(i)}");
            updates[shape] = update = Prepare(
                $"UPDATE {Name(table)} SET {string.Join(", ", assignments)} WHERE {Name(key)} = {Parameter(changed.Count)}", changed.Count + 1);
        }

        Run(update, [.. changed.Select(static c => c.Value), rowKey]);
    }

    public void Delete(long rowKey)
    {
        delete ??= Prepare($"DELETE FROM {Name(table)} WHERE {Name(key)} = {Parameter(0)}", 1);
        Run(delete, [rowKey]);
    }

    public void Dispose()
    {
        Forget();
        insert?.Dispose();
        delete?.Dispose();
    }

    private void Forget()
    {
        foreach (var update in updates.Values)
            update.Dispose();
        updates.Clear();
    }

    private SqliteStatement Prepare(string text, int parameters) => new(database, text, Enumerable.Range(0, parameters).Select(Parameter));

    private string Name(string identifier) => sql.DelimitIdentifier(identifier);

    private static string Parameter(int index) => "@p" + index.ToString(CultureInfo.InvariantCulture);

    private static void Run(SqliteStatement statement, IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
            statement.Bind(i, values[i]);
        statement.Step();
        statement.Reset();
    }
}
