using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Storage.Governance;
using NetHub.Schema.Vocabulary;

namespace NetHub.Benchmarks;

/// <summary>Measures the cost of ten thousand grants: changes, memory and queries.</summary>
internal static class PolicySpeed
{
    public const int Grants = 10_000;
    private const int FieldsOfGrant = 12;
    private const int Changes = 15;
    private const double Mebibyte = 1 << 20;
    private static readonly Caller Plc = new("PLC", "plc", HubRoles.Reader, Sensitivity.Sensitive);

    public static async Task RunAsync(BenchmarkData data, TimeSpan time, int rounds)
    {
        using var services = data.Engine(BenchmarkData.ManyOrders);
        var catalog = services.GetRequiredService<DataCatalog>();
        await ChangesAsync(catalog);
        Queries(services, catalog, time, rounds);
    }

    // Adds a grant to ten thousand in the store; the policy reloads them and decides the fields of one query for the holder.
    private static async Task ChangesAsync(DataCatalog catalog)
    {
        var directory = Directory.CreateTempSubdirectory("nethub-policy-").FullName;
        try
        {
            var contexts = new SqliteGovernanceFactory(Path.Combine(directory, "sharing.db"));
            await contexts.PrepareAsync(CancellationToken.None);
            var store = new SharingStore(contexts, TimeProvider.System);
            await AddAsync(store, Some(catalog, Grants, "plc-other"));
            var policies = new CurrentPolicy(new AccessPolicy(catalog, AccessMatrix.Baseline()));
            var before = Memory();
            using var watch = new PolicyRefresher(store, policies, catalog, AccessMatrix.Baseline(), TimeProvider.System);
            await watch.RefreshAsync(CancellationToken.None);
            var held = Memory() - before;
            var (read, decided) = (new List<double>(), new List<double>());
            for (var i = 0; i < Changes; i++)
            {
                await AddAsync(store, Some(catalog, 1, "plc").Select(g => g with { Id = $"G-{i}" }));
                var start = Stopwatch.GetTimestamp();
                await watch.RefreshAsync(CancellationToken.None);
                read.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                start = Stopwatch.GetTimestamp();
                Decide(policies.Now, catalog);
                decided.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Console.WriteLine(FormattableString.Invariant($"{Grants:N0} grants of {FieldsOfGrant} fields: {held / Mebibyte:F1} MiB"));
            Console.WriteLine(FormattableString.Invariant(
                $"a change: loaded and in force {Comparison.Median(read):F1} ms ({read.Min():F1} to {read.Max():F1}), a profile recompiled {Comparison.Median(decided):F1} ms ({decided.Min():F1} to {decided.Max():F1})"));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Queries(IServiceProvider services, DataCatalog catalog, TimeSpan time, int rounds)
    {
        var (graph, policies) = (services.GetRequiredService<HubGraphQL>(), services.GetRequiredService<CurrentPolicy>());
        // Every tenth grant belongs to the caller, so that decisions involve grants besides the matrix.
        var many = policies.Now.With(Some(catalog, Grants, "plc"), 2);
        var none = policies.Now.With([], 3);
        Console.WriteLine($"\n{"reference queries",-28}{"with grants",12}{"without",12}   ratio");
        foreach (var (name, document, _) in ReferenceQueries.All)
        {
            var request = new GraphQLRequest(document, null, default);
            Console.WriteLine(Sides.Compare(name, time, rounds, () => Ask(graph, request), () => policies.Replace(many), () => policies.Replace(none)));
        }
    }

    private static async Task AddAsync(SharingStore store, IEnumerable<Grant> grants)
    {
        await using var work = await store.BeginAsync(CancellationToken.None);
        foreach (var grant in grants)
            work.Add(grant);
        await work.SaveAsync(CancellationToken.None);
    }

    /// <summary>Creates grants for ten departments in turn, with fields from the entire catalog.</summary>
    public static IEnumerable<Grant> Some(DataCatalog catalog, int count, string client)
    {
        var fields = catalog.Datasets.SelectMany(static d => d.Fields).Where(static f => f.IsServed).Select(static f => f.Coordinate).ToList();
        string[] departments = ["PLC", "ORG", "PUB", "PRK", "PSB", "JUS", "CIV", "AGR", "HLT", "VET"];
        var now = TimeProvider.System.GetUtcNow();
        return Enumerable.Range(0, count).Select(i => new Grant
        {
            Id = FormattableString.Invariant($"G-2026-{i:000000}"),
            Department = departments[i % departments.Length],
            Client = client,
            Owner = "PSB",
            Fields = [.. Enumerable.Range(0, FieldsOfGrant).Select(f => fields[((i * 7) + f) % fields.Count])],
            Level = AccessLevel.Full,
            Usages = Enum.GetValues<Usage>(),
            Scope = RowScope.County,
            Purpose = PurposeCode.Case,
            Case = FormattableString.Invariant($"2026-{i}"),
            From = now.AddDays(-1),
            Until = now.AddDays(30 + (i % 300)),
        });
    }

    private static void Decide(AccessPolicy policy, DataCatalog catalog)
    {
        var caller = policy.WithPurpose(Plc, new StatedPurpose(PurposeCode.Duty, null), TimeProvider.System.GetUtcNow());
        foreach (var field in catalog["ServiceOrder"].Fields)
            policy.Decide(caller, field, Usage.Show);
    }

    private static void Ask(HubGraphQL graph, GraphQLRequest request)
    {
        using var answer = graph.ExecuteAsync(request, Plc, new GraphQLRequestOptions(), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        if (answer.StatusCode != 200)
            throw new InvalidOperationException("A reference query was not answered");
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);
}
