namespace NetHub.Server.Identity.Tokens;

/// <summary>Clouds of Entra ID; they are apart, and so are their tenants.</summary>
internal enum EntraCloud
{
    Global,
    China,
}

/// <summary>
/// One of <c>Hub:Issuers</c>: whose tokens are accepted beside those of the embedded issuer. With a tenant it is Entra ID, with an
/// authority any issuer of OpenID Connect.
/// </summary>
internal sealed class IssuerOptions
{
    /// <summary>Entra ID: id of the one tenant whose tokens are accepted.</summary>
    public Guid? TenantId { get; set; }

    /// <summary>Entra ID: the cloud that the tenant is in.</summary>
    public EntraCloud Cloud { get; set; }

    /// <summary>OpenID Connect: the issuer's name, below which its <c>.well-known/openid-configuration</c> lies.</summary>
    public string? Authority { get; set; }

    /// <summary>The hub's name there: what <c>aud</c> must say. In Entra ID, the application id.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Claim that names the person; <c>oid</c> in Entra ID and <c>sub</c> elsewhere when not said.</summary>
    public string? PersonClaim { get; set; }

    /// <summary>Claim with the app roles.</summary>
    public string RolesClaim { get; set; } = "roles";

    /// <summary>Claim with the person's groups.</summary>
    public string GroupsClaim { get; set; } = "groups";

    public bool IsEntra => TenantId is not null;

    public string PersonClaimName => PersonClaim ?? (IsEntra ? "oid" : "sub");

    /// <summary>Address of the cloud of Entra ID.</summary>
    public string Instance => Cloud == EntraCloud.China ? "https://login.partner.microsoftonline.cn/" : "https://login.microsoftonline.com/";

    /// <summary>Whether a token that says it is of <paramref name="issuer"/> is for this one to check. It is not believed for that.</summary>
    public bool Claims(string issuer) => IsEntra
        ? issuer.StartsWith(Instance, StringComparison.Ordinal) || issuer.StartsWith(OldInstance, StringComparison.Ordinal)
        : issuer.TrimEnd('/') == Authority?.TrimEnd('/');

    // The first version of its tokens names another address.
    private string OldInstance => Cloud == EntraCloud.China ? "https://sts.chinacloudapi.cn/" : "https://sts.windows.net/";
}
