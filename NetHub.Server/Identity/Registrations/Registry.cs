using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Work;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity.Registrations;

/// <summary>
/// Holds the registry in memory. It refreshes several times a second, so that a revocation, here or in another process, takes effect
/// within a second. While the registry cannot be read, every caller is rejected.
/// </summary>
internal sealed partial class Registry(
    IDbContextFactory<IdentityDbContext> registries,
    IDbContextFactory<HubDbContext> contexts,
    DataCatalog catalog,
    QueryEngine engine,
    TimeProvider clock,
    ILogger<Registry> logger) : RecurringWork(Polling.Interval, clock, logger)
{
    private readonly SemaphoreSlim looking = new(1, 1);
    private readonly SqliteChangeDetector<IdentityDbContext, Marks> changes = new(registries, db => MarksOf(db, clock.GetUtcNow().UtcDateTime));
    private volatile RegistrySnapshot current = RegistrySnapshot.Empty;
    private DepartmentInfo facts = DepartmentInfo.None;
    private Task dataChanged = Task.CompletedTask;
    private (Marks Marks, DateOnly Day)? seen;
    private long lookedAt;

    public RegistrySnapshot Current => current;

    /// <summary>Whether the registry is readable. A failed refresh makes it unreadable only after the trust period.</summary>
    public bool IsReadable => seen is not null;

    public override void Dispose()
    {
        looking.Dispose();
        changes.Dispose();
        base.Dispose();
    }

    /// <summary>Reloads the registry if it, the day or the data about departments changed since the last refresh.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
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

    protected override Task WorkAsync(CancellationToken cancel) => RefreshAsync(cancel);

    protected override void OnFailure(Exception failure)
    {
        if (seen is null || Clock.GetElapsedTime(lookedAt) < Polling.Trust)
            return;
        var exception = failure.GetType().Name;
        LogUnreadable(exception);
        (seen, current) = (null, RegistrySnapshot.Empty);
    }

    private static Marks MarksOf(IdentityDbContext db, DateTime now) => new(
        db.RegistryStates.AsNoTracking().Select(s => s.Version).Single(),
        db.Set<OpenIddictEntityFrameworkCoreToken>().AsNoTracking()
            .Where(t => t.Status == Statuses.Revoked && t.ExpirationDate > now).Select(t => t.Id!).ToFrozenSet());

    private async Task ReadAsync(CancellationToken cancel)
    {
        var started = Clock.GetTimestamp();
        var (marks, day) = (changes.Read(), engine.Today);
        lookedAt = started;
        if (seen is { } known && known.Day == day && known.Marks.Equals(marks) && !dataChanged.IsCompleted)
            return;
        if (dataChanged.IsCompleted)
        {
            dataChanged = engine.Changes.Next;
            facts = DepartmentInfo.Read(contexts, catalog);
        }

        await using var db = await registries.CreateDbContextAsync(cancel);
        current = new RegistrySnapshot(await db.Registrations.AsNoTracking().ToListAsync(cancel), marks.Revoked, facts, day);
        seen = (marks, day);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The registry cannot be read ({Exception}): all callers are rejected until it can be read")]
    private partial void LogUnreadable(string exception);

    // The state whose change requires a reload. Issued tokens are not part of it, since they are issued all the time.
    private sealed record Marks(long Version, FrozenSet<string> Revoked)
    {
        public bool Equals(Marks? other) => other is not null && Version == other.Version && Revoked.SetEquals(other.Revoked);

        public override int GetHashCode() => Version.GetHashCode();
    }
}
