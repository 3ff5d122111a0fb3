using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Storage.Sqlite;

/// <summary>The embedded database: one file.</summary>
public static class SqliteStorage
{
    /// <summary>
    /// How long who looks several times a second waits. It trusts what it saw last for less: a database that is locked is one that cannot
    /// be read.
    /// </summary>
    internal const int LookSeconds = 1;

    private const int BusySeconds = 5;

    /// <summary>A connection is closed with its context, so the file can be replaced.</summary>
    public static string Connection(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusySeconds, Pooling = false }.ToString();

    internal static DbContextOptions<HubDbContext> Options(string path) =>
        new DbContextOptionsBuilder<HubDbContext>().UseSqlite(Connection(path)).Options;
}

/// <summary>
/// Opens contexts. All have the same options, so their model, which takes most of a second to build, is built once in a process.
/// </summary>
public sealed class SqliteContextFactory(string path, DataCatalog catalog) : IDbContextFactory<HubDbContext>
{
    private readonly DbContextOptions<HubDbContext> options = SqliteStorage.Options(path);

    public HubDbContext CreateDbContext() => new(options, catalog);
}

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without a hub that runs.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<HubDbContext>
{
    public HubDbContext CreateDbContext(string[] args) => new(SqliteStorage.Options("design.db"), DataCatalog.Discover());
}
