using NetHub.Schema.Publishing;
using NetHub.Schema.Querying.Query;
using NetHub.Server.AuditRecording;
using NetHub.Server.Exporting;
using NetHub.Server.Governance;
using NetHub.Server.Identity.People;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Quality;
using NetHub.Server.Settings;
using NetHub.Server.Transports;
using NetHub.Server.Transports.Subscriptions;

namespace NetHub.Server.Hosting;

/// <summary>Every section of the settings; each stands with its concern.</summary>
internal static class HubSections
{
    public static IReadOnlyList<SettingsSection> All() =>
    [
        SettingsSection.OfLimits("Limits", new QueryLimits()),
        SettingsSection.OfLimits("Clients", new ClientOptions()),
        SettingsSection.OfLimits("Subscriptions", new SubscriptionOptions()),
        SettingsSection.OfLimits("People", new PeopleOptions()),
        SettingsSection.OfLimits("Lockout", new LockoutOptions()),
        SettingsSection.OfLimits("Export", new ExportOptions()),
        SettingsSection.OfLimits("Publish", new PublishOptions()),
        new("Documents", new DocumentOptions(), static _ => []),
        IssuerSettings.Section(),
        LedgerSettings.Section(),
        SharingSettings.Section(),
        QualitySettings.Section(),
    ];
}
