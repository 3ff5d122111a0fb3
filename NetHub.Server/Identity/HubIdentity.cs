using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Server.Hosting;

namespace NetHub.Server.Identity;

/// <summary>The embedded issuer: OAuth 2.0 client credentials for departments' systems.</summary>
internal static class HubIdentity
{
    public const string TokenPath = "/connect/token";

    public static void AddHubIdentity(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        var (services, options) = (builder.Services, settings.Options);
        services.AddDbContext<IdentityDbContext>(db => db.UseSqlite(SqliteStorage.Connection(settings.Paths.IdentityDatabase)));
        services.AddSingleton<CallerReader>();
        services.AddHostedService<ClientRegistration>();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDbContext>())
            .AddServer(server =>
            {
                server.SetIssuer(new Uri(options.Issuer)).SetTokenEndpointUris(TokenPath).AllowClientCredentialsFlow();
                server.SetAccessTokenLifetime(TimeSpan.FromMinutes(options.TokenMinutes));
                server.AddSigningKey(SigningKeyFile.Read(settings.Paths.SigningKey));
                server.AddEncryptionKey(new SymmetricSecurityKey(HubData.Keys(settings).Derive("token encryption")));
                server.DisableAccessTokenEncryption();
                // Tokens are short-lived and checked without the database; there is nothing to look up.
                server.DisableTokenStorage();
                var transport = server.UseAspNetCore().EnableTokenEndpointPassthrough();
                if (builder.Environment.IsDevelopment())
                    transport.DisableTransportSecurityRequirement();
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
            });
    }

    /// <summary>Builds the model of the clients' database while the hub's own is looked at.</summary>
    public static void BeginIdentity(this WebApplication app) => _ = Task.Run(async () =>
    {
        await using var scope = app.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Model;
    });
}
