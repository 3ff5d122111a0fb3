using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Server.Hosting;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Settings;
using NetHub.Tests.Server;

namespace NetHub.Tests.Identity;

/// <summary>The registry command, used while a hub runs.</summary>
public sealed class RegistryCommandTests : IAsyncLifetime
{
    private OwnHub hub = null!;

    public async Task InitializeAsync() => hub = await OwnHub.StartAsync();

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Fact]
    public async Task A_client_can_be_added_used_at_once_and_ended()
    {
        var added = await RunAsync("registry", "add", "client", "plc-portal", "--department", "PLC", "--roles", "reader", "publisher", "--clearance", "personal");
        var secret = added.Output.Split(": ")[^1].Trim();
        await hub.Services.GetRequiredService<Registry>().RefreshAsync(CancellationToken.None);
        var token = await TokenAsync("plc-portal", secret);

        using var http = new HttpClient { BaseAddress = hub.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var viewer = await http.GetStringAsync("/graphql?query={viewer{department roles clearance}}");
        var listed = await RunAsync("registry", "list");
        var ended = await RunAsync("registry", "end", "client", "plc-portal");
        var refused = await RevocationTests.SoonAsync(() => StatusAsync(http), HttpStatusCode.Unauthorized);

        Assert.Equal((0, 0), (added.Code, ended.Code));
        Assert.Contains("""{"department":"PLC","roles":["READER","PUBLISHER"],"clearance":"PERSONAL"}""", viewer, StringComparison.Ordinal);
        Assert.Contains("hub Client plc-portal PLC [Reader, Publisher] Personal", listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, listed.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, refused);
    }

    [Fact]
    public async Task Every_problem_of_a_registration_is_named()
    {
        var wrong = await RunAsync("registry", "add", "person", "li", "--department", "XXX", "--roles", "reader", "auditAdministrator");
        var unknown = await RunAsync("registry", "end", "client", "nobody");
        var issuer = await RunAsync("registry", "add", "group", "g", "--issuer", "nowhere", "--department", "PLC", "--roles", "reader");

        Assert.Equal((1, 1, 1), (wrong.Code, unknown.Code, issuer.Code));
        Assert.Contains("administration must be separate", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("does not belong to a department", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("no such registration", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("no issuer nowhere", issuer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_does_not_start_in_Production_with_the_sample_s_clients()
    {
        await hub.StopAsync();
        var production = new Dictionary<string, string?>
        {
            ["Hub:DataDirectory"] = hub.Directory,
            ["Hub:Secret"] = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)),
            ["Hub:TrustedProxies:0"] = "127.0.0.1",
        };
        async Task StartAsync()
        {
            await using var app = HubApplication.Build(new HubStart("http://127.0.0.1:0", "Production", production));
            await app.StartAsync();
            await app.StopAsync();
        }

        var refused = await Assert.ThrowsAsync<StartupException>(StartAsync);
        var ended = await RunAsync("registry", "end-samples");
        await StartAsync();

        Assert.Contains("sample clients", Assert.Single(refused.Problems).English, StringComparison.Ordinal);
        Assert.Equal(0, ended.Code);
        hub = await OwnHub.StartAsync();
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http)
    {
        using var response = await http.GetAsync("/graphql?query={__typename}");
        return response.StatusCode;
    }

    private Task<HubExit> RunAsync(params string[] arguments) => HubProcess.RunAsync(hub.Directory, arguments);

    private async Task<string> TokenAsync(string client, string secret)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = secret });
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var response = await http.PostAsync("/connect/token", form);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.True(response.IsSuccessStatusCode, answer.RootElement.GetRawText());
        return answer.RootElement.GetProperty("access_token").GetString()!;
    }
}
