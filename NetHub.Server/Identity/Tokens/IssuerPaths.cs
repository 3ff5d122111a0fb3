namespace NetHub.Server.Identity.Tokens;

/// <summary>Addresses of the embedded issuer, and the hub's name in its tokens.</summary>
internal static class IssuerPaths
{
    public const string TokenPath = "/connect/token";
    public const string AuthorizePath = "/connect/authorize";
    public const string SignOutPath = "/connect/signout";
    public const string RevokePath = "/connect/revoke";

    /// <summary>The hub as tokens name it in <c>aud</c>.</summary>
    public const string Audience = "nethub";
}
