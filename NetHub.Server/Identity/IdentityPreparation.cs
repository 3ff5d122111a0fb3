using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Server.Data;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Samples;
using NetHub.Server.Settings;

namespace NetHub.Server.Identity;

/// <summary>
/// Prepares the registry's database before the hub listens, with the sample clients in Development. In any other environment, sample
/// clients prevent the hub from starting, since their secrets are public.
/// </summary>
internal sealed class IdentityPreparation(IServiceProvider services, Registry registry, HubOptions options, HubPaths paths, IHostEnvironment environment) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<RegistryStore>();
        await PrepareAsync(store, paths, cancellationToken);
        await store.AddConsoleAsync(new Uri(options.Issuer), cancellationToken);
        if (options.SampleData && environment.IsDevelopment())
            await AddSamplesAsync(store, cancellationToken);
        else if (!environment.IsDevelopment() && await store.HasSamplesAsync(cancellationToken))
        {
            throw new StartupException(
                "登记库中有示例客户端，其密钥是公开的。请改用其他 Hub:DataDirectory，或运行 registry end-samples。",
                "The registry contains sample clients, whose secrets are public. Use a different Hub:DataDirectory, or run `registry end-samples`.");
        }

        await registry.RefreshAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Creates or migrates the registry's database.</summary>
    /// <exception cref="StartupException">The registry's database cannot be used.</exception>
    public static async Task PrepareAsync(RegistryStore store, HubPaths paths, CancellationToken cancel)
    {
        try
        {
            await store.MigrateAsync(cancel);
        }
        catch (UnusableSchemaException failure)
        {
            throw DatabasePreparation.Unusable(failure, paths.IdentityDatabase);
        }
        catch (SqliteException)
        {
            throw new StartupException(
                $"登记库损坏或被占用：{paths.IdentityDatabase}。请停止占用它的程序，或从备份恢复。",
                $"The registry {paths.IdentityDatabase} is damaged or locked. Stop the program that uses it, or restore it from a backup.");
        }
    }

    private async Task AddSamplesAsync(RegistryStore store, CancellationToken cancel)
    {
        var catalog = services.GetRequiredService<DataCatalog>();
        var facts = DepartmentInfo.Read(services.GetRequiredService<IDbContextFactory<HubDbContext>>(), catalog);
        var known = await store.ClientsAsync(cancel);
        foreach (var sample in SampleClients.All(services.GetRequiredService<AccessMatrix>(), catalog, facts).Where(s => !known.Contains(s.Value)))
            await store.AddClientAsync(sample, ClientCredential.OfSecret(SampleClients.Secret(sample.Value)), cancel);
    }
}
