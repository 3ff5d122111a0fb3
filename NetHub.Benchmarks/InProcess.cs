using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Benchmarks;

/// <summary>Measures the engine alone, without HTTP and sequentially, and group-by without cached results.</summary>
internal static class InProcess
{
    private const int ColdRuns = 5;
    private const double MicrosecondsInSecond = 1_000_000;
    private static readonly Caller Plc = new("PLC", "plc", HubRoles.Reader, Sensitivity.Sensitive);

    public static void Run(BenchmarkData data, TimeSpan time, int rounds)
    {
        using var services = data.Engine(BenchmarkData.ManyOrders);
        using var hand = new HandWritten(data.DatabasePath(BenchmarkData.ManyOrders));
        var graph = services.GetRequiredService<HubGraphQL>();
        Console.WriteLine($"{rounds} rounds of {time.TotalSeconds} s; answers a second, ratio median (least to most)");
        Console.WriteLine($"\n{"reference queries",-28}{"hub",12}{"by hand",12}   ratio");
        foreach (var (name, document, argument) in ReferenceQueries.All)
        {
            var request = new GraphQLRequest(document, null, default);
            Console.WriteLine(Sides.Compare(name, time, rounds, () => Ask(graph, request), () => hand.Run(name, argument)));
        }

        Groups(services.GetRequiredService<QueryEngine>(), graph, hand, rounds);
    }

    private static void Ask(HubGraphQL graph, GraphQLRequest request)
    {
        using var answer = graph.ExecuteAsync(request, Plc, new GraphQLRequestOptions(), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        if (answer.StatusCode != 200)
            throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(answer.Body.Span));
    }

    // The statement of a plan caches the results of groups. A document with a different comment gets its own plan with an empty cache.
    // The measurement excludes planning and includes preparing the statement.
    private static void Groups(QueryEngine engine, HubGraphQL graph, HandWritten hand, int rounds)
    {
        var (cold, byHand, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i <= Math.Max(rounds, ColdRuns); i++)
        {
            var plan = graph.PlanAsync(new GraphQLRequest($"{ReferenceQueries.Groups} # {i}", null, default), Plc).AsTask().GetAwaiter().GetResult();
            var (measured, baseline) = (Time(() => Run(engine, plan)), Time(() => hand.Run("group", "")));
            if (i == 0)
                continue;
            cold.Add(measured);
            byHand.Add(baseline);
            ratios.Add(measured / baseline);
        }

        var request = new GraphQLRequest(ReferenceQueries.Groups, null, default);
        Ask(graph, request);
        var warm = Enumerable.Range(0, 200).Select(_ => Time(() => Ask(graph, request))).ToList();
        Console.WriteLine(FormattableString.Invariant(
            $"\ngroup-by, time: cold {Comparison.Median(cold) / 1000:F1} ms, by hand {Comparison.Median(byHand) / 1000:F1} ms, ratio {Comparison.Median(ratios):F2} ({ratios.Min():F2} to {ratios.Max():F2}); unchanged {Comparison.Median(warm):F0} µs"));
    }

    private static void Run(QueryEngine engine, QueryPlan plan)
    {
        using var json = new JsonBuffer();
        engine.RunAsync(plan, new RunInput(Plc, engine.Policy.Version, [], English: false), json, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    private static double Time(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds * MicrosecondsInSecond;
    }
}
