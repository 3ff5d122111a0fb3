namespace NetHub.Tests.Clients;

/// <summary>A test with client libraries of JavaScript; skipped where Node.js is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!NodeScripts.IsInstalled)
            Skip = "Node.js and npm are not installed.";
    }
}
