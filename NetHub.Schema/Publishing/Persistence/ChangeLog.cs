using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Storage.Loading;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>Numbers the changes of one batch and writes them to the change log.</summary>
internal sealed class ChangeLog : IDisposable
{
    private readonly TableWriter writer;
    private readonly IReadOnlyList<string> properties;
    private readonly object?[] values;
    private readonly long before;
    private readonly long batch;

    public ChangeLog(HubDbContext db, sqlite3 database, ISqlGenerationHelper sql, long lastNumber, long batch)
    {
        var entity = db.Model.FindEntityType(typeof(DataChange))!;
        properties = [.. entity.GetProperties().Select(static p => p.Name)];
        values = new object?[properties.Count];
        writer = new TableWriter(database, sql, entity.GetTableName()!, [.. entity.GetProperties().Select(static p => p.GetColumnName())]);
        (before, Last, this.batch) = (lastNumber, lastNumber, batch);
    }

    /// <summary>The datasets with changed rows.</summary>
    public HashSet<DatasetEntry> Datasets { get; } = [];

    public long First => Last > before ? before + 1 : 0;

    /// <summary>The number of the last change.</summary>
    public long Last { get; private set; }

    public void Inserted(DatasetEntry dataset, long key) => Write(dataset, key, ChangeKind.Inserted, null);

    public void Updated(DatasetEntry dataset, long key, RowSnapshot before) => Write(dataset, key, ChangeKind.Updated, before);

    public void Ended(DatasetEntry dataset, long key, RowSnapshot before) => Write(dataset, key, ChangeKind.Ended, before);

    public void Dispose() => writer.Dispose();

    private void Write(DatasetEntry dataset, long key, ChangeKind kind, RowSnapshot? facts)
    {
        Datasets.Add(dataset);
        Last++;
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(properties[i], dataset, key, kind, facts);
        writer.Insert(values);
    }

    private object? Value(string property, DatasetEntry dataset, long key, ChangeKind kind, RowSnapshot? facts) => property switch
    {
        nameof(DataChange.Number) => Last,
        nameof(DataChange.Dataset) => dataset.Name,
        nameof(DataChange.RowKey) => key,
        nameof(DataChange.Kind) => StorageConverters.ToStored(kind),
        nameof(DataChange.Batch) => batch,
        nameof(DataChange.Existed) => facts is null ? 0L : 1L,
        nameof(DataChange.Region) => facts?.Region,
        nameof(DataChange.Park) => facts?.Park,
        nameof(DataChange.Parent) => facts?.Parent,
        nameof(DataChange.Gates) => facts?.Gates ?? 0L,
        nameof(DataChange.ValidFrom) => facts?.ValidFrom,
        nameof(DataChange.ValidTo) => facts?.ValidTo,
        _ => throw new InvalidOperationException($"The change log has no value for the column {property}."),
    };
}
