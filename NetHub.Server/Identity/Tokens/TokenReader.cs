using Microsoft.IdentityModel.JsonWebTokens;
using NetHub.Server.Identity.Registrations;

namespace NetHub.Server.Identity.Tokens;

/// <summary>
/// Checks a bearer token with the issuer that it says it is of: one of the settings, or the embedded one. What it says is believed
/// only after that issuer's keys have confirmed it.
/// </summary>
internal sealed class TokenReader(EmbeddedTokens embedded, ExternalTokens external)
{
    private readonly JsonWebTokenHandler handler = new();

    /// <summary>What the token says, or null where it is not good.</summary>
    public Task<TokenSubject?> ReadAsync(string token, CancellationToken cancel)
    {
        if (!handler.CanReadToken(token))
            return Task.FromResult<TokenSubject?>(null);
        return ClaimedIssuer(token) is { } issuer && external.SchemeOf(issuer) is { } scheme
            ? external.ReadAsync(scheme, token)
            : embedded.ReadAsync(token, cancel);
    }

    private string? ClaimedIssuer(string token)
    {
        try
        {
            return handler.ReadJsonWebToken(token).Issuer;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
