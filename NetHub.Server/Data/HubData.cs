using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NetHub.Ledger;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Contracts;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Verification;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Loading;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Server.Settings;

namespace NetHub.Server.Data;

/// <summary>Registers the catalog, access, database and engine.</summary>
internal static class HubData
{
    public static void AddHubData(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        var (services, paths) = (builder.Services, settings.Paths);
        var catalog = new Lazy<DataCatalog>(DataCatalog.Discover);
        var keys = Keys(settings);
        var ring = IdentityKeys.Ring(keys, paths);
        services.AddSingleton(ring);
        services.AddSingleton(new IdentityCipher(keys, ring));
        services.AddHubEngine(paths.Database, settings.Get<QueryLimits>(), keys, catalog);
        services.AddSingleton(_ => new HubDatabase(paths.Database, catalog.Value));
        services.AddHostedService<DataVersionWorker>();
        BeginModel(paths.Database, catalog);
    }

    /// <summary>
    /// Registers the catalog, access and the engine over the database at <paramref name="path"/>, which is not opened before the first
    /// query.
    /// </summary>
    public static IServiceCollection AddHubEngine(this IServiceCollection services, string path, QueryLimits limits, HubKeys keys, Lazy<DataCatalog> catalog)
    {
        services.AddSingleton(_ => catalog.Value);
        services.AddSingleton(_ => AccessMatrix.Baseline());
        services.AddSingleton(static s => new CurrentPolicy(new AccessPolicy(s.GetRequiredService<DataCatalog>(), s.GetRequiredService<AccessMatrix>())));
        services.AddSingleton(limits);
        services.AddSingleton(keys);
        services.TryAddSingleton(_ => new IdentityCipher(keys));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IDbContextFactory<HubDbContext>>(_ => new SqliteContextFactory(path, catalog.Value));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<QueryEngine>(s, path));
        services.AddSingleton<TrustedDocumentStore>();
        services.TryAddSingleton(AuditLedger.None);
        services.TryAddSingleton(static s => new PersonalRows(long.MaxValue, s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(static s => new VerificationQuota(long.MaxValue, long.MaxValue, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IdentityVerifier>();
        services.AddSingleton<HubGraphQL>();
        return services.AddSingleton<HubContracts>();
    }

    /// <summary>Returns the keys from the secret in the settings or, in Development, from one stored in the data directory.</summary>
    /// <exception cref="StartupException">The key file is damaged.</exception>
    public static HubKeys Keys(HubSettingsAndPaths settings)
    {
        if (settings.Options.Secret is { } secret)
            return new HubKeys(Convert.FromBase64String(secret));
        try
        {
            return HubKeys.FromFile(settings.Paths.MasterKey);
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            throw new StartupException(
                $"密钥文件损坏：{settings.Paths.MasterKey}。请从备份恢复；示例数据也可删除该文件并用 data generate --force 重建。",
                $"The key file {settings.Paths.MasterKey} is damaged. Restore it from a backup; for sample data, delete it and run `data generate --force`.");
        }
    }

    // Building the model is the longest step of startup, so it runs in parallel. A failure surfaces when the model is first used.
    private static void BeginModel(string path, Lazy<DataCatalog> catalog) => _ = Task.Run(() =>
    {
        using var db = new SqliteContextFactory(path, catalog.Value).CreateDbContext();
        return db.Model;
    });
}
