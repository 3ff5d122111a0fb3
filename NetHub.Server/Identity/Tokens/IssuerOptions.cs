namespace NetHub.Server.Identity.Tokens;

/// <summary>The clouds of Entra ID; each has separate tenants.</summary>
internal enum EntraCloud
{
    Global,
    China,
}

/// <summary>
/// An entry of <c>Hub:Issuers</c>: an issuer whose tokens the hub accepts besides those of the embedded issuer. An entry with a tenant is
/// Entra ID; an entry with an authority is any OpenID Connect issuer.
/// </summary>
internal sealed class IssuerOptions
{
    /// <summary>Entra ID: the id of the only tenant whose tokens are accepted.</summary>
    public Guid? TenantId { get; set; }

    /// <summary>Entra ID: the cloud of the tenant.</summary>
    public EntraCloud Cloud { get; set; }

    /// <summary>OpenID Connect: the issuer's name, the base address of its <c>.well-known/openid-configuration</c>.</summary>
    public string? Authority { get; set; }

    /// <summary>The hub's name at this issuer, required in <c>aud</c>. In Entra ID, the application id.</summary>
    public string Audience { get; set; } = "";

    /// <summary>The claim that names the person; defaults to <c>oid</c> in Entra ID and <c>sub</c> elsewhere.</summary>
    public string? PersonClaim { get; set; }

    /// <summary>The claim with the app roles.</summary>
    public string RolesClaim { get; set; } = "roles";

    /// <summary>The claim with the person's groups.</summary>
    public string GroupsClaim { get; set; } = "groups";

    public bool IsEntra => TenantId is not null;

    public string PersonClaimName => PersonClaim ?? (IsEntra ? "oid" : "sub");

    /// <summary>The base address of the Entra ID cloud.</summary>
    public string Instance => Cloud == EntraCloud.China ? "https://login.partner.microsoftonline.cn/" : "https://login.microsoftonline.com/";

    /// <summary>
    /// Returns whether this entry validates tokens that claim to be from <paramref name="issuer"/>. The claim alone is not trusted.
    /// </summary>
    public bool Claims(string issuer) => IsEntra
        ? issuer.StartsWith(Instance, StringComparison.Ordinal) || issuer.StartsWith(OldInstance, StringComparison.Ordinal)
        : issuer.TrimEnd('/') == Authority?.TrimEnd('/');

    // Version 1.0 tokens name this older address.
    private string OldInstance => Cloud == EntraCloud.China ? "https://sts.chinacloudapi.cn/" : "https://sts.windows.net/";
}
