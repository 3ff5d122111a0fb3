using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity;

/// <summary><c>POST /connect/token</c>: the issuer has checked id and secret already; here the token's claims are said.</summary>
internal static class TokenEndpoint
{
    public static void MapTokens(this WebApplication app) => app.MapPost(HubIdentity.TokenPath, IssueAsync);

    private static async Task<SignInHttpResult> IssueAsync(HttpContext context, IOpenIddictApplicationManager clients, CancellationToken cancel)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The issuer did not read the request.");
        var client = await clients.FindByClientIdAsync(request.ClientId!, cancel) ?? throw new InvalidOperationException("The client is gone.");
        var properties = await clients.GetPropertiesAsync(client, cancel);

        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, request.ClientId)
            .SetClaim(HubClaims.Role, Text(properties, ClientProperties.Role))
            .SetClaim(HubClaims.Department, Text(properties, ClientProperties.Department))
            .SetClaim(HubClaims.Park, Text(properties, ClientProperties.Park));
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        return TypedResults.SignIn(new ClaimsPrincipal(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static string? Text(ImmutableDictionary<string, JsonElement> properties, string name) => !properties.TryGetValue(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetInt64().ToString(CultureInfo.InvariantCulture)
        : value.GetString();
}
