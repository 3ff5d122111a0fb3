using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NetHub.Schema.Storage.Sqlite;
using OpenIddict.EntityFrameworkCore.Models;

namespace NetHub.Server.Identity.Storage;

/// <summary>
/// The registry, and the clients, people and tokens of the embedded issuer. It has its own file, because it is not data of the county.
/// </summary>
internal sealed class IdentityDbContext(DbContextOptions<IdentityDbContext> options) : IdentityUserContext<HubPerson>(options)
{
    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<RegistryState> RegistryStates => Set<RegistryState>();

    public DbSet<DailyCount> DailyCounts => Set<DailyCount>();

    public DbSet<AdministrativeChange> AdministrativeChanges => Set<AdministrativeChange>();

    /// <summary>Increments the version in the next save, so that every hub that shares the registry reloads it.</summary>
    public async Task ChangedAsync(CancellationToken cancel) => (await RegistryStates.SingleAsync(cancel)).Version++;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict();
        // The hub queries revoked tokens several times a second.
        builder.Entity<OpenIddictEntityFrameworkCoreToken>().HasIndex(t => new { t.Status, t.ExpirationDate });
        builder.Entity<Registration>(registration =>
        {
            registration.HasIndex(r => new { r.Issuer, r.Kind, r.Value }).IsUnique();
            registration.Property(r => r.Kind).HasConversion<string>();
            registration.Property(r => r.Clearance).HasConversion<string>();
        });
        builder.Entity<DailyCount>(count =>
        {
            count.HasKey(c => new { c.Kind, c.Client, c.Day });
            count.Property(c => c.Count).IsConcurrencyToken();
        });
        builder.Entity<RegistryState>(state =>
        {
            state.Property(s => s.Version).IsConcurrencyToken();
            state.HasData(new RegistryState { Id = 1 });
        });
    }
}

/// <summary>The single row that shows whether the registry changed.</summary>
internal sealed class RegistryState
{
    public int Id { get; set; }

    /// <summary>The version; every change of registrations increments it.</summary>
    public long Version { get; set; }
}

/// <summary>Lets <c>dotnet ef migrations add</c> read the model without a running hub.</summary>
internal sealed class DesignTimeIdentityFactory : IDesignTimeDbContextFactory<IdentityDbContext>
{
    public IdentityDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<IdentityDbContext>().UseSqlite(SqliteStorage.Connection("design.db")).Options);
}
