using System.Text.Json;

namespace NetHub.Benchmarks;

/// <summary>Over HTTP, both sides in this process and by turns. Only the ratios mean something on another machine.</summary>
internal static class EndToEnd
{
    private const string OwnTownship = "twn-431021108";
    private const string EightFields = "orderNo status categoryCode title submittedAt villageCode gridCode satisfaction";

    public static async Task RunAsync(BenchmarkData data, Load load, string? only, CancellationToken cancel)
    {
        await using var hub = await MeasuredHub.StartAsync(data.Directory(BenchmarkData.ManyOrders), cancel);
        Console.WriteLine($"{load.Connections} connections, {load.Rounds} rounds of {load.Time.TotalSeconds} s; answers a second, ratio median (least to most)");
        await ReferencesAsync(data, load, only, hub, cancel);
        await AccessAsync(load, only, hub, cancel);
        await GrowthAsync(data, load, only, hub, cancel);
    }

    private static async Task ReferencesAsync(BenchmarkData data, Load load, string? only, MeasuredHub hub, CancellationToken cancel)
    {
        await using var hand = await HandServer.StartAsync(data.DatabasePath(BenchmarkData.ManyOrders), cancel);
        Title("reference queries", "hub", "by hand");
        foreach (var (name, document, _) in ReferenceQueries.All.Where(q => IsWanted(q.Name, only)))
        {
            var (measured, baseline) = (await hub.QueryAsync(document, "plc", cancel), hand.Query(name));
            Check(Values(await Load.AskAsync(measured, cancel)), Values(await Load.AskAsync(baseline, cancel)), name);
            Console.WriteLine(await load.CompareAsync(name, measured, baseline, cancel));
        }
    }

    // Both sides read the same rows; one is FULL everywhere, the other's plan carries conditions or masks.
    private static async Task AccessAsync(Load load, string? only, MeasuredHub hub, CancellationToken cancel)
    {
        if (!IsWanted("access", only))
            return;
        Title("cost of access control", "narrowed", "full");
        var own = await hub.QueryAsync($"{{ serviceOrders(first: 1000) {{ nodes {{ {EightFields} }} }} }}", OwnTownship, cancel);
        var filtered = await hub.QueryAsync($"{{ serviceOrders(first: 1000, where: {{villageCode: {{within: \"431021108000\"}}}}) {{ nodes {{ {EightFields} }} }} }}", "plc", cancel);
        Check(Values(await Load.AskAsync(own, cancel)), Values(await Load.AskAsync(filtered, cancel)), "scope");
        Console.WriteLine(await load.CompareAsync("access: scope", own, filtered, cancel));

        var named = $"{{ serviceOrders(first: 1000) {{ nodes {{ {EightFields} requesterName }} }} }}";
        var (masked, full) = (await hub.QueryAsync(named, "org", cancel), await hub.QueryAsync(named, "psb", cancel));
        if (Values(await Load.AskAsync(masked, cancel)).Count != Values(await Load.AskAsync(full, cancel)).Count)
            throw new InvalidOperationException("access: mask does not read the same rows.");
        Console.WriteLine(await load.CompareAsync("access: mask", masked, full, cancel));
    }

    private static async Task GrowthAsync(BenchmarkData data, Load load, string? only, MeasuredHub many, CancellationToken cancel)
    {
        if (!IsWanted("growth", only))
            return;
        Title("growth", "200,000", "2,000");
        await using var few = await MeasuredHub.StartAsync(data.Directory(BenchmarkData.FewOrders), cancel);
        var (measured, baseline) = (await many.QueryAsync(ReferenceQueries.OrdersPage, "plc", cancel), await few.QueryAsync(ReferenceQueries.OrdersPage, "plc", cancel));
        if (Values(await Load.AskAsync(measured, cancel)).Count != Values(await Load.AskAsync(baseline, cancel)).Count)
            throw new InvalidOperationException("The pages are not of one size.");
        Console.WriteLine(await load.CompareAsync("growth: q3-page", measured, baseline, cancel));
    }

    private static bool IsWanted(string name, string? only) => only is null || name.StartsWith(only, StringComparison.Ordinal);

    private static void Title(string name, string measured, string baseline) =>
        Console.WriteLine($"\n{name,-28}{measured,12}{baseline,12}   ratio");

    private static void Check(List<string> measured, List<string> baseline, string name)
    {
        if (!measured.Order(StringComparer.Ordinal).SequenceEqual(baseline.Order(StringComparer.Ordinal)))
        {
            var difference = measured.Except(baseline).Take(3).Concat(baseline.Except(measured).Take(3));
            throw new InvalidOperationException($"{name}: both sides must answer with the same values. {string.Join(", ", difference)}");
        }
    }

    // The values of an answer, whatever their names and nesting.
    private static List<string> Values(byte[] answer)
    {
        using var document = JsonDocument.Parse(answer);
        if (document.RootElement.TryGetProperty("errors", out var errors))
            throw new InvalidOperationException(errors.GetRawText());
        var values = new List<string>();
        Add(document.RootElement.GetProperty("data"), values);
        return values;
    }

    private static void Add(JsonElement element, List<string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    Add(member.Value, values);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Add(item, values);
                break;
            default:
                values.Add(element.ToString());
                break;
        }
    }
}
