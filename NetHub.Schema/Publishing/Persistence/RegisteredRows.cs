using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>What is written beside a new row: that the department registered it, and by which key its source knows it.</summary>
internal sealed class RegisteredRows(HubDbContext db, sqlite3 database, ISqlGenerationHelper sql, PublishRequest order) : IDisposable
{
    private readonly EntityTable<RowOwner>? owners = order.Dataset.Scopes.Own is { IsByRegistration: true } ? new(db, database, sql) : null;
    // A record that comes back is another row than it was.
    private readonly EntityTable<SourceKey> keys = new(db, database, sql);

    public void Add(long rowKey, string? sourceKey)
    {
        owners?.Put(p => Value(p, rowKey, null));
        if (sourceKey is not null)
            keys.Put(p => Value(p, rowKey, sourceKey));
    }

    public void Dispose()
    {
        owners?.Dispose();
        keys.Dispose();
    }

    private object? Value(string property, long rowKey, string? sourceKey) => property switch
    {
        nameof(SourceKey.Dataset) => order.Dataset.Name,
        nameof(SourceKey.Department) => order.Caller.Department,
        nameof(SourceKey.RowKey) => rowKey,
        _ => sourceKey,
    };
}
