using NetHub.Server.Identity.Storage;

namespace NetHub.Server.Identity.Registrations;

/// <summary>The claims of a valid token: its holder, issuer and lifetime, but no rights.</summary>
/// <param name="Issuer">The name of the issuer in the settings; <see cref="Registration.EmbeddedIssuer"/> for the embedded
/// one.</param>
/// <param name="Client">The OAuth client id of the program.</param>
/// <param name="Person">The person who uses the program; null if the program acts for itself.</param>
/// <param name="AppRoles">The app roles that the issuer assigned.</param>
/// <param name="Groups">The person's groups at the issuer.</param>
/// <param name="Entry">The id of the token at the embedded issuer, which allows revoking this token alone.</param>
/// <param name="IssuedAt">The time of issue, in whole seconds.</param>
/// <param name="Until">The time of expiry; everything begun with the token ends then.</param>
internal sealed record TokenSubject(
    string Issuer,
    string Client,
    string? Person,
    IReadOnlyList<string> AppRoles,
    IReadOnlyList<string> Groups,
    string? Entry,
    DateTimeOffset IssuedAt,
    DateTimeOffset Until)
{
    /// <summary>The caller's name in limits, cursors and records.</summary>
    public string Name => Person is null ? Client : $"{Client}:{Person}";
}
