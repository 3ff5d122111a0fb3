using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Tokens;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.Identity.Issuing;

/// <summary>The issuers of the settings: how their keys are found, and what their tokens must be. Each is a scheme by its name.</summary>
internal static class OtherIssuers
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    // An issuer may take back a key: it is asked again for its keys after so long, and at once for a key that is not known.
    private static readonly TimeSpan KeepKeysFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);

    // Signatures by a key pair only: a token that is not signed, or signed with the public key as a secret, is none.
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

    // A key that the issuer took back is not good any more, however well it worked before.
    private static void ForgetFormerKeys(JwtBearerOptions bearer)
    {
        if (bearer.ConfigurationManager is BaseConfigurationManager keys)
            keys.UseLastKnownGoodConfiguration = false;
    }
}
