using Microsoft.EntityFrameworkCore;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Work;

namespace NetHub.Server.AuditRecording;

/// <summary>
/// Records administrative changes in the ledger. Commands may run while no hub runs, so they store a note in the registry together with
/// their change. A hub records the note and only then deletes it.
/// </summary>
internal sealed class AdministrativeRecords(
    AuditLedger ledger, RepeatedEntries repeated, Registry registry, IDbContextFactory<IdentityDbContext> contexts, TimeProvider clock, ILogger<AdministrativeRecords> logger)
    : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CountedAfter = TimeSpan.FromMinutes(1);
    private RegistrySnapshot? seen;
    private DateTimeOffset counted = clock.GetUtcNow();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await repeated.RecordCountedAsync();
    }

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        await RecordAsync(cancel);
        if (Clock.GetUtcNow() - counted < CountedAfter)
            return;
        await repeated.RecordCountedAsync();
        counted = Clock.GetUtcNow();
    }

    private async Task RecordAsync(CancellationToken cancel)
    {
        var current = registry.Current;
        if (current == seen)
            return;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        foreach (var change in await db.AdministrativeChanges.OrderBy(c => c.Id).ToListAsync(cancel))
        {
            await ledger.RecordAsync(AuditEntries.Create(AuditAction.Administration, "", "", AuditEntry.Done, AuditedFields.None) with
            {
                Person = change.By,
                Operation = change.What,
                Target = change.Target,
                Times = 1,
            });
            db.AdministrativeChanges.Remove(change);
            await db.SaveChangesAsync(cancel);
        }

        seen = current;
    }
}
