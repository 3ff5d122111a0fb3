using System.Collections.Concurrent;
using System.Text.Json;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Access;

/// <summary>
/// Fetches rows by id as a department sees them, to compare them with the rows that links show. Each row is fetched once.
/// </summary>
internal sealed class RowsById
{
    // The schema's limit for one call.
    private const int MostIds = 100;
    private static readonly ConcurrentDictionary<(HubFixture, string), RowsById> Known = [];
    private readonly ConcurrentDictionary<string, JsonElement> rows = [];
    private readonly HubFixture hub;
    private readonly string client;

    private RowsById(HubFixture hub, string client)
    {
        this.hub = hub;
        this.client = client;
    }

    public static RowsById For(HubFixture hub, string client) => Known.GetOrAdd((hub, client), static key => new RowsById(key.Item1, key.Item2));

    /// <summary>The number of different rows compared so far.</summary>
    public int Count => rows.Count;

    /// <summary>Returns what rows at a path show that the same rows fetched by id do not.</summary>
    public IEnumerable<string> Excess(string path, DatasetEntry dataset, IReadOnlyList<JsonElement> shown)
    {
        Read(dataset, shown.Select(Id).Distinct().Where(id => !rows.ContainsKey(id)));
        return shown.SelectMany(row => Excess(dataset, row, rows[Id(row)])).Distinct().Select(problem => $"{client} {path}: {problem}");
    }

    private static string Id(JsonElement row) => row.GetProperty("id").GetString()!;

    private void Read(DatasetEntry dataset, IEnumerable<string> ids)
    {
        var operation = $"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ id ... on {dataset.Name} {{ {GeneratedSelectionTests.Fields(dataset)} }} }} }}";
        foreach (var chunk in ids.Chunk(MostIds))
        {
            var nodes = hub.Data(client, operation, new { ids = chunk }).GetProperty("nodes").EnumerateArray();
            foreach (var (id, node) in chunk.Zip(nodes))
                rows[id] = node;
        }
    }

    /// <summary>
    /// A person behind a masked name has an unlinkable id that cannot be fetched, so the row is compared with its masked values.
    /// </summary>
    private IEnumerable<string> Excess(DatasetEntry dataset, JsonElement row, JsonElement node)
    {
        var isFound = node.ValueKind == JsonValueKind.Object;
        var values = OracleTables.For(hub).For(client).Values;
        var person = isFound ? null : values.Apart(dataset, Id(row));
        if (!isFound && person is null)
        {
            yield return "shows a row that cannot be found by its id";
            yield break;
        }

        foreach (var field in GeneratedSelectionTests.Served(dataset))
        {
            var here = OracleValues.Normalise(row.GetProperty(field.Name).GetRawText());
            var allowed = isFound ? OracleValues.Normalise(node.GetProperty(field.Name).GetRawText()) : values.Expected(field, person!, isCapped: true);
            if (here != "null" && here != allowed)
                yield return $"{field} is {GeneratedSelectionTests.Shape(here)} here and {GeneratedSelectionTests.Shape(allowed)} by its id";
        }
    }
}
