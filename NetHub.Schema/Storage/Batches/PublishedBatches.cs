using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Tickets;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Storage.Batches;

/// <summary>Looks for batches in the hub's database.</summary>
public sealed class PublishedBatches(IDbContextFactory<HubDbContext> contexts) : IPublishedBatches
{
    public async Task<bool> IsPublishedAsync(long batch, string dataset, string department, DateTimeOffset since, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await db.Set<PublishBatch>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == batch && b.Dataset == dataset, cancel);
        return found is not null && found.PublishedAt >= since && IsOf(department, found.Department);
    }

    // What every township answers for, each publishes for itself.
    private static bool IsOf(string department, string publisher) =>
        publisher == department || (department == Departments.Township && publisher.StartsWith(Departments.Township + "-", StringComparison.Ordinal));
}
