using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Ledger;

namespace NetHub.Benchmarks;

/// <summary>Compares both sides over HTTP, in turns in this process. Only the ratios are comparable between machines.</summary>
internal static class EndToEnd
{
    private const string Township = "twn-431021108";
    private const string EightFields = "orderNo status categoryCode title submittedAt villageCode gridCode satisfaction";

    public static async Task RunAsync(BenchmarkData data, Load load, string? only, CancellationToken cancel)
    {
        await using var hub = await MeasuredHub.StartAsync(data.Directory(BenchmarkData.ManyOrders), cancel);
        Console.WriteLine($"{load.Connections} connections, {load.Rounds} rounds of {load.Time.TotalSeconds} s; answers a second, ratio median (least to most)");
        await ReferencesAsync(data, load, only, hub, cancel);
        await AccessAsync(load, only, hub, cancel);
        await LedgerAsync(data, load, only, hub, cancel);
        await GrantsAsync(data, load, only, cancel);
        await DoorAsync(load, only, hub, cancel);
        await GrowthAsync(data, load, only, hub, cancel);
        await ExportAsync(data, load, only, hub, cancel);
    }

    private static async Task ReferencesAsync(BenchmarkData data, Load load, string? only, MeasuredHub hub, CancellationToken cancel)
    {
        await using var hand = await HandServer.StartAsync(data.DatabasePath(BenchmarkData.ManyOrders), cancel);
        Title("reference queries", "hub", "by hand");
        foreach (var (name, document, _) in ReferenceQueries.All.Where(q => IsWanted(q.Name, only)))
        {
            var (measured, baseline) = (await hub.QueryAsync(document, "plc", cancel), hand.Query(name));
            await CheckAsync(measured, baseline, name, cancel);
            Console.WriteLine(await load.CompareAsync(name, measured, baseline, cancel));
        }
    }

    // Both sides read the same rows. One has FULL access everywhere; the plan of the other contains conditions or masks.
    private static async Task AccessAsync(Load load, string? only, MeasuredHub hub, CancellationToken cancel)
    {
        if (!IsWanted("access", only))
            return;
        Title("cost of access control", "narrowed", "full");
        const string Nodes = "nodes { " + EightFields + " }";
        await CompareAsync("access: scope", $"{{ serviceOrders(first: 1000) {{ {Nodes} }} }}", Township, Where("villageCode: {within: \"431021108000\"}", Nodes), "plc");
        const string OneGrid = "gridCode: {eq: \"" + ReferenceQueries.GridCode + "\"}, involvesMinor: {eq: false}";
        await CompareAsync("access: scope, one grid", Where(OneGrid, Nodes), Township, Where(OneGrid, Nodes), "plc");
        const string Named = "nodes { " + EightFields + " requesterName }";
        await CompareAsync("access: mask, one grid", Where(OneGrid, Named), "org", Where(OneGrid, Named), Township);

        async Task CompareAsync(string name, string document, string client, string otherDocument, string otherClient)
        {
            var (measured, baseline) = (await hub.QueryAsync(document, client, cancel), await hub.QueryAsync(otherDocument, otherClient, cancel));
            await CheckAsync(measured, baseline, name, cancel);
            Console.WriteLine(await load.CompareAsync(name, measured, baseline, cancel));
        }
    }

    private static async Task LedgerAsync(BenchmarkData data, Load load, string? only, MeasuredHub hub, CancellationToken cancel)
    {
        if (!IsSectionWanted("ledger", only))
            return;
        Title("cost of the ledger", "recorded", "not");
        await using var silent = await UnrecordedAsync(data, cancel);
        foreach (var (name, document, _) in ReferenceQueries.All.Where(q => IsWanted($"ledger: {q.Name}", only)))
            Console.WriteLine(await load.CompareAsync($"ledger: {name}", await hub.QueryAsync(document, "plc", cancel), await silent.QueryAsync(document, "plc", cancel), cancel));
    }

