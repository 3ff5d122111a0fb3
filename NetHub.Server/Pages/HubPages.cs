namespace NetHub.Server.Pages;

/// <summary>The security policy of the hub's pages: they may run only scripts from the hub, and call only the hub.</summary>
internal static class HubPages
{
    /// <summary>The name of the header policy of pages and their assets.</summary>
    public const string Policy = "pages";

    public static void AddHubPages(this WebApplicationBuilder builder) => builder.Services.AddSecurityHeaderPolicies()
        .AddPolicy(Policy, static policy => policy.AddDefaultApiSecurityHeaders().AddContentSecurityPolicy(Content).AddPermissionsPolicy(Permissions));

    private static void Content(CspBuilder csp)
    {
        csp.AddDefaultSrc().None();
        csp.AddScriptSrc().Self();
        // The editor needs inline styles: it lays out lines with style attributes and writes themes into style elements.
        csp.AddStyleSrc().Self().UnsafeInline();
        csp.AddConnectSrc().Self();
        csp.AddImgSrc().Self().Data();
        csp.AddFontSrc().Self();
        csp.AddWorkerSrc().Self();
        csp.AddFormAction().None();
        csp.AddFrameAncestors().None();
        csp.AddBaseUri().None();
    }

    // Browsers warn about unknown features, so this lists only features that all of them know.
    private static void Permissions(PermissionsPolicyBuilder permissions)
    {
        permissions.AddCamera().None();
        permissions.AddGeolocation().None();
        permissions.AddMicrophone().None();
        permissions.AddPayment().None();
    }
}
