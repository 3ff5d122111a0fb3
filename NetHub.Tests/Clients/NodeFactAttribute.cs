namespace NetHub.Tests.Clients;

/// <summary>A test with JavaScript client libraries; skipped if Node.js is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeScripts.WhyNot;
}

/// <summary>A theory that is skipped like <see cref="NodeFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeScripts.WhyNot;
}