    // Neither side records reads, since only one hub can write the ledger of a directory. This makes the share of the grants' cost larger.
    private static async Task GrantsAsync(BenchmarkData data, Load load, string? only, CancellationToken cancel)
    {
        if (!IsSectionWanted("grants", only))
            return;
        Title("10,000 grants, 1,000 held", "with", "without");
        await using var with = await UnrecordedAsync(data, cancel);
        await using var without = await UnrecordedAsync(data, cancel);
        with.Grant(PolicySpeed.Grants);
        foreach (var (name, document, _) in ReferenceQueries.All.Where(q => IsWanted($"grants: {q.Name}", only)))
            Console.WriteLine(await load.CompareAsync($"grants: {name}", await with.QueryAsync(document, "plc", cancel), await without.QueryAsync(document, "plc", cancel), cancel));
    }

    private static Task<MeasuredHub> UnrecordedAsync(BenchmarkData data, CancellationToken cancel) =>
        MeasuredHub.StartAsync(data.Directory(BenchmarkData.ManyOrders), cancel, static services => services.AddSingleton(AuditLedger.None));

    private static async Task DoorAsync(Load load, string? only, MeasuredHub hub, CancellationToken cancel)
    {
        if (!IsWanted("door", only))
            return;
        Title("front door", "hub", "static");
        Console.WriteLine(await load.CompareAsync("door: 304", await hub.KnownAsync(ReferenceQueries.ThousandOrders, "plc", cancel), hub.Static(), cancel));
        const string Small = "{ grids(first: 1) { nodes { gridCode } } }";
        Console.WriteLine(await load.CompareAsync(
            "door: small, br accepted", await hub.QueryAsync(Small, "plc", cancel, "br"), await hub.QueryAsync(Small, "plc", cancel), cancel));
        Console.WriteLine(FormattableString.Invariant($"door: a token seen before {await hub.TokenMicrosecondsAsync("plc", cancel),14:F2} µs"));
    }

    private static string Where(string filter, string nodes) => $"{{ serviceOrders(first: 1000, where: {{{filter}}}) {{ {nodes} }} }}";

    private static async Task GrowthAsync(BenchmarkData data, Load load, string? only, MeasuredHub many, CancellationToken cancel)
    {
        if (!IsWanted("growth", only))
            return;
        Title("growth", "200,000", "2,000");
        await using var few = await MeasuredHub.StartAsync(data.Directory(BenchmarkData.FewOrders), cancel);
        var (measured, baseline) = (await many.QueryAsync(ReferenceQueries.OrdersPage, "plc", cancel), await few.QueryAsync(ReferenceQueries.OrdersPage, "plc", cancel));
        await CheckAsync(measured, baseline, "growth", cancel);
        Console.WriteLine(await load.CompareAsync("growth: q3-page", measured, baseline, cancel));
    }

    private static async Task ExportAsync(BenchmarkData data, Load load, string? only, MeasuredHub hub, CancellationToken cancel)
    {
        if (!IsWanted("export", only))
            return;
        Title("export, rows a second", "hub", "by hand");
        await using var hand = await HandServer.StartAsync(data.DatabasePath(BenchmarkData.ManyOrders), cancel);
        var comparison = new ExportComparison(await hub.ClientAsync("plc", cancel), hand.Export);
        Console.WriteLine(await comparison.CompareAsync(load.Rounds, cancel));
        Console.WriteLine(await comparison.MemoryAsync(cancel));
    }

    private static bool IsSectionWanted(string section, string? only) => IsWanted(section, only) || only!.StartsWith($"{section}:", StringComparison.Ordinal);

    private static bool IsWanted(string name, string? only) => only is null || name.StartsWith(only, StringComparison.Ordinal);

    private static void Title(string name, string measured, string baseline) =>
        Console.WriteLine($"\n{name,-28}{measured,12}{baseline,12}   ratio");

    // Both sides must return the same number of values, so that they do the same work.
    private static async Task CheckAsync(RawRequest measured, RawRequest baseline, string name, CancellationToken cancel)
    {
        var (first, second) = (Values(await Load.AskAsync(measured, cancel)), Values(await Load.AskAsync(baseline, cancel)));
        if (first != second || first == 0)
            throw new InvalidOperationException($"{name}: both sides must return the same number of values, not {first} and {second}.");
    }

    // Counts the values of an answer regardless of names and nesting.
    private static int Values(byte[] answer)
    {
        using var document = JsonDocument.Parse(answer);
        if (document.RootElement.TryGetProperty("errors", out var errors))
            throw new InvalidOperationException(errors.GetRawText());
        return Values(document.RootElement.GetProperty("data"));
    }

    private static int Values(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(static m => Values(m.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(Values),
        _ => 1,
    };
}
