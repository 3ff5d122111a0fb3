using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity.Registrations;

/// <summary>
/// The registry in memory. It is looked at several times a second, so that what an administrator takes back, here or in another
/// process, holds within a second. While it cannot be read, nobody is let in.
/// </summary>
internal sealed partial class Registry(
    IDbContextFactory<IdentityDbContext> registries,
    IDbContextFactory<HubDbContext> contexts,
    DataCatalogue catalogue,
    QueryEngine engine,
    TimeProvider clock,
    ILogger<Registry> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // What was read last holds no longer than this.
    private static readonly TimeSpan Trust = TimeSpan.FromMilliseconds(600);
    private readonly SemaphoreSlim looking = new(1, 1);
    private volatile RegistrySnapshot current = RegistrySnapshot.Empty;
    private FrozenSet<string> revoked = [];
    private DepartmentFacts facts = DepartmentFacts.None;
    private Task dataChanged = Task.CompletedTask;
    private (long Version, DateOnly Day)? seen;
    private long lookedAt;
    private IdentityDbContext? open;

    public RegistrySnapshot Current => current;

    /// <summary>Whether the registry could be read when it was last looked at.</summary>
    public bool IsReadable => seen is not null;

    public override void Dispose()
    {
        looking.Dispose();
        open?.Dispose();
        base.Dispose();
    }

    /// <summary>Reads the registry when it, the day, or the data about departments is another than at the last look.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        await looking.WaitAsync(cancel);
        try
        {
            await ReadAsync(cancel);
        }
        finally
        {
            looking.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LoseTrust(failure);
                // The next look begins with a connection of its own.
                open?.Dispose();
                open = null;
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var db = open ??= await OpenAsync(cancel);
        var now = (await db.RegistryStates.AsNoTracking().Select(s => s.Version).SingleAsync(cancel), engine.Today);
        var revokedNow = await RevokedAsync(db, cancel);
        lookedAt = started;
        if (now == seen && !dataChanged.IsCompleted && revoked.SetEquals(revokedNow))
            return;
        if (dataChanged.IsCompleted)
        {
            dataChanged = engine.Changes.Next;
            facts = DepartmentFacts.Read(contexts, catalogue);
        }

        revoked = revokedNow.ToFrozenSet();
        current = new RegistrySnapshot(await db.Registrations.AsNoTracking().ToListAsync(cancel), revoked, facts, now.Today);
        seen = now;
    }

    // Kept open: SQLite would make its files anew for each look.
    private async Task<IdentityDbContext> OpenAsync(CancellationToken cancel)
    {
        var db = await registries.CreateDbContextAsync(cancel);
        // One that is locked is one that cannot be read.
        db.Database.SetCommandTimeout(1);
        await db.Database.OpenConnectionAsync(cancel);
        return db;
    }

    private void LoseTrust(Exception failure)
    {
        if (seen is null || clock.GetElapsedTime(lookedAt) < Trust)
            return;
        var exception = failure.GetType().Name;
        LogUnreadable(exception);
        (seen, current) = (null, RegistrySnapshot.Empty);
    }

    private Task<List<string>> RevokedAsync(IdentityDbContext db, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<OpenIddictEntityFrameworkCoreToken>().AsNoTracking()
            .Where(t => t.Status == Statuses.Revoked && t.ExpirationDate > now).Select(t => t.Id!).ToListAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The registry cannot be read ({Exception}): nobody is let in until it can")]
    private partial void LogUnreadable(string exception);
}
