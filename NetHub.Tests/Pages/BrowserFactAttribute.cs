using NetHub.Tests.Clients;

namespace NetHub.Tests.Pages;

/// <summary>A test of a page in a browser; skipped without a browser or without Node.js to build the pages.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Path is null ? "Chromium is not installed." : NodeScripts.WhyNot;
}
