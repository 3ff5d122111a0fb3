using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace NetHub.Tests.Server;

/// <summary>Introspection follows a setting, and a flood of it costs little.</summary>
public sealed class IntrospectionTests
{
    private const string Types = "{ __schema { types { name fields { name } } } }";

    [Theory]
    [InlineData(Types)]
    [InlineData("{ __type(name: \"Person\") { name } }")]
    [InlineData("query { ...f } fragment f on Query { s: __schema { queryType { name } } }")]
    [InlineData("query($a: Boolean = true) { ... @include(if: $a) { __type(name: \"Grid\") { name } } }")]
    public async Task Where_it_is_turned_off_no_form_of_it_is_answered(string query)
    {
        await using var hub = await OwnHub.StartAsync(("Hub:Limits:Introspection", "false"));
        using var http = await hub.ClientAsync();

        using var refused = await http.PostAsJsonAsync("/graphql", new { query });
        using var typename = await http.PostAsJsonAsync("/graphql", new { query = "{ __typename regions { nodes { __typename } } }" });

        Assert.Equal("INTROSPECTION_NOT_PERMITTED", await RunningHub.CodeAsync(refused));
        Assert.Equal(HttpStatusCode.OK, typename.StatusCode);
    }

    [Fact]
    public async Task A_flood_of_it_is_answered_from_memory()
    {
        await using var hub = await OwnHub.StartAsync();
        using var http = await hub.ClientAsync();
        await AskAsync(http);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();

        for (var i = 0; i < 100; i++)
            await AskAsync(http);

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds / 100, 0, 1);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 50L << 20);
    }

    private static async Task AskAsync(HttpClient http)
    {
        using var response = await http.PostAsJsonAsync("/graphql", new { query = Types });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await response.Content.ReadAsByteArrayAsync();
    }
}
