using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using NetHub.Server.Identity.People;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Identity.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity.Issuing;

/// <summary>
/// <c>POST /connect/token</c>: issues the token's claims after OpenIddict has checked client, secret, code and proof. The claims identify
/// the caller and say nothing about rights.
/// </summary>
internal static class TokenEndpoint
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<Results<SignInHttpResult, ForbidHttpResult>> IssueAsync(HttpContext context, Registry registry, PeopleSessions people, PeopleOptions options)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The issuer did not read the request.");
        if (!request.IsAuthorizationCodeGrantType())
            return registry.Current.IsRegistered(RegistrationKind.Client, request.ClientId!) ? Issue(Client(request.ClientId!)) : Refuse(Errors.InvalidClient);
        var code = await context.AuthenticateAsync(Scheme);
        if (code.Principal is not { } person || !await people.IsGoodAsync(person))
            return Refuse(Errors.InvalidGrant);
        person.SetAccessTokenLifetime(TimeSpan.FromMinutes(options.TokenMinutes));
        return Issue(person);
    }

    public static ForbidHttpResult Refuse(string error) => TypedResults.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = error }), [Scheme]);

    public static SignInHttpResult Issue(ClaimsPrincipal principal) => TypedResults.SignIn(principal, properties: null, Scheme);

    private static ClaimsPrincipal Client(string client)
    {
        var identity = new ClaimsIdentity(Scheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, client);
        identity.SetResources(IssuerPaths.Audience);
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }
}
