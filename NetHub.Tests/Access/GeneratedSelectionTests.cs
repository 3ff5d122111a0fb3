using System.Text.Json;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Access;

/// <summary>Every department × every dataset × every field, on every path that can show a value: exactly the oracle's values.</summary>
[Collection(GeneratedCounty.Name)]
public sealed class GeneratedSelectionTests(HubFixture hub)
{
    private const int RowsCompared = 60;

    internal static readonly string[] ClientNames =
        ["org", "plc", "pub", "prk", "psb", "jus", "civ", "agr", "hlt", "vet", "ylc", "dat", "ldr", "twn-431021108", "twn-431021114"];

    public static TheoryData<string> Clients() => [.. ClientNames];

    [Theory]
    [MemberData(nameof(Clients))]
    public void Plain_selection_shows_the_rows_and_values_of_the_matrix(string client)
    {
        var (oracle, values) = Oracle(client);
        var problems = new List<string>();

        foreach (var dataset in hub.Catalog.Datasets)
            problems.AddRange(Compare(client, dataset, oracle, values, $"{{ {dataset.PluralName}(first: {RowsCompared}) {{ totalCount nodes {{ id {Fields(dataset)} }} }} }}"));

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Aliases_and_fragments_change_nothing(string client)
    {
        var problems = new List<string>();

        foreach (var dataset in hub.Catalog.Datasets)
        {
            var plain = Nodes(client, dataset, $"{{ {dataset.PluralName}(first: 10) {{ nodes {{ id {Fields(dataset)} }} }} }}");
            foreach (var chunk in Served(dataset).Chunk(20))
            {
                var aliased = string.Join(' ', chunk.Select(f => $"a_{f.Name}: {f.Name}"));
                var operation = $"query($yes: Boolean!) {{ x: {dataset.PluralName}(first: 10) {{ y: nodes {{ id ...f @include(if: $yes) }} }} }} fragment f on {dataset.Name} {{ ... on {dataset.Name} {{ {aliased} }} }}";
                var rows = hub.Data(client, operation, new { yes = true }).GetProperty("x").GetProperty("y");
                problems.AddRange(Differences(plain, rows, chunk, "a_", dataset));
            }
        }

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_row_fetched_by_node_id_is_the_same_row(string client)
    {
        var problems = new List<string>();

        foreach (var dataset in hub.Catalog.Datasets)
        {
            var plain = Nodes(client, dataset, $"{{ {dataset.PluralName}(first: 3) {{ nodes {{ id {Fields(dataset)} }} }} }}");
            if (plain.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var row in plain.EnumerateArray())
            {
                var operation = $"{{ node(id: \"{row.GetProperty("id").GetString()}\") {{ id ... on {dataset.Name} {{ {Fields(dataset)} }} }} }}";
                var node = hub.Data(client, operation).GetProperty("node");
                if (node.ValueKind != JsonValueKind.Object || OracleValues.Normalise(node.GetRawText()) != OracleValues.Normalise(row.GetRawText()))
                    problems.Add($"{client} {dataset}: node gives another row than the list");
            }
        }

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_row_under_any_parent_shows_no_more_than_at_the_root(string client)
    {
        var (oracle, _) = Oracle(client);
        var problems = new List<string>();

        foreach (var link in hub.Catalog.Datasets.SelectMany(d => d.Links))
            problems.AddRange(CompareNested(client, link, oracle));

        Problems.AssertNone(problems);
    }

    private (AccessOracle Oracle, OracleValues Values) Oracle(string client) => OracleTables.For(hub).For(client);

    private IEnumerable<string> Compare(string client, DatasetEntry dataset, AccessOracle oracle, OracleValues values, string operation)
    {
        var connectionJson = hub.Data(client, operation).GetProperty(dataset.PluralName);
        var rows = connectionJson.GetProperty("nodes");
        var expected = oracle.Visible(dataset);
        if (rows.ValueKind == JsonValueKind.Null)
            return expected.Count == 0 ? [] : [$"{client} {dataset}: {expected.Count} rows are permitted, none is shown"];
        List<string> problems = [];
        if (connectionJson.GetProperty("totalCount").GetInt64() != expected.Count)
            problems.Add($"{client} {dataset}: totalCount {connectionJson.GetProperty("totalCount")} instead of {expected.Count}");
        var shown = rows.EnumerateArray().ToList();
        if (shown.Count != Math.Min(RowsCompared, expected.Count))
            problems.Add($"{client} {dataset}: {shown.Count} rows instead of {Math.Min(RowsCompared, expected.Count)}");
        foreach (var (row, json) in expected.Zip(shown))
        {
            foreach (var field in Served(dataset))
            {
                var actual = OracleValues.Normalise(json.GetProperty(field.Name).GetRawText());
                var wanted = values.Expected(field, row);
                if (actual != wanted)
                    problems.Add($"{client} {field} of row {row.Key}: {Shape(actual)} instead of {Shape(wanted)}");
            }
        }

        return problems.DistinctBy(p => p.Split(" of row ")[0]);
    }

    private List<string> CompareNested(string client, LinkEntry link, AccessOracle oracle)
    {
        var data = hub.Data(client, $"{{ {link.From.PluralName}(first: 25) {{ nodes {{ id {Nested.Selection(link, 3, $"id {Fields(link.To)}")} }} }} }}");
        var rows = Nested.Rows(data.GetProperty(link.From.PluralName)).SelectMany(parent => Nested.Rows(parent.GetProperty(link.Name))).ToList();
        List<string> problems = rows.Count > 0 && oracle.Visible(link.To).Count == 0 ? [$"{client} {link.Coordinate}: shows a row of which none is permitted"] : [];
        problems.AddRange(RowsById.For(hub, client).Excess(link.Coordinate, link.To, rows));
        return problems;
    }

    private JsonElement Nodes(string client, DatasetEntry dataset, string operation)
    {
        return hub.Data(client, operation).GetProperty(dataset.PluralName).GetProperty("nodes");
    }

    private static IEnumerable<string> Differences(JsonElement plain, JsonElement aliased, IEnumerable<FieldEntry> fields, string prefix, DatasetEntry dataset)
    {
        if (plain.ValueKind != JsonValueKind.Array || aliased.ValueKind != JsonValueKind.Array)
            return plain.ValueKind == aliased.ValueKind ? [] : [$"{dataset}: rows on one path and none on the other"];
        return from pair in plain.EnumerateArray().Zip(aliased.EnumerateArray())
               from field in fields
               where pair.First.GetProperty(field.Name).GetRawText() != pair.Second.GetProperty(prefix + field.Name).GetRawText()
               select $"{field}: differs behind an alias and a fragment";
    }

    internal static IEnumerable<FieldEntry> Served(DatasetEntry dataset) => dataset.Fields.Where(f => f.IsServed);

    internal static string Fields(DatasetEntry dataset) => string.Join(' ', Served(dataset).Select(f => f.Name));

    internal static string Shape(string json) => json.Length <= 60 ? json : json[..60] + "…";
}
