namespace NetHub.Tests.Clients;

/// <summary>A test with client libraries of JavaScript; skipped where Node.js is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeScripts.WhyNot;
}

/// <summary>As <see cref="NodeFactAttribute"/>, with examples.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeScripts.WhyNot;
}
