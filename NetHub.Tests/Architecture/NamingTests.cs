using System.Reflection;
using NetHub.Schema.GraphQLApi;
using NetHub.Server.Hosting;

namespace NetHub.Tests.Architecture;

/// <summary>A method name says what the call does.</summary>
public sealed class NamingTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_method_is_called_Of()
    {
        var types = new[] { typeof(HubGraphQL), typeof(HubApplication), typeof(NamingTests) }.SelectMany(static t => t.Assembly.GetTypes());

        var named = types.SelectMany(static t => t.GetMethods(Declared)).Where(static m => m.Name == "Of").Select(static m => $"{m.DeclaringType}.{m.Name}");

        Assert.Empty(named);
    }
}
