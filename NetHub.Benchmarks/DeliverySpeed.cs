using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace NetHub.Benchmarks;

/// <summary>Measures how soon published rows reach many subscribers of one dataset over event streams.</summary>
internal static class DeliverySpeed
{
    private const string Subscription = """subscription { dataChanged(datasets: [\"Grid\"]) { changes { kind id row { ... on Grid { gridCode name households } } } } }""";

    public static async Task RunAsync(BenchmarkData data, int subscribers, int rounds, CancellationToken cancel)
    {
        var directory = Directory.CreateTempSubdirectory("nethub-deliver-").FullName;
        try
        {
            PublishSpeed.Copy(data.Directory(BenchmarkData.ManyOrders), directory);
            var grids = PublishSpeed.Column(Path.Combine(directory, "hub.db"), """SELECT "GridCode" || ',' || "ValidFrom" FROM "Grid" ORDER BY 1 LIMIT 20""");
            await using var hub = await MeasuredHub.StartAsync(directory, cancel, null, ("Hub:Subscriptions:ConnectionsPerClient", "1000"), ("Hub:Clients:RequestsPerSecond", "10000"), ("Hub:Clients:Burst", "10000"), ("Hub:Clients:RequestsAtOnce", "10000"));
            var arrived = new ConcurrentBag<long>();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            using var ready = new CountdownEvent(subscribers);
            var following = new List<Task>();
            for (var i = 0; i < subscribers; i++)
                following.Add(FollowAsync(await hub.ClientAsync("plc", cancel), ready, arrived, stop.Token));
            ready.Wait(cancel);
            using var publisher = await hub.ClientAsync("plc", cancel);
            for (var round = 0; round < rounds; round++)
                await RoundAsync(publisher, grids, round, subscribers, arrived, cancel);
            await stop.CancelAsync();
            await Task.WhenAll(following);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // Publishes and measures from the sending of the file; the publisher's answer marks the time of storage.
    private static async Task RoundAsync(HttpClient publisher, List<string> grids, int round, int subscribers, ConcurrentBag<long> arrived, CancellationToken cancel)
    {
        arrived.Clear();
        using var content = new StringContent("gridCode,validFrom,households\n" + string.Join('\n', grids.Select(g => $"{g},{400 + round}")), Encoding.UTF8, "text/csv");
        var sent = Stopwatch.GetTimestamp();
        using var response = await publisher.PostAsync("/publish/Grid", content, cancel);
        var stored = Stopwatch.GetTimestamp();
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync(cancel));
        while (arrived.Count < subscribers)
            await Task.Delay(5, cancel);
        var times = arrived.Select(a => Stopwatch.GetElapsedTime(sent, a).TotalMilliseconds).Order().ToList();
        Console.WriteLine(FormattableString.Invariant(
            $"{subscribers} subscribers, {grids.Count} rows, from sending the file (stored after {Stopwatch.GetElapsedTime(sent, stored).TotalMilliseconds:F0} ms): p50 {times[times.Count / 2]:F0} ms, p95 {times[(int)(times.Count * 0.95)]:F0} ms, last {times[^1]:F0} ms"));
    }

    private static async Task FollowAsync(HttpClient client, CountdownEvent ready, ConcurrentBag<long> arrived, CancellationToken cancel)
    {
        using var http = client;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent($$"""{"query":"{{Subscription}}"}""", Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            response.EnsureSuccessStatusCode();
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancel));
            var isFirst = true;
            while (await reader.ReadLineAsync(cancel) is { } line)
            {
                if (!line.StartsWith("data:", StringComparison.Ordinal) || line.Length < 10)
                    continue;
                if (isFirst)
                    ready.Signal();
                else
                    arrived.Add(Stopwatch.GetTimestamp());
                isFirst = false;
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement has ended.
        }
    }
}
