using Microsoft.EntityFrameworkCore;
using NetHub.Schema.GraphQLApi.Governance;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.AuditIndexing;
using NetHub.Schema.Storage.Governance;
using NetHub.Server.Settings;

namespace NetHub.Server.Governance;

/// <summary>Registers sharing requests, grants, the policy that results from them, and data issues.</summary>
internal static class HubGoverning
{
    public static void AddHubGoverning(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        var services = builder.Services;
        services.AddSingleton(_ => new SqliteGovernanceFactory(settings.Paths.Governance));
        services.AddSingleton<IDbContextFactory<GovernanceDbContext>>(static s => s.GetRequiredService<SqliteGovernanceFactory>());
        services.AddSingleton<ISharingStore, SharingStore>();
        services.AddSingleton<IPolicyStore>(static s => s.GetRequiredService<ISharingStore>());
        services.AddSingleton<PolicyRefresher>();
        services.AddSingleton<SharingRequestService>();
        services.AddSingleton<PolicyDraftService>();
        services.AddSingleton<IDataIssueStore, DataIssueStore>();
        services.AddSingleton<IPublishedBatches, PublishedBatches>();
        services.AddSingleton<DataIssueService>();
        services.AddSingleton<IRecordedUses, RecordedUses>();
        services.AddSingleton(static s => new GovernanceServices(
            s.GetRequiredService<SharingRequestService>(),
            s.GetRequiredService<PolicyDraftService>(),
            s.GetRequiredService<IRecordedUses>(),
            s.GetRequiredService<DataIssueService>(),
            s.GetRequiredService<QualityStore>()));
        services.AddHostedService<PolicyRefreshWorker>();
    }
}
