using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Server.Hosting;
using NetHub.Server.Identity.Issuing;
using NetHub.Server.Identity.Samples;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Settings;

namespace NetHub.Benchmarks;

/// <summary>The hub as it is served: its own Kestrel, tokens from its issuer, access decided for every request.</summary>
internal sealed class MeasuredHub : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Dictionary<string, string> tokens = [];

    private MeasuredHub(WebApplication app) => this.app = app;

    private Uri Address => new(app.Urls.First());

    /// <param name="directory">The data that it serves.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="services">Takes the place of services of the hub.</param>
    /// <param name="settings">Settings that go before others.</param>
    public static async Task<MeasuredHub> StartAsync(string directory, CancellationToken cancel, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        // Development, so that there are clients and a secret.
        var all = settings.ToDictionary(static s => s.Key, static s => (string?)s.Value);
        all["Hub:DataDirectory"] = directory;
        var app = HubApplication.Build(new HubStart("http://127.0.0.1:0", "Development", all, services));
        await app.StartAsync(cancel);
        return new MeasuredHub(app);
    }

    /// <param name="document">The operation.</param>
    /// <param name="client">Client of the sample: <c>plc</c>, <c>twn-431021108</c>.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="encodings">Content codings that the client accepts; none when not said.</param>
    public async Task<RawRequest> QueryAsync(string document, string client, CancellationToken cancel, string? encodings = null) =>
        RawRequest.Query(Address, await TokenAsync(client, cancel), document, encodings);

    /// <summary>A client that is signed in.</summary>
    public async Task<HttpClient> ClientAsync(string client, CancellationToken cancel)
    {
        var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync(client, cancel));
        return http;
    }

    /// <summary>A request whose answer the client has already.</summary>
    public async Task<RawRequest> KnownAsync(string document, string client, CancellationToken cancel)
    {
        using var http = await ClientAsync(client, cancel);
        using var pushed = await http.PostAsJsonAsync("/documents", new { documents = new[] { new { name = "known", document } } }, cancel);
        pushed.EnsureSuccessStatusCode();
        using var answer = await http.GetAsync(new Uri("/graphql?documentId=known", UriKind.Relative), cancel);
        return RawRequest.Known(Address, await TokenAsync(client, cancel), "known", answer.Headers.ETag!.ToString());
    }

    /// <summary>An endpoint that does nothing.</summary>
    public RawRequest Static() => RawRequest.Get(Address, "/health/live");

    /// <summary>Microseconds that a token takes which was seen before.</summary>
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

    /// <summary>Holds grants besides those of its store.</summary>
    /// <param name="number">How many; every tenth is PLC's.</param>
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
        using var response = await http.PostAsync(HubIssuer.TokenPath, form, cancel);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
        return tokens[client] = answer.GetProperty("access_token").GetString()!;
    }
}
