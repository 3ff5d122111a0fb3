using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Server.Identity.Issuing;
using NetHub.Server.Identity.People;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Settings;

namespace NetHub.Server.Identity;

/// <summary>Identifies callers: issuers authenticate them, and the registry defines their rights.</summary>
internal static class HubIdentity
{
    /// <summary>Registers the registry, the embedded issuer and the issuers of the settings.</summary>
    public static void AddHubIdentity(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        var services = builder.Services;
        services.AddIdentityStorage(settings);
        services.AddSingleton<EmbeddedTokens>();
        services.AddSingleton<ExternalTokens>();
        services.AddSingleton<TokenReader>();
        services.AddSingleton<CallerReader>();
        services.AddSingleton<Registry>();
        services.AddHostedService<IdentityPreparation>();
        services.AddHostedService(static s => s.GetRequiredService<Registry>());
        services.AddHostedService<TokenPruningWorker>();
        services.AddHostedService<DailyCountsWorker>();
        builder.AddHubIssuer(settings);
        builder.AddHubPeople(settings.Get<PeopleOptions>(), settings.Get<LockoutOptions>());
        builder.AddOtherIssuers(settings.Get<IssuerSettings>());
    }

    /// <summary>
    /// Registers the services of the registry's commands: its database and the managers of clients and people, without a server.
    /// </summary>
    public static void AddRegistryCommands(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        builder.Services.AddIdentityStorage(settings);
        builder.Services.AddIdentityCore<HubPerson>(options => HubPeople.Configure(options, settings.Get<LockoutOptions>())).AddEntityFrameworkStores<IdentityDbContext>();
    }

    /// <summary>Builds the model of the registry's database in parallel with the check of the hub's database.</summary>
    public static void BeginIdentity(this WebApplication app) => _ = Task.Run(async () =>
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<IdentityDbContext>>().CreateDbContextAsync();
        return db.Model;
    });

    private static void AddIdentityStorage(this IServiceCollection services, HubSettingsAndPaths settings)
    {
        services.AddDbContextFactory<IdentityDbContext>(db => db.UseSqlite(SqliteStorage.Connection(settings.Paths.IdentityDatabase)));
        services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDbContext>());
        services.AddScoped<RegistryStore>();
    }
}
