using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NetHub.Schema.Storage.Sqlite;

namespace NetHub.Schema.Storage.Governance;

/// <summary>Requests and grants in one file.</summary>
public sealed class SqliteGovernanceFactory(string path) : IDbContextFactory<GovernanceDbContext>
{
    private readonly DbContextOptions<GovernanceDbContext> options =
        new DbContextOptionsBuilder<GovernanceDbContext>().UseSqlite(SqliteStorage.Connection(path)).Options;

    public GovernanceDbContext CreateDbContext() => new(options);

    /// <summary>Makes the file, or brings it up to date.</summary>
    /// <exception cref="UnusableSchemaException">No migration leads from the file to the current schema.</exception>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        await using var db = CreateDbContext();
        await MigrationHistory.MigrateAsync(db, cancel);
    }
}

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without a hub that runs.</summary>
internal sealed class DesignTimeGovernanceFactory : IDesignTimeDbContextFactory<GovernanceDbContext>
{
    public GovernanceDbContext CreateDbContext(string[] args) => new SqliteGovernanceFactory("design.db").CreateDbContext();
}
