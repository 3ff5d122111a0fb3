using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using NetHub.Schema.Sharing.Audit.Ledger;
using NetHub.Server.Hosting;
using NetHub.Server.Identity.Samples;
using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

/// <summary>The hub is killed under load at moments that nobody chose, over and over: no answer that a client got is missing from the ledger.</summary>
public sealed class KilledHubTests : IDisposable
{
    private const int Kills = 50;
    private const int Clients = 8;
    private const int MostAnswers = 500;
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-killed-").FullName;
    private string? token;

    [Fact]
    public async Task Every_answer_that_a_client_received_is_in_the_ledger()
    {
        SmallDatabase.CreateIn(directory);
        var receipts = new ConcurrentBag<string>();

        for (var kill = 0; kill < Kills; kill++)
            await ServeUntilKilledAsync(receipts);

        var paths = new HubPaths(directory);
        using var key = LedgerKey.FromFile(paths.LedgerKey);
        var keys = new LedgerKeys([key]);
        var recorded = LedgerReader.Read(paths.Ledger, "hub").Select(static r => r.Place.Hash).ToHashSet();
        var given = receipts.Select(r => LedgerReceipt.Read(r, keys)).ToList();
        Assert.True(given.Count > Kills * Clients, $"Only {given.Count} answers were received.");
        Assert.DoesNotContain(null, given);
        Assert.DoesNotContain(given, g => !recorded.Contains(g!.Hash));
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private async Task ServeUntilKilledAsync(ConcurrentBag<string> receipts)
    {
        using var hub = await HubProcess.ServeAsync(directory);
        using var http = new HttpClient { BaseAddress = new Uri(hub.Url) };
        token ??= await TokenAsync(http);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var killed = new CancellationTokenSource();
        var load = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => AskAsync(http, receipts, killed.Token))).ToList();
        // Somewhere in the middle of the load: a new hub is slow at first.
        var enough = receipts.Count + Random.Shared.Next(1, MostAnswers);
        await hub.UntilAsync(() => receipts.Count >= enough);
        await hub.KillAsync();
        await killed.CancelAsync();
        await Task.WhenAll(load);
    }

    private static async Task AskAsync(HttpClient http, ConcurrentBag<string> receipts, CancellationToken killed)
    {
        try
        {
            while (!killed.IsCancellationRequested)
            {
                using var answer = await http.PostAsJsonAsync("/graphql", new { query = "{ regions { nodes { name } } }" }, killed);
                // The whole answer was received by now.
                receipts.Add(answer.EnsureSuccessStatusCode().Headers.GetValues("NetHub-Receipt").Single());
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            // The hub is gone: this answer was not received.
        }
    }

    private static async Task<string> TokenAsync(HttpClient http)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "plc",
            ["client_secret"] = SampleClients.Secret("plc"),
        });
        using var response = await http.PostAsync("/connect/token", form);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        return answer.GetProperty("access_token").GetString()!;
    }
}
