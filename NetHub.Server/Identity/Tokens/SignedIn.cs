using NetHub.Schema.Sharing.Access;
using NetHub.Server.Identity.Registrations;

namespace NetHub.Server.Identity.Tokens;

/// <summary>A caller with a good token.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Token">What the token says.</param>
internal sealed record SignedIn(Caller Caller, TokenSubject Token)
{
    /// <summary>When the token ends; nothing that was begun with it goes on after that.</summary>
    public DateTimeOffset Until => Token.Until;
}
