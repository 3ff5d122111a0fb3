using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi.Contracts;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Contracts;

/// <summary>The running hub permits everything in a department's contract and denies everything else.</summary>
[Collection(GeneratedCounty.Name)]
public sealed class ContractUseTests(HubFixture hub)
{
    private static readonly GraphQLRequestOptions PlanOnly = HubFixture.OnDuty with { Cost = CostMode.Validate };

    public static TheoryData<string> Clients() => [.. AccessMatrix.Baseline().Departments.Select(d => d == "TWN" ? "twn-431021108" : d.ToLowerInvariant())];

    [Theory]
    [MemberData(nameof(Clients))]
    public void Fields_of_the_contract_are_permitted_and_others_denied(string client)
    {
        var contract = Read(client);
        var problems = new List<string>();

        foreach (var dataset in hub.Catalog.Datasets.Where(d => contract.Has(d.Name)))
        {
            var served = dataset.Fields.Where(f => f.IsServed).ToLookup(f => contract.Has(dataset.Name, f.Name), f => f.Name);
            var permitted = Denied(client, $"{{ {dataset.PluralName}(first: 1) {{ nodes {{ id {string.Join(' ', served[true])} }} }} }}");
            problems.AddRange(permitted.Select(d => $"{d} is in the contract and is denied"));
            if (!served[false].Any())
                continue;
            var others = Denied(client, $"{{ {dataset.PluralName}(first: 1) {{ nodes {{ {string.Join(' ', served[false])} }} }} }}");
            problems.AddRange(served[false].Select(f => $"{dataset.Name}.{f}").Except(others).Select(f => $"{f} is not in the contract and is not denied"));
        }

        Assert.Empty(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Links_of_the_contract_can_be_followed_and_others_cannot(string client)
    {
        var contract = Read(client);
        var problems = new List<string>();

        foreach (var link in hub.Catalog.Datasets.Where(d => contract.Has(d.Name)).SelectMany(d => d.Links))
        {
            var isThere = contract.Has(link.From.Name, link.Name);
            if (isThere != Ways(link).Any(way => Denied(client, $"{{ {link.From.PluralName}(first: 1) {{ nodes {{ {link.Name} {way} }} }} }}").Count == 0))
                problems.Add($"{link.Coordinate} is {(isThere ? "" : "not ")}in the contract");
        }

        Assert.Empty(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Orders_and_filters_of_the_contract_are_permitted(string client)
    {
        var contract = Read(client);
        var caller = hub.OnDutyAs(client);
        var problems = new List<string>();

        foreach (var dataset in hub.Catalog.Datasets.Where(d => contract.Has(d.Name)))
        {
            var sorted = dataset.Fields.Where(f => contract.Has(dataset.Name + "SortInput", f.Name)).Select(f => $"{{{f.Name}: ASC}}").ToList();
            // A field that is FULL on no row can be filtered only in statistics, which have their own rules.
            var filtered = dataset.Fields.Where(f => contract.Has(dataset.Name + "FilterInput", f.Name)
                && hub.Policy.Decide(caller, f, Usage.Filter).Scopes(AccessLevel.Full) != ScopeSet.None).Select(f => $"{{{f.Name}: {{{(f.IsList ? "any: true" : "eq: null")}}}}}").ToList();
            if (sorted.Count > 0)
                problems.AddRange(Denied(client, $"{{ {dataset.PluralName}(first: 1, order: [{string.Join(' ', sorted)}]) {{ nodes {{ id }} }} }}"));
            if (filtered.Count > 0)
                problems.AddRange(Denied(client, $"{{ {dataset.PluralName}(where: {{or: [{string.Join(' ', filtered)}]}}) {{ totalCount }} }}"));
        }

        Assert.Empty(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Every_dataset_of_the_contract_can_be_counted(string client)
    {
        var contract = Read(client);

        // If the row class permits nothing, a dataset can still be counted by naming a field.
        var problems = hub.Catalog.Datasets.Where(d => contract.Has(d.Name + "Connection"))
            .Where(d => Denied(client, $"{{ {d.PluralName} {{ aggregate {{ count }} }} }}").Count > 0 && !Keys(contract, d).Any(key => Denied(client,
                $"{{ {d.PluralName} {{ groupBy(keys: [{key}]) {{ count }} }} }}").Count == 0)).ToList();

        Assert.Empty(problems);
    }

    private static IEnumerable<string> Keys(ContractDocument contract, DatasetEntry dataset) =>
        dataset.Fields.Where(f => contract.Has(dataset.Name + "GroupKey", f.Name)).Select(f => $"{{field: {Naming.UpperSnake(f.Name)}{Cut(f)}}}");

    private static string Cut(FieldEntry field) => field.Kind switch
    {
        ValueKind.Date or ValueKind.Instant => " unit: MONTH",
        ValueKind.RegionCode or ValueKind.GridCode => " level: TOWNSHIP",
        _ => "",
    };

    private static IEnumerable<string> Ways(LinkEntry link) =>
        link.Direction == LinkDirection.ToOne ? ["{ __typename }"] : ["{ nodes { __typename } }", "{ aggregate { count } }"];

    private HashSet<string> Denied(string client, string operation)
    {
        using var answer = hub.Query(client, operation, options: PlanOnly);
        var errors = answer.RootElement.TryGetProperty("errors", out var list) ? list.EnumerateArray().Select(e => e.GetProperty("extensions")).ToList() : [];
        Assert.All(errors, e => Assert.Contains(e.GetProperty("code").GetString(), new[] { "UNAUTHORIZED_FIELD_OR_TYPE", "ARGUMENT_NOT_PERMITTED" }));
        return [.. errors.Select(e => e.GetProperty("coordinate").GetString()!)];
    }

    private ContractDocument Read(string client) =>
        new(Encoding.UTF8.GetString(hub.Services.GetRequiredService<HubContracts>().Find(client)!.Sdl.Span));
}
