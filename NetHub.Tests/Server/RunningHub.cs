using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Server.AuditRecording;
using NetHub.Server.Identity.Samples;
using NetHub.Server.Settings;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Server;

/// <summary>A hub on a free port, on the database that tests share.</summary>
public sealed class RunningHub(HubFixture data) : IAsyncLifetime
{
    private readonly Dictionary<string, string> tokens = [];
    private WebApplication? app;

    public HttpClient Http { get; } = new(new SentLiterals());

    public async Task InitializeAsync()
    {
        app = SuiteLog.Build(new HubStart("http://127.0.0.1:0", "Development", new Dictionary<string, string?>
        {
            ["Hub:DataDirectory"] = data.Directory,
            ["Hub:Secret"] = Convert.ToBase64String(data.Secret),
            ["Hub:Quality:Daily"] = "false",
        }, RemoveIndexing));
        await app.StartAsync();
        Http.BaseAddress = new Uri(app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (app is not null)
            await SuiteLog.StopAsync(app);
    }

    public async Task<HttpResponseMessage> AskForTokenAsync(string client, string secret)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = secret,
        });
        return await Http.PostAsync("/connect/token", form);
    }

    public async Task<string> TokenAsync(string client)
    {
        if (tokens.TryGetValue(client, out var known))
            return known;
        using var response = await AskForTokenAsync(client, SampleClients.Secret(client));
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return tokens[client] = answer.RootElement.GetProperty("access_token").GetString()!;
    }

    /// <summary>Sends a request as a sample client.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? client = "plc")
    {
        if (client is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(client));
        return await Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? client = "plc", string? accept = null, string? language = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, null, "application/json") };
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        if (language is not null)
            request.Headers.AcceptLanguage.ParseAdd(language);
        return SendAsync(request, client);
    }

    // Other tests compare the rows of the shared database, so the audit index must not be written into it.
    private static void RemoveIndexing(IServiceCollection services) => services.Remove(services.Single(static s => s.ImplementationType == typeof(AuditIndexWorker)));

    /// <summary>Returns the code of the first error in an answer.</summary>
    public static async Task<string?> CodeAsync(HttpResponseMessage response)
    {
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }
}
