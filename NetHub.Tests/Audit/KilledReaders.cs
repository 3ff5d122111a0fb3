using System.Collections.Concurrent;
using System.Net.Http.Json;
using NetHub.Ledger.Reading;
using NetHub.Ledger.Signing;
using NetHub.Server.Settings;

namespace NetHub.Tests.Audit;

/// <summary>Clients that query a hub repeatedly until it is killed, and store the receipt of every answer they received.</summary>
internal sealed class KilledReaders(string directory, int clients)
{
    private readonly ConcurrentBag<string> receipts = [];

    public int Answers => receipts.Count;

    public Task AskAsync(HttpClient http, CancellationToken killed) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => AskUntilAsync(http, killed), CancellationToken.None)));

    /// <summary>Checks that every receipt is valid and that its record is in the ledger.</summary>
    public void CheckRecorded()
    {
        var paths = new HubPaths(directory);
        using var key = LedgerKey.FromFile(paths.LedgerKey);
        var keys = new LedgerKeys([key]);
        var recorded = LedgerReader.Read(paths.Ledger, "hub").Select(static r => r.Place.Hash).ToHashSet();
        var given = receipts.Select(r => LedgerReceipt.Read(r, keys)).ToList();
        Assert.DoesNotContain(null, given);
        Assert.DoesNotContain(given, g => !recorded.Contains(g!.Hash));
    }

    private async Task AskUntilAsync(HttpClient http, CancellationToken killed)
    {
        try
        {
            while (!killed.IsCancellationRequested)
            {
                using var answer = await http.PostAsJsonAsync("/graphql", new { query = "{ regions { nodes { name } } }" }, killed);
                Assert.True(answer.IsSuccessStatusCode, $"A hub that is not killed answered {answer.StatusCode}.");
                // At this point the whole answer has been received.
                receipts.Add(answer.Headers.GetValues("NetHub-Receipt").Single());
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            // The hub was killed before this answer arrived.
        }
    }
}
