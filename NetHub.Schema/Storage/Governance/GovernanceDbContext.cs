using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Storage.Governance;

/// <summary>Requests, grants and the version of the policy. A file of its own: it is no data of the county, and outlives a reload of that.</summary>
public sealed class GovernanceDbContext(DbContextOptions<GovernanceDbContext> options) : DbContext(options)
{
    internal DbSet<AccessRequest> Requests => Set<AccessRequest>();

    internal DbSet<Grant> Grants => Set<Grant>();

    internal DbSet<PolicyDraft> Drafts => Set<PolicyDraft>();

    internal DbSet<DataIssue> Issues => Set<DataIssue>();

    internal DbSet<GovernanceState> States => Set<GovernanceState>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<GovernanceState>().HasData(new GovernanceState { Id = 1, Version = 1 });
        modelBuilder.Entity<AccessRequest>(request =>
        {
            request.ComplexProperty(r => r.Applicant);
            request.Property(r => r.Grounds).HasConversion(Json<RequestGrounds>());
            request.Property(r => r.Asked).HasConversion(Json<RequestedAccess>());
            request.HasMany(r => r.Parts).WithOne().HasForeignKey("RequestId").IsRequired();
        });
        modelBuilder.Entity<RequestPart>(part =>
        {
            part.HasIndex(p => p.Owner);
            part.Property(p => p.Decided).HasConversion<string>();
            part.Property(p => p.Fields).HasConversion(Json<IReadOnlyList<string>>());
            part.Property(p => p.Granted).HasConversion(Json<RequestedAccess?>());
            part.Property(p => p.Decider).HasConversion(Json<RequestActor?>());
            part.Property(p => p.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<PolicyDraft>(draft =>
        {
            draft.Property(d => d.State).HasConversion<string>();
            draft.Property(d => d.Author).HasConversion(Json<RequestActor>());
            draft.Property(d => d.Decider).HasConversion(Json<RequestActor?>());
            draft.Property(d => d.Cells).HasConversion(Json<IReadOnlyList<CellChange>>());
            draft.Property(d => d.Moves).HasConversion(Json<IReadOnlyList<OwnershipMove>>());
        });
        modelBuilder.Entity<Grant>(grant =>
        {
            grant.HasIndex(g => g.Until);
            grant.Property(g => g.Level).HasConversion<string>();
            grant.Property(g => g.Scope).HasConversion<string>();
            grant.Property(g => g.Purpose).HasConversion<string>();
            grant.Property(g => g.Fields).HasConversion(Json<IReadOnlyList<string>>());
            grant.Property(g => g.Usages).HasConversion(Json<IReadOnlyList<Usage>>());
            grant.Property(g => g.Rows).HasConversion(Json<IReadOnlyList<GrantedRow>>()).HasDefaultValueSql("'[]'");
        });
        modelBuilder.Entity<DataIssue>(issue =>
        {
            issue.ComplexProperty(t => t.RaisedBy);
            issue.HasIndex(t => new { t.Dataset, t.RowKey, t.Coordinate });
            issue.HasIndex(t => t.Coordinate);
            issue.HasIndex(t => t.RaisedAt);
            issue.Property(t => t.Problem).HasConversion<string>();
            issue.Property(t => t.State).HasConversion<string>();
            issue.Property(t => t.Decider).HasConversion(Json<RequestActor?>());
            issue.Property(t => t.Version).IsConcurrencyToken();
        });
    }

    // SQLite neither sorts nor compares instants with offsets.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
    }

    private static ValueConverter<T, string> Json<T>() => new(
        static value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
        static text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Default)!);

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
        static instant => instant.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>One row that says whether anything that the policy is made of changed, and what was numbered last.</summary>
internal sealed class GovernanceState
{
    public int Id { get; init; }

    /// <summary>Rises with every change of what the policy is made of.</summary>
    public int Version { get; set; }

    /// <summary>The next moment at which a grant begins or ends; null where none does. The version rises then, too.</summary>
    public DateTimeOffset? NextChange { get; set; }

    /// <summary>Year and number of the last request.</summary>
    public int LastRequestYear { get; set; }

    public int LastRequest { get; set; }

    /// <summary>Year and number of the last grant.</summary>
    public int LastGrantYear { get; set; }

    public int LastGrant { get; set; }

    /// <summary>Year and number of the last draft.</summary>
    public int LastDraftYear { get; set; }

    public int LastDraft { get; set; }

    /// <summary>Year and number of the last issue.</summary>
    public int LastIssueYear { get; set; }

    public int LastIssue { get; set; }
}
