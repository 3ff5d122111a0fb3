using System.Diagnostics;
using System.Net.Http.Json;

namespace NetHub.Benchmarks;

/// <summary>Compares the hub's export of every order as lines of JSON with hand-written streaming, one client at a time.</summary>
internal sealed class ExportComparison(HttpClient hub, Uri hand)
{
    private const int Room = 64 * 1024;
    private const int BytesBetweenLooks = 4 << 20;
    private const double BytesInMebibyte = 1 << 20;

    // The sides differ in a few rows: access to orders that involve minors depends on the cases assigned to the department.
    private const double MostDifference = 0.05;

    public async Task<Comparison> CompareAsync(int rounds, CancellationToken cancel)
    {
        await ReadAsync(HubAsync, cancel);
        await ReadAsync(HandAsync, cancel);
        var sides = new List<(double, double)>();
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
            {
                var first = await RateAsync(HubAsync, cancel);
                sides.Add((first, await RateAsync(HandAsync, cancel)));
            }
            else
            {
                var first = await RateAsync(HandAsync, cancel);
                sides.Add((await RateAsync(HubAsync, cancel), first));
            }
        }

        var (rows, byHand) = (await ReadAsync(HubAsync, cancel), await ReadAsync(HandAsync, cancel));
        return Math.Abs(rows - byHand) < MostDifference * byHand
            ? new Comparison("export: 8 fields", sides)
            : throw new InvalidOperationException($"export: both sides must return about the same number of rows, not {rows} and {byHand}.");
    }

    /// <summary>Measures the peak growth of memory during an export: live objects only, and including uncollected garbage.</summary>
    public async Task<string> MemoryAsync(CancellationToken cancel)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (alive, all) = (0L, 0L);
        await ReadAsync(HubAsync, cancel, () => all = Math.Max(all, GC.GetTotalMemory(forceFullCollection: false)));
        await ReadAsync(HubAsync, cancel, () => alive = Math.Max(alive, GC.GetTotalMemory(forceFullCollection: true)));
        return FormattableString.Invariant(
            $"export: memory                growth {(alive - before) / BytesInMebibyte:F1} MiB alive, {(all - before) / BytesInMebibyte:F1} MiB including uncollected garbage");
    }

    private static async Task<double> RateAsync(Func<CancellationToken, Task<HttpResponseMessage>> ask, CancellationToken cancel)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        var rows = await ReadAsync(ask, cancel);
        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // Returns the number of lines of the answer.
    private static async Task<long> ReadAsync(Func<CancellationToken, Task<HttpResponseMessage>> ask, CancellationToken cancel, Action? look = null)
    {
        using var response = await ask(cancel);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        var buffer = new byte[Room];
        var (rows, unseen) = (0L, 0);
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
        {
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
            unseen += read;
            if (look is null || unseen < BytesBetweenLooks)
                continue;
            unseen = 0;
            look();
        }

        return rows;
    }

    private Task<HttpResponseMessage> HandAsync(CancellationToken cancel) => hub.GetAsync(hand, HttpCompletionOption.ResponseHeadersRead, cancel);

    private async Task<HttpResponseMessage> HubAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/export") { Content = JsonContent.Create(new { query = ReferenceQueries.EveryOrder }) };
        return await hub.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }
}
