using Microsoft.IdentityModel.JsonWebTokens;
using NetHub.Server.Identity.Registrations;

namespace NetHub.Server.Identity.Tokens;

/// <summary>
/// Validates a bearer token with the issuer that it names: an issuer of the settings or the embedded one. Its claims are trusted only
/// after that issuer's keys have confirmed them.
/// </summary>
internal sealed class TokenReader(EmbeddedTokens embedded, ExternalTokens external)
{
    private readonly JsonWebTokenHandler handler = new();

    /// <summary>Returns the subject of the token, or null if the token is invalid.</summary>
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
