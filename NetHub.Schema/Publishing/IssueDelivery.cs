using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Publishing;

/// <summary>
/// Raises the data issues stored by batches. If the hub is killed, they are raised after the restart; an issue that was already raised is
/// not raised again.
/// </summary>
public sealed class IssueDelivery(IDbContextFactory<HubDbContext> contexts, DataIssueService issues)
{
    private const int AtOnce = 500;

    /// <summary>Raises all pending data issues.</summary>
    public async Task DeliverAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        while (await db.Set<PendingIssue>().AsNoTracking().OrderBy(static d => d.Id).Take(AtOnce).ToListAsync(cancel) is { Count: > 0 } waiting)
        {
            await issues.RaiseByHubAsync([.. waiting.Select(static d => d.ToDetectedIssue())], cancel);
            var last = waiting[^1].Id;
            await db.Set<PendingIssue>().Where(d => d.Id <= last).ExecuteDeleteAsync(cancel);
        }
    }
}
