using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.Identity;
using NetHub.Server.Identity.Registrations;

namespace NetHub.Server.AuditRecording;

/// <summary>
/// Records administrative changes in the ledger. Commands may run while no hub runs, so they store a note in the registry together with
/// their change. A hub records the note and only then deletes it.
/// </summary>
internal sealed partial class AdministrativeRecords(
    AuditLedger ledger, RepeatedEntries repeated, Registry registry, IDbContextFactory<IdentityDbContext> contexts, TimeProvider clock, ILogger<AdministrativeRecords> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CountedAfter = TimeSpan.FromMinutes(1);
    private RegistrySnapshot? seen;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await repeated.RecordCountedAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var counted = clock.GetUtcNow();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RecordAsync(stoppingToken);
                if (clock.GetUtcNow() - counted < CountedAfter)
                    continue;
                await repeated.RecordCountedAsync();
                counted = clock.GetUtcNow();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                var exception = failure.GetType().Name;
                LogFailed(exception);
            }
        }
    }

    private async Task RecordAsync(CancellationToken cancel)
    {
        var current = registry.Current;
        if (current == seen)
            return;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        foreach (var change in await db.AdministrativeChanges.OrderBy(c => c.Id).ToListAsync(cancel))
        {
            await ledger.RecordAsync(new AuditEntry(AuditAction.Administration, "", "", AuditEntry.Done, AuditedFields.None)
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Administrative changes could not be recorded ({Exception}); will retry")]
    private partial void LogFailed(string exception);
}
