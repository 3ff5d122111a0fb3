using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Publishing;
using NetHub.Tests.Server;

namespace NetHub.Tests.Attacks;

/// <summary>
/// One publisher has as many waiting requests as it is allowed while a large batch runs: other departments are not affected.
/// </summary>
[Collection(Alone.Name)]
public sealed class HeldPublishLockTests
{
    private const int Waiting = 64;
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly object Publish = new { query = "mutation { publishServiceOrder(dryRun: true, rows: []) { accepted } }" };
    private static readonly object Ask = new { query = "{ grids(first: 1) { totalCount } }" };

    [Fact]
    public async Task Sixty_four_mutations_that_wait_for_the_lock_delay_no_other_request_and_time_out()
    {
        var directory = Directory.CreateTempSubdirectory("nethub-held-").FullName;
        SmallDatabase.CreateIn(directory);
        using var hub = await HubProcess.ServeAsync(directory);
        using var plc = await hub.ClientAsync("plc");
        using var org = await hub.ClientAsync("org");
        await WarmUpAsync(plc, org);

        List<double> times;
        List<(HttpStatusCode Status, string? Code, double Seconds)> ends;
        using (await HeldLock.TakeAsync(directory))
        {
            var release = Task.Delay(Held);
            var mutations = Enumerable.Range(0, Waiting).Select(_ => PublishAsync(plc)).ToList();
            times = await AskUntilAsync(org, Task.WhenAll(mutations));
            ends = [.. await Task.WhenAll(mutations)];
            Assert.False(release.IsCompleted);
        }

        await hub.KillAsync();
        Directory.Delete(directory, recursive: true);
        Assert.All(ends, static e => Assert.Equal((HttpStatusCode.ServiceUnavailable, "TIMEOUT"), (e.Status, e.Code)));
        Assert.All(ends, static e => Assert.InRange(e.Seconds, 9, 14));
        // Measured on two cores: a few milliseconds. With an exhausted thread pool it would take seconds.
        Assert.True(times[times.Count / 2] < 50, Figures(times));
        Assert.True(times[times.Count * 99 / 100] < 1_000, Figures(times));
    }

    private static async Task WarmUpAsync(HttpClient plc, HttpClient org)
    {
        Assert.Equal(HttpStatusCode.OK, (await PublishAsync(plc)).Status);
        for (var i = 0; i < 100; i++)
            await AskAsync(org);
    }

    private static async Task<List<double>> AskUntilAsync(HttpClient org, Task end)
    {
        var times = new List<double>();
        while (!end.IsCompleted)
        {
            times.Add(await AskAsync(org));
            await Task.Delay(Pause);
        }

        times.Sort();
        return times;
    }

    // Returns milliseconds.
    private static async Task<double> AskAsync(HttpClient org)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await org.PostAsJsonAsync("/graphql", Ask);
        await response.Content.ReadAsStringAsync();
        response.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<(HttpStatusCode Status, string? Code, double Seconds)> PublishAsync(HttpClient plc)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await plc.PostAsJsonAsync("/graphql", Publish);
        var code = response.StatusCode == HttpStatusCode.OK ? null : await RunningHub.CodeAsync(response);
        return (response.StatusCode, code, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static string Figures(List<double> times) => string.Create(
        CultureInfo.InvariantCulture, $"{times.Count} asked: median {times[times.Count / 2]:F1} ms, p99 {times[times.Count * 99 / 100]:F1} ms, most {times[^1]:F1} ms");
}
