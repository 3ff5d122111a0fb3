using System.Net;
using System.Net.Http.Json;

namespace NetHub.Tests.Server;

/// <summary>Introspection can be switched off by a setting.</summary>
public sealed class IntrospectionTests
{
    [Theory]
    [InlineData("{ __schema { types { name fields { name } } } }")]
    [InlineData("{ __type(name: \"Person\") { name } }")]
    [InlineData("query { ...f } fragment f on Query { s: __schema { queryType { name } } }")]
    [InlineData("query($a: Boolean = true) { ... @include(if: $a) { __type(name: \"Grid\") { name } } }")]
    public async Task Introspection_in_any_form_is_refused_if_switched_off(string query)
    {
        await using var hub = await OwnHub.StartAsync(("Hub:Limits:Introspection", "false"));
        using var http = await hub.ClientAsync();

        using var refused = await http.PostAsJsonAsync("/graphql", new { query });
        using var typename = await http.PostAsJsonAsync("/graphql", new { query = "{ __typename regions { nodes { __typename } } }" });

        Assert.Equal("INTROSPECTION_NOT_PERMITTED", await RunningHub.CodeAsync(refused));
        Assert.Equal(HttpStatusCode.OK, typename.StatusCode);
    }
}
