using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Server.Hosting;
using NetHub.Server.Identity.Samples;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Settings;

namespace NetHub.Benchmarks;

/// <summary>A hub as in production, with its own Kestrel, tokens from its issuer and access decisions for every request.</summary>
internal sealed class MeasuredHub : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Dictionary<string, string> tokens = [];

    private MeasuredHub(WebApplication app) => this.app = app;

    private Uri Address => new(app.Urls.First());

    /// <param name="directory">The data directory.</param>
    /// <param name="cancel">The cancellation token.</param>
    /// <param name="services">Replaces services of the hub.</param>
    /// <param name="settings">Settings that override all others.</param>
    public static async Task<MeasuredHub> StartAsync(string directory, CancellationToken cancel, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        // Development provides sample clients and a secret.
        var all = settings.ToDictionary(static s => s.Key, static s => (string?)s.Value);
        all["Hub:DataDirectory"] = directory;
        var app = HubApplication.Build(new HubStart("http://127.0.0.1:0", "Development", all, services));
        await app.StartAsync(cancel);
        return new MeasuredHub(app);
    }

    /// <param name="document">The operation.</param>
    /// <param name="client">The sample client, such as <c>plc</c> or <c>twn-431021108</c>.</param>
    /// <param name="cancel">The cancellation token.</param>
    /// <param name="encodings">The content codings that the client accepts; none by default.</param>
    public async Task<RawRequest> QueryAsync(string document, string client, CancellationToken cancel, string? encodings = null) =>
        RawRequest.Query(Address, await TokenAsync(client, cancel), document, encodings);

    /// <summary>Returns a signed-in client.</summary>
    public async Task<HttpClient> ClientAsync(string client, CancellationToken cancel)
    {
        var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync(client, cancel));
        return http;
    }

    /// <summary>Creates a conditional request for an answer that the client already has.</summary>
    public async Task<RawRequest> KnownAsync(string document, string client, CancellationToken cancel)
    {
        using var http = await ClientAsync(client, cancel);
        using var pushed = await http.PostAsJsonAsync("/documents", new { documents = new[] { new { name = "known", document } } }, cancel);
        pushed.EnsureSuccessStatusCode();
        using var answer = await http.GetAsync(new Uri("/graphql?documentId=known", UriKind.Relative), cancel);
        return RawRequest.Known(Address, await TokenAsync(client, cancel), "known", answer.Headers.ETag!.ToString());
    }

    /// <summary>Creates a request to an endpoint that does no work.</summary>
    public RawRequest Static() => RawRequest.Get(Address, "/health/live");

    /// <summary>Measures the time to read a cached token, in microseconds.</summary>
    public async Task<double> TokenMicrosecondsAsync(string client, CancellationToken cancel)
    {
        const int Times = 1_000_000;
        var callers = app.Services.GetRequiredService<CallerReader>();
        var authorization = "Bearer " + await TokenAsync(client, cancel);
        await callers.ReadAsync(authorization, cancel);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Times; i++)
            await callers.ReadAsync(authorization, cancel);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Times;
    }

    /// <summary>Puts grants into force in memory, without storing them.</summary>
    /// <param name="number">The number of grants; every tenth belongs to PLC.</param>
    public void Grant(int number)
    {
        var policies = app.Services.GetRequiredService<CurrentPolicy>();
        policies.Replace(policies.Now.With(PolicySpeed.Some(app.Services.GetRequiredService<DataCatalog>(), number, "plc"), policies.Now.Version + 1));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

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
        using var response = await http.PostAsync(IssuerPaths.TokenPath, form, cancel);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
        return tokens[client] = answer.GetProperty("access_token").GetString()!;
    }
}
