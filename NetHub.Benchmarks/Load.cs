using System.Diagnostics;

namespace NetHub.Benchmarks;

/// <summary>The load of a comparison: concurrent connections, time of one side in a round, and rounds.</summary>
internal sealed record Load(int Connections, TimeSpan Time, int Rounds)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <summary>Measures both sides in turns, after a warm-up; rounds alternate the side that begins.</summary>
    public async Task<Comparison> CompareAsync(string name, RawRequest measured, RawRequest baseline, CancellationToken cancel)
    {
        await WarmUpAsync(measured, baseline, cancel);
        var sides = new List<(double Measured, double Baseline)>();
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 2 == 0)
            {
                var first = await MeasureAsync(measured, cancel);
                sides.Add((first, await MeasureAsync(baseline, cancel)));
            }
            else
            {
                var first = await MeasureAsync(baseline, cancel);
                sides.Add((await MeasureAsync(measured, cancel), first));
            }
        }

        return new Comparison(name, sides);
    }

    /// <summary>Returns the answer to one request.</summary>
    public static async Task<byte[]> AskAsync(RawRequest request, CancellationToken cancel)
    {
        using var connection = new KeptConnection();
        using var body = new MemoryStream();
        await connection.OpenAsync(request.Port, cancel);
        await connection.AskAsync(request.Bytes, body, cancel);
        return body.ToArray();
    }

    // Long enough for tiered compilation to optimise the hot code.
    private async Task WarmUpAsync(RawRequest measured, RawRequest baseline, CancellationToken cancel)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            await MeasureAsync(measured, cancel);
            await MeasureAsync(baseline, cancel);
        }
    }

    // Returns answers per second.
    private async Task<double> MeasureAsync(RawRequest request, CancellationToken cancel)
    {
        GC.Collect();
        var connections = Enumerable.Range(0, Connections).Select(static _ => new KeptConnection()).ToList();
        try
        {
            foreach (var connection in connections)
                await connection.OpenAsync(request.Port, cancel);
            var start = Stopwatch.GetTimestamp();
            var answers = await Task.WhenAll(connections.Select(c => Task.Run(() => AskUntilAsync(c, request.Bytes, start, cancel), cancel)));
            return answers.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        finally
        {
            connections.ForEach(static c => c.Dispose());
        }
    }

    private async Task<int> AskUntilAsync(KeptConnection connection, ReadOnlyMemory<byte> request, long start, CancellationToken cancel)
    {
        var count = 0;
        while (Stopwatch.GetElapsedTime(start) < Time)
        {
            await connection.AskAsync(request, body: null, cancel);
            count++;
        }

        return count;
    }
}

/// <summary>The rates of two sides in the same rounds; higher is better.</summary>
internal sealed record Comparison(string Name, IReadOnlyList<(double Measured, double Baseline)> Rounds)
{
    public override string ToString()
    {
        var ratios = Rounds.Select(static r => r.Measured / r.Baseline).Order().ToList();
        return FormattableString.Invariant(
            $"{Name,-28}{Median(Rounds.Select(static r => r.Measured)),12:N0}{Median(Rounds.Select(static r => r.Baseline)),12:N0}   {Median(ratios):F2} ({ratios[0]:F2} to {ratios[^1]:F2})");
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
