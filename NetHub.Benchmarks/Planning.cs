using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Benchmarks;

/// <summary>Measures parsing, validating, planning and translating a new document, and writing an answer from a cached plan.</summary>
[MemoryDiagnoser]
public class Planning
{
    private static readonly Caller Plc = new("PLC", "plc", HubRoles.Reader, Sensitivity.Sensitive);
    private ServiceProvider? services;
    private HubGraphQL graph = null!;
    private QueryEngine engine = null!;
    private QueryPlan thousandOrders = null!;
    private int count;

    [GlobalSetup]
    public void Begin()
    {
        services = new BenchmarkData().Engine(BenchmarkData.ManyOrders);
        graph = services.GetRequiredService<HubGraphQL>();
        engine = services.GetRequiredService<QueryEngine>();
        thousandOrders = graph.PlanAsync(new GraphQLRequest(ReferenceQueries.ThousandOrders, null, default), Plc).AsTask().GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void End() => services?.Dispose();

    [Benchmark]
    public object PlanOneGrid() => Plan(ReferenceQueries.OneGrid);

    [Benchmark]
    public object PlanOrdersWithCount() => Plan(ReferenceQueries.OrdersWithCount);

    [Benchmark]
    public int WriteThousandOrders()
    {
        using var json = new JsonBuffer();
        engine.RunAsync(thousandOrders, new RunInput(Plc, engine.Policy.Version, [], English: false), json, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return json.Length;
    }

    // A different comment makes it a new document.
    private QueryPlan Plan(string document) => graph.PlanAsync(new GraphQLRequest($"{document} # {count++}", null, default), Plc).AsTask().GetAwaiter().GetResult();
}
