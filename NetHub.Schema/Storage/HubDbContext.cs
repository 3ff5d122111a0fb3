using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Storage;

/// <summary>The hub's database. Its model is made from the catalog; no dataset is named here.</summary>
public sealed class HubDbContext(DbContextOptions<HubDbContext> options, DataCatalog catalog) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        StorageModel.Build(modelBuilder, catalog);
        HubFunctions.Register(modelBuilder);
    }
}
