using System.Net;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Server;

[Collection(HubFixture.Name)]
public sealed class EndpointTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_schema_is_open_in_Development()
    {
        var sdl = await hub.Http.GetStringAsync("/schema.graphql");

        Assert.Contains("type Query", sdl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", """{"status":"ready","parts":{"database":"ready","ledger":"ready","issuer":"ready"}}""")]
    public async Task Health_is_open(string path, string answer)
    {
        using var response = await hub.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
    }
}
