using System.Net;
using System.Net.Http.Json;
using NetHub.Server.Pages;
using NetHub.Tests.Server;

namespace NetHub.Tests.Pages;

/// <summary>Whether <c>/graphiql</c> is enabled, and which settings it receives.</summary>
public sealed class ExplorerTests
{
    private static readonly (string Key, string Value)[] Production =
        [("Hub:Secret", Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))), ("Hub:TrustedProxies:0", "127.0.0.1")];

    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Development", "false", false)]
    [InlineData("Production", null, false)]
    [InlineData("Production", "true", true)]
    public async Task The_page_is_served_in_Development_or_if_the_settings_enable_it(string environment, string? setting, bool isThere)
    {
        await using var hub = await StartAsync(environment, setting is null ? [] : [("Hub:Explorer", setting)]);
        using var http = new HttpClient { BaseAddress = hub.Address };

        using var page = await http.GetAsync("/graphiql");
        using var settings = await http.GetAsync("/graphiql/settings.json");

        Assert.Equal(isThere, page.StatusCode != HttpStatusCode.NotFound);
        Assert.Equal(isThere ? HttpStatusCode.OK : HttpStatusCode.NotFound, settings.StatusCode);
    }

    [Fact]
    public async Task Development_offers_the_sample_departments_that_can_read()
    {
        await using var hub = await OwnHub.StartAsync();

        var settings = await SettingsAsync(hub);

        Assert.True(settings.Development);
        Assert.Equal([new ExplorerSample("org", "ORG"), new ExplorerSample("plc", "PLC")], settings.Samples);
    }

    [Fact]
    public async Task Development_without_sample_data_offers_no_departments()
    {
        await using var hub = await OwnHub.StartAsync(("Hub:SampleData", "false"));

        var settings = await SettingsAsync(hub);

        Assert.True(settings.Development);
        Assert.Empty(settings.Samples);
    }

    [Fact]
    public async Task Production_offers_no_departments()
    {
        await using var hub = await StartAsync("Production", [("Hub:Explorer", "true")]);

        var settings = await SettingsAsync(hub);

        Assert.False(settings.Development);
        Assert.Empty(settings.Samples);
    }

    private static Task<OwnHub> StartAsync(string environment, (string Key, string Value)[] settings) =>
        environment == "Production" ? OwnHub.StartInProductionAsync([.. Production, .. settings]) : OwnHub.StartAsync(settings);

    private static async Task<ExplorerSettings> SettingsAsync(OwnHub hub)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var response = await http.GetAsync("/graphiql/settings.json");
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        return (await response.Content.ReadFromJsonAsync<ExplorerSettings>())!;
    }
}
