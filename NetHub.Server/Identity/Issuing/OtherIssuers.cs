using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Tokens;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.Identity.Issuing;

/// <summary>
/// Registers the issuers of the settings, each as an authentication scheme with its name, its keys and its token requirements.
/// </summary>
internal static class OtherIssuers
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    // An issuer may withdraw a key: reload the keys after this time, and at once for an unknown key.
    private static readonly TimeSpan KeepKeysFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);

    // Accept asymmetric signatures only: reject unsigned tokens, and tokens signed with the public key as a secret.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddOtherIssuers(this WebApplicationBuilder builder, IssuerSettings issuers)
    {
        var authentication = builder.Services.AddAuthentication();
        foreach (var (name, issuer) in issuers)
        {
            if (issuer.IsEntra)
                AddEntra(authentication, name, issuer);
            else
                AddOpenIdConnect(authentication, name, issuer, builder.Environment);
            builder.Services.PostConfigure<JwtBearerOptions>(name, static bearer => ForgetFormerKeys(bearer));
        }
    }

    private static void AddEntra(AuthenticationBuilder authentication, string name, IssuerOptions issuer) => authentication.AddMicrosoftIdentityWebApi(
        Configure,
        entra =>
        {
            entra.Instance = issuer.Instance;
            entra.TenantId = issuer.TenantId.ToString();
            entra.ClientId = issuer.Audience;
        },
        name);

    private static void AddOpenIdConnect(AuthenticationBuilder authentication, string name, IssuerOptions issuer, IHostEnvironment environment) => authentication.AddJwtBearer(
        name,
        bearer =>
        {
            Configure(bearer);
            bearer.Authority = issuer.Authority;
            bearer.Audience = issuer.Audience;
            bearer.RequireHttpsMetadata = !environment.IsDevelopment();
        });

    private static void Configure(JwtBearerOptions bearer)
    {
        bearer.MapInboundClaims = false;
        bearer.AutomaticRefreshInterval = KeepKeysFor;
        bearer.RefreshInterval = AskAgainAfter;
        bearer.TokenValidationParameters.ClockSkew = ClockSkew;
        bearer.TokenValidationParameters.ValidAlgorithms = Algorithms;
        bearer.TokenValidationParameters.RequireExpirationTime = true;
        bearer.TokenValidationParameters.RequireSignedTokens = true;
    }

    // Do not fall back to the last known good keys: a withdrawn key must stop working.
    private static void ForgetFormerKeys(JwtBearerOptions bearer)
    {
        if (bearer.ConfigurationManager is BaseConfigurationManager keys)
            keys.UseLastKnownGoodConfiguration = false;
    }
}
