using NetHub.Ledger;
using NetHub.Schema.Storage.AuditIndexing;
using NetHub.Server.Settings;

namespace NetHub.Server.AuditRecording;

/// <summary>Registers the recording of failed sign-ins and administrative changes, which happen outside reads.</summary>
internal static class HubRecording
{
    public static void AddHubRecording(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        var (services, paths) = (builder.Services, settings.Paths);
        services.AddSingleton(_ => Ledgers.Key(paths));
        services.AddSingleton(s => Ledgers.Open(s, settings));
        services.AddSingleton<RepeatedEntries>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<AuditIndex>(s, paths.Ledger));
        services.AddHostedService<AuditIndexWorker>();
        services.AddSingleton<SignInFailures>();
        services.AddHostedService<AdministrativeRecords>();
    }
}
