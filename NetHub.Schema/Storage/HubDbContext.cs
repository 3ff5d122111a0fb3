using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Storage;

/// <summary>The hub's database. Its model is made from the catalogue; no dataset is named here.</summary>
public sealed class HubDbContext(DbContextOptions<HubDbContext> options, DataCatalogue catalogue) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        StorageModel.Build(modelBuilder, catalogue);
        HubFunctions.Register(modelBuilder);
    }
}
