using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Tickets;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Publishing;

/// <summary>
/// Raises the doubts that batches left behind, with those who answer for the fields. A hub that is killed in between raises them later; one
/// that was raised already is not raised twice.
/// </summary>
public sealed class DoubtDelivery(IDbContextFactory<HubDbContext> contexts, TicketDesk tickets)
{
    private const int AtOnce = 500;

    /// <summary>Raises all that wait.</summary>
    public async Task DeliverAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        while (await db.Set<PendingDoubt>().AsNoTracking().OrderBy(static d => d.Id).Take(AtOnce).ToListAsync(cancel) is { Count: > 0 } waiting)
        {
            await tickets.RaiseByHubAsync([.. waiting.Select(static d => d.ToDoubt())], cancel);
            var last = waiting[^1].Id;
            await db.Set<PendingDoubt>().Where(d => d.Id <= last).ExecuteDeleteAsync(cancel);
        }
    }
}
