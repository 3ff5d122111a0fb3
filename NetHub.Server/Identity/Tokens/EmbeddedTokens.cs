using System.Globalization;
using System.Security.Claims;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using OpenIddict.Abstractions;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Abstractions.OpenIddictExceptions;

namespace NetHub.Server.Identity.Tokens;

/// <summary>Tokens of the embedded issuer.</summary>
internal sealed class EmbeddedTokens(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Says whose token it is where a person signed in.</summary>
    public const string PersonClaim = "nethub_person";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>What the token says, or null where it is not good.</summary>
    public async Task<TokenSubject?> ReadAsync(string token, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return Subject(await scope.ServiceProvider.GetRequiredService<OpenIddictValidationService>().ValidateAccessTokenAsync(token, cancel));
        }
        catch (ProtocolException)
        {
            return null;
        }
    }

    private TokenSubject? Subject(ClaimsPrincipal principal)
    {
        if (principal.GetClaim(Claims.ClientId) is not { Length: > 0 } client
            || principal.GetExpirationDate() is not { } until
            || principal.GetCreationDate() is not { } issued
            || IsFromTheFuture(principal, issued))
            return null;
        return new TokenSubject(Registration.EmbeddedIssuer, client, principal.GetClaim(PersonClaim), [], [], principal.GetTokenId(), issued, until);
    }

    // The library does not look at it, since its own tokens are good at once. A clock that was set back would make it matter.
    private bool IsFromTheFuture(ClaimsPrincipal principal, DateTimeOffset issued)
    {
        var latest = clock.GetUtcNow() + ClockSkew;
        var isNotYetGood = long.TryParse(principal.GetClaim(Claims.NotBefore), CultureInfo.InvariantCulture, out var notBefore) && notBefore > latest.ToUnixTimeSeconds();
        return isNotYetGood || issued > latest;
    }
}
