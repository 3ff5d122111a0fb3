using Microsoft.IdentityModel.Tokens;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Server.Hosting;
using NetHub.Server.Identity;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary>Opens the registry for one command.</summary>
internal sealed class RegistryWork(RegistryStore store, HubSettingsAndPaths settings)
{
    public RegistryStore Store => store;

    public HubPaths Paths => settings.Paths;

    public HubSettingsAndPaths Settings => settings;

    public static async Task<int> RunAsync(Func<RegistryWork, Task<int>> work, CancellationToken cancel)
    {
        var builder = HubApplication.CreateBuilder(new HubStart());
        var settings = builder.AddHubSettings(listens: false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddRegistryCommands(settings);
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<RegistryStore>();
        await IdentityPreparation.PrepareAsync(store, settings.Paths, cancel);
        return await work(new RegistryWork(store, settings));
    }

    /// <summary>Checks and stores a registration, creates its credentials and prints them once.</summary>
    /// <exception cref="StartupException">The registration is invalid; lists every problem.</exception>
    public async Task<int> AddAsync(Registration registration, JsonWebKeySet? keys, CancellationToken cancel)
    {
        var isEmbedded = registration.Issuer == Registration.EmbeddedIssuer;
        if (!isEmbedded && !settings.Get<IssuerSettings>().ContainsKey(registration.Issuer))
            throw new StartupException($"设置中没有签发方 {registration.Issuer}。", $"The settings have no issuer {registration.Issuer}.");
        var facts = DepartmentInfo.Read(new SqliteContextFactory(settings.Paths.Database, DataCatalog.Discover()), DataCatalog.Discover());
        if (RegistrationRules.Check(registration, facts.Codes) is { Count: > 0 } problems)
            throw new StartupException(problems);
        switch (registration.Kind)
        {
            case RegistrationKind.Client when isEmbedded:
                var credential = keys is null ? ClientCredential.Random() : ClientCredential.OfKeys(keys);
                await store.AddClientAsync(registration, credential, cancel);
                Say("密钥（只显示一次） | secret, shown only once", credential.Secret);
                break;
            case RegistrationKind.Person when isEmbedded:
                var person = await store.AddPersonAsync(registration, PersonCredential.Random(), cancel);
                Say("初始密码（只显示一次） | initial password, shown only once", person.Password);
                Say("动态验证码密钥 | authenticator key", person.AuthenticatorKey);
                break;
            default:
                await store.AddAsync(registration, cancel);
                break;
        }

        return 0;
    }

    private static void Say(string what, string? value)
    {
        if (value is not null)
            Console.WriteLine($"{what}: {value}");
    }
}
