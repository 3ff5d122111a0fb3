using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>Records the registering department and the source's own key of each new row.</summary>
internal sealed class RegisteredRows(HubDbContext db, sqlite3 database, ISqlGenerationHelper sql, PublishRequest order) : IDisposable
{
    private readonly EntityTable<RowOwner>? owners = order.Dataset.Scopes.Own is { IsByRegistration: true } ? new(db, database, sql) : null;
    // Put replaces an old entry: if a deleted record returns, its source key must point to the new row.
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
