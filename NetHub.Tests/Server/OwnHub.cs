using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Ledger.Signing;
using NetHub.Schema.GraphQLApi;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Samples;
using NetHub.Server.Settings;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Server;

/// <summary>A hub for one test on its own small, writable database, with the clients <c>org</c> and <c>plc</c>.</summary>
internal sealed class OwnHub : IAsyncDisposable
{
    // Shared, because generating a key takes longer than the rest of a hub's startup.
    private static readonly Lazy<string> SigningKey = new(static () =>
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    });

    private readonly WebApplication app;

    private OwnHub(WebApplication app, string directory)
    {
        this.app = app;
        Directory = directory;
    }

    public string Directory { get; }

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public static Task<OwnHub> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, settings);

    /// <param name="services">Replaces services of the hub.</param>
    /// <param name="settings">Settings that override all others.</param>
    public static Task<OwnHub> StartAsync(Action<IServiceCollection>? services, params (string Key, string Value)[] settings)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("nethub-own-").FullName;
        SmallDatabase.CreateIn(directory);
        return StartInAsync(directory, services, settings);
    }

    /// <summary>Starts a hub in Production; the settings must provide what Production requires.</summary>
    public static Task<OwnHub> StartInProductionAsync(params (string Key, string Value)[] settings)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("nethub-own-").FullName;
        SmallDatabase.CreateIn(directory);
        return StartAsync("Production", directory, null, settings);
    }

    /// <summary>Starts a hub in the directory of a stopped hub.</summary>
    public static Task<OwnHub> StartInAsync(string directory, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings) =>
        StartAsync("Development", directory, services, settings);

    /// <summary>Stops the hub without deleting its directory.</summary>
    public Task StopAsync() => SuiteLog.StopAsync(app);

    /// <summary>Changes the registry like the command line does.</summary>
    public async Task<T> RegistryAsync<T>(Func<RegistryStore, Task<T>> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await change(scope.ServiceProvider.GetRequiredService<RegistryStore>());
    }

    /// <summary>Changes the registry and waits until the hub has loaded the change.</summary>
    public async Task<T> RegisterAsync<T>(Func<RegistryStore, Task<T>> change)
    {
        var result = await RegistryAsync(change);
        await Services.GetRequiredService<Registry>().RefreshAsync(CancellationToken.None);
        return result;
    }

    /// <summary>Returns an HTTP client that is signed in as a sample client.</summary>
    public async Task<HttpClient> ClientAsync(string client = "plc")
    {
        var http = new HttpClient(new SentLiterals()) { BaseAddress = Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = SampleClients.Secret(client),
        });
        using var response = await http.PostAsync("/connect/token", form);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.RootElement.GetProperty("access_token").GetString());
        return http;
    }

    /// <summary>Simulates a publication: raises the data version and waits until the hub sees it.</summary>
    public async Task ChangeDataAsync()
    {
        var before = Version();
        SmallDatabase.Execute(SmallDatabase.PathIn(Directory), "UPDATE HubState SET Value = CAST(Value AS INTEGER) + 1 WHERE Name = 'dataVersion'");
        await SeeVersionAsync(before);
    }

    /// <summary>Waits until the hub reports a data version other than the given one.</summary>
    public async Task SeeVersionAsync(string? other)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Version() == other)
            await Task.Delay(20, limit.Token);
    }

    private string? Version() => Services.GetRequiredService<HubGraphQL>().DataVersion(HubFixture.CallerOf("plc"));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static async Task<OwnHub> StartAsync(string environment, string directory, Action<IServiceCollection>? services, (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Key, s => (string?)s.Value);
        all["Hub:DataDirectory"] = directory;
        all.TryAdd("Hub:Quality:Daily", "false");
        var key = new HubPaths(directory).SigningKey;
        if (!File.Exists(key))
            SecretFile.Create(key, SigningKey.Value);
        var app = SuiteLog.Build(new HubStart("http://127.0.0.1:0", environment, all, services));
        try
        {
            await app.StartAsync();
            return new OwnHub(app, directory);
        }
        catch
        {
            // Services that started before the failure would otherwise keep running.
            await app.DisposeAsync();
            throw;
        }
    }
}
