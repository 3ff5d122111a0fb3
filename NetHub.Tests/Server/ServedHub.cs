using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace NetHub.Tests.Server;

/// <summary>A hub in a separate process on a small database.</summary>
public sealed class ServedHub : IAsyncLifetime
{
    private const string Question = """{"query":"{ regions(first: 1) { nodes { name } } }"}""";
    private HubProcess? hub;

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("nethub-served-").FullName;

    public string DatabasePath => SmallDatabase.PathIn(Directory);

    public string Url => hub!.Url;

    private HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        SmallDatabase.CreateIn(Directory);
        hub = await HubProcess.ServeAsync(Directory);
        Http.BaseAddress = new Uri(Url);
    }

    public Task DisposeAsync()
    {
        Http.Dispose();
        hub?.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
        return Task.CompletedTask;
    }

    public Task<string> TokenAsync(string client = "plc") => hub!.TokenAsync(client);

    /// <summary>Queries the only region.</summary>
    public async Task<(HttpStatusCode Status, string Body)> AskAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(Question, null, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<string> ReadyAsync()
    {
        using var response = await Http.GetAsync("/health/ready");
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("status").GetString()!;
    }
}
