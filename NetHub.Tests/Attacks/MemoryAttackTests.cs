using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Attacks;

/// <summary>Memory does not grow with the number of requests, whatever they contain.</summary>
[Collection(Alone.Name)]
public sealed class MemoryAttackTests : IAsyncLifetime
{
    private const long MostBytes = 50L << 20;
    private OwnHub hub = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync();
        http = await hub.ClientAsync();
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await hub.DisposeAsync();
    }

    [Fact]
    public async Task Documents_that_a_client_invents_are_not_stored_for_ever()
    {
        var padding = new string('x', 20_000);
        await AssertBoundedAsync(3_000, i => AskAsync($"{{ __typename #{padding}{i}\n}}"));
    }

    [Fact]
    public async Task A_flood_of_introspection_is_answered_from_memory()
    {
        const string Types = "{ __schema { types { name fields { name } } } }";
        var start = Stopwatch.GetTimestamp();

        await AssertBoundedAsync(100, _ => AskAsync(Types));

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds / 100, 0, 1);
    }

    [Fact]
    public async Task Bodies_of_requests_without_a_token_are_not_read()
    {
        using var stranger = new HttpClient { BaseAddress = hub.Address };
        var body = new byte[900_000];

        await AssertBoundedAsync(200, async _ =>
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json");
            using var response = await stranger.PostAsync("/graphql", content);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        });
    }

    private static async Task AssertBoundedAsync(int times, Func<int, Task> ask)
    {
        await ask(-1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < times; i++)
            await ask(i);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostBytes);
    }

    private async Task AskAsync(string query)
    {
        using var response = await http.PostAsJsonAsync("/graphql", new { query });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await response.Content.ReadAsByteArrayAsync();
    }
}
