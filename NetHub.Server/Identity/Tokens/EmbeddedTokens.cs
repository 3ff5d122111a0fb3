using System.Globalization;
using System.Security.Claims;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using OpenIddict.Abstractions;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Abstractions.OpenIddictExceptions;

namespace NetHub.Server.Identity.Tokens;

/// <summary>Validates tokens of the embedded issuer.</summary>
internal sealed class EmbeddedTokens(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>The claim with the name of the signed-in person.</summary>
    public const string PersonClaim = "nethub_person";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Returns the subject of the token, or null if the token is invalid.</summary>
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

    // The library does not check this, since its own tokens are valid immediately. It matters after the clock was set back.
    private bool IsFromTheFuture(ClaimsPrincipal principal, DateTimeOffset issued)
    {
        var latest = clock.GetUtcNow() + ClockSkew;
        var isNotYetGood = long.TryParse(principal.GetClaim(Claims.NotBefore), CultureInfo.InvariantCulture, out var notBefore) && notBefore > latest.ToUnixTimeSeconds();
        return isNotYetGood || issued > latest;
    }
}
