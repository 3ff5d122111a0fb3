using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace NetHub.Schema.Storage.Loading;

/// <summary>
/// Prepared statements that write rows of one table, given as stored values in the order of the columns. The names come from the EF model,
/// the values are parameters: EF Core's own unit of work would make an object of every row. See ADR on bulk loading.
/// </summary>
/// <param name="database">The connection; whoever uses this has begun a transaction.</param>
/// <param name="sql">Delimits names.</param>
/// <param name="table">Name of the table.</param>
/// <param name="columns">Names of its columns.</param>
internal sealed class TableWriter(sqlite3 database, ISqlGenerationHelper sql, string table, IReadOnlyList<string> columns) : IDisposable
{
    private const int MostUpdates = 64;
    private readonly Dictionary<string, StoredStatement> updates = [];
    private StoredStatement? insert;
    private StoredStatement? delete;

    /// <summary>Column by which rows are updated and deleted.</summary>
    public string Key { get; init; } = columns[0];

    /// <summary>A row takes the place of one with the same primary key.</summary>
    public bool Replaces { get; init; }

    public void Insert(IReadOnlyList<object?> row)
    {
        insert ??= Prepare($"INSERT {(Replaces ? "OR REPLACE " : "")}INTO {Name(table)} ({string.Join(", ", columns.Select(Name))}) VALUES ({string.Join(", ", columns.Select((_, i) => Parameter(i)))})");
        for (var i = 0; i < row.Count; i++)
            insert.Bind(i + 1, row[i]);
        insert.Run();
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
            updates[shape] = update = Prepare($"UPDATE {Name(table)} SET {string.Join(", ", assignments)} WHERE {Name(Key)} = {Parameter(changed.Count)}");
        }

        for (var i = 0; i < changed.Count; i++)
            update.Bind(i + 1, changed[i].Value);
        update.Bind(changed.Count + 1, rowKey);
        update.Run();
    }

    public void Delete(long rowKey)
    {
        delete ??= Prepare($"DELETE FROM {Name(table)} WHERE {Name(Key)} = {Parameter(0)}");
        delete.Bind(1, rowKey);
        delete.Run();
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

    private StoredStatement Prepare(string text) => new(database, text);

    private string Name(string identifier) => sql.DelimitIdentifier(identifier);

    private static string Parameter(int index) => "?" + (index + 1).ToString(CultureInfo.InvariantCulture);
}
