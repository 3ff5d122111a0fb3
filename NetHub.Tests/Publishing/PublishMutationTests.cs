using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing;

/// <summary>Every publishing mutation: answers to the owner reveal problems, answers to others reveal nothing.</summary>
[Collection(PublishingCounty.Name)]
public sealed class PublishMutationTests(HubFixture county) : IAsyncLifetime
{
    private static readonly string[] Incomplete = ["KEY_REQUIRED", "REQUIRED"];
    private static readonly string[] Columns =
    [
        Departments.Organization, Departments.PoliticsAndLaw, Departments.Publicity, Departments.Park, Departments.PublicSecurity, Departments.Justice,
        Departments.CivilAffairs, Departments.Agriculture, Departments.Health, Departments.Veterans, Departments.YouthLeague, Departments.Data,
    ];

    private PublishingHub hub = null!;

    public async Task InitializeAsync() => hub = await PublishingHub.StartAsync(county);

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Fact]
    public async Task A_row_with_only_an_id_is_unchanged_and_an_empty_row_is_incomplete()
    {
        var (before, published, found, others) = (State(), await PublishedAsync(), 0, new List<string>());
        foreach (var dataset in published)
        {
            var client = ClientOf(dataset.Owner);
            var empty = Receipt(dataset, await PublishAsync(client, dataset, "{}"));
            if (Rules(empty) is not [_, ..] rules || !rules.TrueForAll(Incomplete.Contains))
                others.Add($"{dataset.Name}: {empty}");
            if (await IdAsync(client, dataset) is not { } id)
                continue;
            found++;
            var known = Receipt(dataset, await PublishAsync(client, dataset, $"{{ {dataset.Id!.Name}: \"{id}\" }}"));
            if (known.GetProperty(IsDerivedDaily(dataset) ? "read" : "unchanged").GetInt32() != 1 || Rules(known).Count > 0 || known.GetProperty("batch").ValueKind != JsonValueKind.Null)
                others.Add($"{dataset.Name}: {known}");
        }

        Assert.True(others.Count == 0, string.Join(Environment.NewLine, others));
        Assert.True(found > published.Count / 2, string.Create(CultureInfo.InvariantCulture, $"{found} of {published.Count}"));
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_department_that_owns_nothing_of_a_dataset_gets_the_same_refusal_for_any_row()
    {
        var (before, published) = (State(), await PublishedAsync());
        foreach (var dataset in published)
        {
            var client = ClientOf(Columns.First(c => !PublishRights.Any(c, dataset)));
            var field = (dataset.Id ?? dataset.Fields.First(static f => f.IsKey)).Name;

            var empty = await PublishAsync(client, dataset, "{}");
            var madeUp = dataset.Id is null ? empty : await PublishAsync(client, dataset, $"{{ {field}: \"AAAAAAAAAAAAAAAAAAAAAA\" }}");
            var known = await IdAsync(ClientOf(dataset.Owner), dataset) is not { } id ? madeUp : await PublishAsync(client, dataset, $"{{ {field}: \"{id}\" }}");

            Assert.True(Code(empty) == "NOT_OWNER", $"{dataset.Name}: {empty}");
            Assert.Equal((dataset.Name, empty.ToString(), empty.ToString()), (dataset.Name, madeUp.ToString(), known.ToString()));
        }

        Assert.Equal(before, State());
    }

    private static List<string?> Rules(JsonElement receipt) => [.. receipt.GetProperty("problems").EnumerateArray().Select(static p => p.GetProperty("rule").GetString())];

    // An age changes with the day of publication.
    private static bool IsDerivedDaily(DatasetEntry dataset) => dataset.Fields.Any(static f => f.Derived?.Derivation is Derivation.AgeBand or Derivation.IsUnder14);

    private static JsonElement Receipt(DatasetEntry dataset, JsonElement answer)
    {
        Assert.False(answer.TryGetProperty("errors", out _), $"{dataset.Name}: {answer}");
        return answer.GetProperty("data").GetProperty("publish" + dataset.Name);
    }

    // The datasets with a publishing mutation, which must be all versioned ones.
    private async Task<List<DatasetEntry>> PublishedAsync()
    {
        var answer = await AskAsync("plc", "{ __schema { mutationType { fields { name } } } }");
        var names = answer.GetProperty("data").GetProperty("__schema").GetProperty("mutationType").GetProperty("fields").EnumerateArray().Select(static f => f.GetProperty("name").GetString()!);
        var published = names.Where(static n => n.StartsWith("publish", StringComparison.Ordinal)).Select(n => county.Catalog.Datasets.Single(d => n == "publish" + d.Name)).ToList();
        Assert.Equal(county.Catalog.Datasets.Where(static d => d.IsVersioned).Select(static d => d.Name).Order(), published.Select(static d => d.Name).Order());
        return published;
    }

    private async Task<string?> IdAsync(string client, DatasetEntry dataset)
    {
        if (dataset.Id is null)
            return null;
        var answer = await AskAsync(client, $"{{ {dataset.PluralName}(first: 1) {{ nodes {{ id }} }} }}");
        // Some departments only publish and read nothing.
        return answer.TryGetProperty("errors", out _) ? null
            : answer.GetProperty("data").GetProperty(dataset.PluralName).GetProperty("nodes").EnumerateArray().Select(static n => n.GetProperty("id").GetString()).FirstOrDefault();
    }

    private Task<JsonElement> PublishAsync(string client, DatasetEntry dataset, string row) =>
        AskAsync(client, $"mutation {{ publish{dataset.Name}(dryRun: true, rows: [{row}]) {{ accepted read unchanged batch problems {{ field rule valueClass }} }} }}");

    private static string ClientOf(string department) => department == Departments.Township ? "twn-431021108" : department.ToLowerInvariant();

    // In process, because not every publishing department has a sample client.
    private async Task<JsonElement> AskAsync(string client, string operation)
    {
        var caller = HubFixture.CallerOf(client) with { Roles = HubRoles.Reader | HubRoles.Publisher };
        using var answer = await hub.Services.GetRequiredService<HubGraphQL>().ExecuteAsync(new GraphQLRequest(operation, null, default), caller, HubFixture.OnDuty, CancellationToken.None);
        using var json = JsonDocument.Parse(answer.Body.ToArray());
        return json.RootElement.Clone();
    }

    private string State() => string.Join('|', new[] { "DataChange", "PublishBatch", "SourceKey" }.Select(hub.Dump));

    private static string? Code(JsonElement answer) => answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
