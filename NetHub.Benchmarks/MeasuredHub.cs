using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using NetHub.Server.Hosting;
using NetHub.Server.Identity;

namespace NetHub.Benchmarks;

/// <summary>The hub as it is served: its own Kestrel, tokens from its issuer, access decided for every request.</summary>
internal sealed class MeasuredHub : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Dictionary<string, string> tokens = [];

    private MeasuredHub(WebApplication app) => this.app = app;

    private Uri Address => new(app.Urls.First());

    public static async Task<MeasuredHub> StartAsync(string directory, CancellationToken cancel)
    {
        // Development, so that there are clients and a secret.
        var app = HubApplication.Build(new HubStart("http://127.0.0.1:0", "Development", new Dictionary<string, string?>
        {
            ["Hub:DataDirectory"] = directory,
            // Limits per client would be what is measured.
            ["Hub:Clients:RequestsPerSecond"] = "1000000",
            ["Hub:Clients:Burst"] = "1000000",
        }));
        await app.StartAsync(cancel);
        return new MeasuredHub(app);
    }

    /// <param name="document">The operation.</param>
    /// <param name="client">Client of the sample: <c>plc</c>, <c>twn-431021108</c>.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<RawRequest> QueryAsync(string document, string client, CancellationToken cancel) =>
        RawRequest.Query(Address, await TokenAsync(client, cancel), document);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<string> TokenAsync(string client, CancellationToken cancel)
    {
        if (tokens.TryGetValue(client, out var known))
            return known;
        using var http = new HttpClient { BaseAddress = Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = SampleClients.Secret(client),
        });
        using var response = await http.PostAsync(HubIdentity.TokenPath, form, cancel);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
        return tokens[client] = answer.GetProperty("access_token").GetString()!;
    }
}
