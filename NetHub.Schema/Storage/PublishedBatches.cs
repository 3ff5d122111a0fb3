using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Storage;

/// <summary>Looks for batches in the hub's database.</summary>
public sealed class PublishedBatches(IDbContextFactory<HubDbContext> contexts) : IPublishedBatches
{
    public async Task<bool> IsPublishedAsync(long batch, string dataset, long rowKey, string department, DateTimeOffset since, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await db.Set<PublishBatch>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == batch && b.Dataset == dataset, cancel);
        return found is not null && found.PublishedAt >= since && IsOf(department, found.Department) && await ChangedAsync(db, found, rowKey, cancel);
    }

    // Of a batch whose changes are kept no longer, nobody can say any more which rows it changed.
    private static async Task<bool> ChangedAsync(HubDbContext db, PublishBatch batch, long rowKey, CancellationToken cancel)
    {
        var changes = db.Set<DataChange>().AsNoTracking();
        return await changes.AnyAsync(c => c.Dataset == batch.Dataset && c.RowKey == rowKey && c.Batch == batch.Id, cancel)
            || (batch.LastChange > 0 && !await changes.AnyAsync(c => c.Number <= batch.FirstChange, cancel));
    }

    // What every township answers for, each publishes for itself.
    private static bool IsOf(string department, string publisher) =>
        publisher == department || (department == Departments.Township && publisher.StartsWith(Departments.Township + "-", StringComparison.Ordinal));
}
