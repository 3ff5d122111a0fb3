using Microsoft.IdentityModel.Tokens;
using NetHub.Server.Data;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Settings;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity.Issuing;

/// <summary>
/// The embedded issuer: OAuth 2.0 client credentials for departments' systems, by secret or signed assertion (<c>private_key_jwt</c>),
/// and the authorization code with PKCE for people.
/// </summary>
internal static class HubIssuer
{
    public static void AddHubIssuer(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services.AddSingleton<SecretLockout>();
        builder.Services.AddOpenIddict()
            .AddServer(server => Configure(server, settings, isDevelopment))
            .AddValidation(static validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
                validation.AddAudiences(IssuerPaths.Audience);
            });
    }

    public static void MapTokens(this WebApplication app) => app.MapPost(IssuerPaths.TokenPath, TokenEndpoint.IssueAsync);

    private static void Configure(OpenIddictServerBuilder server, HubSettingsAndPaths settings, bool isDevelopment)
    {
        var options = settings.Options;
        server.SetIssuer(new Uri(options.Issuer)).SetTokenEndpointUris(IssuerPaths.TokenPath).SetAuthorizationEndpointUris(IssuerPaths.AuthorizePath)
            .SetEndSessionEndpointUris(IssuerPaths.SignOutPath).SetRevocationEndpointUris(IssuerPaths.RevokePath);
        server.AllowClientCredentialsFlow().AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.SetAccessTokenLifetime(TimeSpan.FromMinutes(options.TokenMinutes));
        server.RegisterScopes(Scopes.OpenId);
        server.AddSigningKeys(SigningKeyFiles.Read(settings.Paths));
        server.AddEncryptionKey(new SymmetricSecurityKey(HubData.Keys(settings).Derive("token encryption")));
        server.DisableAccessTokenEncryption();
        server.AddEventHandler<OpenIddictServerEvents.ProcessAuthenticationContext>(static handler => handler
            .UseSingletonHandler<SecretLockout>().SetOrder(OpenIddictServerHandlers.ValidateClientSecret.Descriptor.Order - 1));
        server.AddEventHandler<OpenIddictServerEvents.ApplyTokenResponseContext>(static handler => handler
            .UseSingletonHandler<SecretLockout>().SetOrder(int.MinValue));
        server.AddEventHandler<OpenIddictServerEvents.ApplyRevocationResponseContext>(static handler => handler
            .UseSingletonHandler<SecretLockout>().SetOrder(int.MinValue));
        var transport = server.UseAspNetCore().EnableTokenEndpointPassthrough().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough();
        if (isDevelopment)
            transport.DisableTransportSecurityRequirement();
    }
}
