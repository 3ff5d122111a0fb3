using Microsoft.EntityFrameworkCore;

namespace NetHub.Server.Identity;

/// <summary>The clients that may ask for tokens. A file of its own: it is no data of the county.</summary>
internal sealed class IdentityDbContext(DbContextOptions<IdentityDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseOpenIddict();
}
