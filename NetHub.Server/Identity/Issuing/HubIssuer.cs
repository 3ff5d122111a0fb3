using Microsoft.IdentityModel.Tokens;
using NetHub.Server.Hosting;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity.Issuing;

/// <summary>
/// The embedded issuer: OAuth 2.0 client credentials for departments' systems, by secret or signed assertion (<c>private_key_jwt</c>),
/// and the authorization code with PKCE for people.
/// </summary>
internal static class HubIssuer
{
    public const string TokenPath = "/connect/token";
    public const string AuthorizePath = "/connect/authorize";
    public const string SignOutPath = "/connect/signout";
    public const string RevokePath = "/connect/revoke";

    /// <summary>The hub's name in the <c>aud</c> claim of tokens.</summary>
    public const string Audience = "nethub";

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
                validation.AddAudiences(Audience);
            });
    }

    public static void MapTokens(this WebApplication app) => app.MapPost(TokenPath, TokenEndpoint.IssueAsync);

    private static void Configure(OpenIddictServerBuilder server, HubSettingsAndPaths settings, bool isDevelopment)
    {
        var options = settings.Options;
        server.SetIssuer(new Uri(options.Issuer)).SetTokenEndpointUris(TokenPath).SetAuthorizationEndpointUris(AuthorizePath)
            .SetEndSessionEndpointUris(SignOutPath).SetRevocationEndpointUris(RevokePath);
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
