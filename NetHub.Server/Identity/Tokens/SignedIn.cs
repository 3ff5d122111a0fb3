using NetHub.Schema.Sharing.Access;
using NetHub.Server.Identity.Registrations;

namespace NetHub.Server.Identity.Tokens;

/// <summary>A caller with a valid token.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Token">The subject of the token.</param>
internal sealed record SignedIn(Caller Caller, TokenSubject Token)
{
    /// <summary>The time at which the token expires; everything begun with it ends then.</summary>
    public DateTimeOffset Until => Token.Until;
}
