using NetHub.Server.Identity.Storage;

namespace NetHub.Server.Identity.Registrations;

/// <summary>What a good token says: to whom it was given, by whom, and how long it is good. Nothing about rights.</summary>
/// <param name="Issuer">Name of the issuer in the settings; <see cref="Registration.EmbeddedIssuer"/> for the embedded one.</param>
/// <param name="Client">OAuth client id of the program.</param>
/// <param name="Person">Who uses the program; null where it acts for itself.</param>
/// <param name="AppRoles">App roles that the issuer gave.</param>
/// <param name="Groups">Groups that the issuer puts the person into.</param>
/// <param name="Entry">The embedded issuer's record of the token, by which it can be revoked alone.</param>
/// <param name="IssuedAt">When it was issued, to the second.</param>
/// <param name="Until">When it ends; nothing that was begun with it goes on after that.</param>
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
    /// <summary>The name under which limits, cursors and records know the caller.</summary>
    public string Name => Person is null ? Client : $"{Client}:{Person}";
}
