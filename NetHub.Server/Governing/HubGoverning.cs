using Microsoft.EntityFrameworkCore;
using NetHub.Schema.GraphQLApi.Governance;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Sharing.Tickets;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.AuditIndexing;
using NetHub.Schema.Storage.Governance;
using NetHub.Server.Hosting;

namespace NetHub.Server.Governing;

/// <summary>Sharing requests, grants and the policy that they make, and doubts about values.</summary>
internal static class HubGoverning
{
    public static void AddHubGoverning(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings.Options.Sharing);
        services.AddSingleton(_ => new SqliteGovernanceFactory(settings.Paths.Governance));
        services.AddSingleton<IDbContextFactory<GovernanceDbContext>>(static s => s.GetRequiredService<SqliteGovernanceFactory>());
        services.AddSingleton<ISharingStore, SharingStore>();
        services.AddSingleton<IPolicyStore>(static s => s.GetRequiredService<ISharingStore>());
        services.AddSingleton<PolicyWatch>();
        services.AddSingleton<SharingDesk>();
        services.AddSingleton<PolicyDesk>();
        services.AddSingleton<ITicketStore, TicketStore>();
        services.AddSingleton<IPublishedBatches, PublishedBatches>();
        services.AddSingleton<TicketDesk>();
        services.AddSingleton<IRecordedUses, RecordedUses>();
        services.AddSingleton(static s => new GovernanceServices(
            s.GetRequiredService<SharingDesk>(),
            s.GetRequiredService<PolicyDesk>(),
            s.GetRequiredService<IRecordedUses>(),
            s.GetRequiredService<TicketDesk>(),
            s.GetRequiredService<QualityStore>()));
        services.AddHostedService<PolicyPolling>();
    }
}
