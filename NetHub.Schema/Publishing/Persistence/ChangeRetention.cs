using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>Deletes expired changes. The newest change always stays, because numbering continues from it.</summary>
public static class ChangeRetention
{
    private const int Most = 5_000;

    /// <summary>Deletes some changes of batches published before a time. Returns false if there was nothing to delete.</summary>
    public static bool Prune(IDbContextFactory<HubDbContext> contexts, DateTimeOffset before)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        using var db = contexts.CreateDbContext();
        var old = db.Set<PublishBatch>().Where(b => b.PublishedAt < before).Max(static b => (long?)b.LastChange) ?? 0;
        var changes = db.Set<DataChange>();
        var newest = changes.Max(static c => (long?)c.Number) ?? 0;
        var oldest = changes.Min(static c => (long?)c.Number) ?? 0;
        var until = Math.Min(Math.Min(old, newest - 1), oldest + Most);
        return changes.Where(c => c.Number <= until).ExecuteDelete() > 0;
    }
}
