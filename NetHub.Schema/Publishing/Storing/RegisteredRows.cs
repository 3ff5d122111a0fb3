using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Storage.Loading;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Storing;

/// <summary>What is written beside a new row: that the department registered it, and by which key its source knows it.</summary>
internal sealed class RegisteredRows(HubDbContext db, sqlite3 database, ISqlGenerationHelper sql, PublishOrder order) : IDisposable
{
    private readonly TableWriter? owners = order.Dataset.Scopes.Own is { IsByRegistration: true } ? Writer(db, database, sql, typeof(RowOwner)) : null;
    private readonly TableWriter keys = Writer(db, database, sql, typeof(SourceKey));

    public void Add(long rowKey, string? sourceKey)
    {
        owners?.Insert(Values(typeof(RowOwner), rowKey, ""));
        if (sourceKey is not null)
            keys.Insert(Values(typeof(SourceKey), rowKey, sourceKey));
    }

    public void Dispose()
    {
        owners?.Dispose();
        keys.Dispose();
    }

    private object?[] Values(Type type, long rowKey, string sourceKey) => [.. db.Model.FindEntityType(type)!.GetProperties().Select(p => p.Name switch
    {
        nameof(SourceKey.Dataset) => order.Dataset.Name,
        nameof(SourceKey.Department) => order.Caller.Department,
        nameof(SourceKey.RowKey) => rowKey,
        _ => (object?)sourceKey,
    })];

    private static TableWriter Writer(HubDbContext db, sqlite3 database, ISqlGenerationHelper sql, Type type)
    {
        var entity = db.Model.FindEntityType(type)!;
        return new TableWriter(database, sql, entity.GetTableName()!, [.. entity.GetProperties().Select(static p => p.GetColumnName())])
        {
            // A record that comes back is another row than it was.
            Replaces = true,
        };
    }
}
