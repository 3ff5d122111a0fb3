using System.Text.Json;
using Microsoft.Data.Sqlite;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Hosting;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity;

/// <summary>
/// Before the hub listens: the clients' database, and the sample's clients in Development. Outside Development the sample's
/// clients are removed, should the data directory have been used in Development before.
/// </summary>
internal sealed class ClientRegistration(IServiceProvider services, HubOptions options, HubPaths paths, IHostEnvironment environment) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await CreateDatabaseAsync(scope.ServiceProvider.GetRequiredService<IdentityDbContext>(), cancellationToken);
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        if (options.SampleData && environment.IsDevelopment())
            await AddSamples(clients, cancellationToken);
        else
            await RemoveSamples(clients, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CreateDatabaseAsync(IdentityDbContext db, CancellationToken cancel)
    {
        try
        {
            await db.Database.EnsureCreatedAsync(cancel);
        }
        catch (SqliteException)
        {
            throw new StartupException(
                $"客户端数据库损坏或被占用:{paths.IdentityDatabase}。请停止占用它的程序,或从备份恢复。",
                $"The clients' database {paths.IdentityDatabase} is damaged or locked. Stop the program that has it, or restore it from a backup.");
        }
    }

    private async Task AddSamples(IOpenIddictApplicationManager clients, CancellationToken cancel)
    {
        var facts = ActivatorUtilities.CreateInstance<SampleFacts>(services);
        var park = facts.Park();
        var known = await KnownAsync(clients, cancel);
        foreach (var client in SampleClients.All(services.GetRequiredService<AccessMatrix>(), facts.Departments()))
        {
            if (!known.Contains(client.Id))
                await clients.CreateAsync(Descriptor(client, client.Department == Departments.Park ? park : null), cancel);
        }
    }

    private static async Task RemoveSamples(IOpenIddictApplicationManager clients, CancellationToken cancel)
    {
        var samples = new List<object>();
        await foreach (var client in clients.ListAsync(count: null, offset: null, cancel))
        {
            var properties = await clients.GetPropertiesAsync(client, cancel);
            if (properties.ContainsKey(ClientProperties.Sample))
                samples.Add(client);
        }

        foreach (var client in samples)
            await clients.DeleteAsync(client, cancel);
    }

    private static async Task<HashSet<string>> KnownAsync(IOpenIddictApplicationManager clients, CancellationToken cancel)
    {
        var known = new HashSet<string>();
        await foreach (var client in clients.ListAsync(count: null, offset: null, cancel))
        {
            if (await clients.GetClientIdAsync(client, cancel) is { } id)
                known.Add(id);
        }

        return known;
    }

    private static OpenIddictApplicationDescriptor Descriptor(HubClient client, long? park)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = client.Id,
            ClientSecret = SampleClients.Secret(client.Id),
            ClientType = ClientTypes.Confidential,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
        };
        descriptor.Properties[ClientProperties.Sample] = JsonSerializer.SerializeToElement(true);
        descriptor.Properties[ClientProperties.Role] = JsonSerializer.SerializeToElement(client.Role);
        if (client.Department is { } department)
            descriptor.Properties[ClientProperties.Department] = JsonSerializer.SerializeToElement(department);
        if (park is { } key)
            descriptor.Properties[ClientProperties.Park] = JsonSerializer.SerializeToElement(key);
        return descriptor;
    }
}

/// <summary>What is kept with a client.</summary>
internal static class ClientProperties
{
    public const string Sample = "sample";
    public const string Department = "department";
    public const string Role = "role";
    public const string Park = "park";
}
