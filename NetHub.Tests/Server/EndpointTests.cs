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
    [InlineData("")]
    [InlineData("?as=LDR")]
    [InlineData("?as=twn-431021108")]
    public async Task A_contract_is_sent_again_only_when_it_changed(string query)
    {
        using var first = await hub.Http.GetAsync("/schema.graphql" + query);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/schema.graphql" + query);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await hub.Http.SendAsync(again);

        Assert.Contains("type Query", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/plain", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Each_department_has_its_own_contract_and_tag()
    {
        using var leaders = await hub.Http.GetAsync("/schema.graphql?as=LDR");
        using var commission = await hub.Http.GetAsync("/schema.graphql?as=PLC");

        Assert.NotEqual(leaders.Headers.ETag, commission.Headers.ETag);
        Assert.DoesNotContain("type DisputeCase implements", await leaders.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("type DisputeCase implements", await commission.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AMR", "zh", "没有这个部门")]
    [InlineData("<script>", "en", "There is no such department")]
    [InlineData("", "en", "There is no such department")]
    public async Task A_department_without_a_contract_is_not_found(string department, string language, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/schema.graphql?as=" + Uri.EscapeDataString(department));
        request.Headers.AcceptLanguage.ParseAdd(language);

        using var response = await hub.Http.SendAsync(request);
        var problem = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(title, System.Text.RegularExpressions.Regex.Unescape(problem), StringComparison.Ordinal);
        Assert.DoesNotContain("script", problem, StringComparison.Ordinal);
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
