using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Publishing;

/// <summary>
/// Raises the data issues that batches left behind, with those who answer for the fields. A hub that is killed in between raises them later; one
/// that was raised already is not raised twice.
/// </summary>
public sealed class IssueDelivery(IDbContextFactory<HubDbContext> contexts, DataIssueService issues)
{
    private const int AtOnce = 500;

    /// <summary>Raises all that wait.</summary>
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
