namespace NetHub.Server.Pages;

/// <summary>What a browser may do with the hub's pages: run what the hub itself serves, and talk to the hub.</summary>
internal static class HubPages
{
    /// <summary>Name of the header policy of pages and their files.</summary>
    public const string Policy = "pages";

    public static void AddHubPages(this WebApplicationBuilder builder) => builder.Services.AddSecurityHeaderPolicies()
        .AddPolicy(Policy, static policy => policy.AddDefaultApiSecurityHeaders().AddContentSecurityPolicy(Content).AddPermissionsPolicy(Permissions));

    private static void Content(CspBuilder csp)
    {
        csp.AddDefaultSrc().None();
        csp.AddScriptSrc().Self();
        // The editor lays out its lines with style attributes and writes its themes into style elements.
        csp.AddStyleSrc().Self().UnsafeInline();
        csp.AddConnectSrc().Self();
        csp.AddImgSrc().Self().Data();
        csp.AddFontSrc().Self();
        csp.AddWorkerSrc().Self();
        csp.AddFormAction().None();
        csp.AddFrameAncestors().None();
        csp.AddBaseUri().None();
    }

    // Browsers complain of features that they do not know, so only those are named that all of them do.
    private static void Permissions(PermissionsPolicyBuilder permissions)
    {
        permissions.AddCamera().None();
        permissions.AddGeolocation().None();
        permissions.AddMicrophone().None();
        permissions.AddPayment().None();
    }
}
