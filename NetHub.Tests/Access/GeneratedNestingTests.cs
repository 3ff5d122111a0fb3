using System.Text.Json;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Access;

/// <summary>
/// Every path of two links, for every kind of caller: a row reached this way shows no more than when it is fetched by its id.
/// </summary>
[Collection(GeneratedCounty.Name)]
public sealed class GeneratedNestingTests(HubFixture hub)
{
    private const int Roots = 4;
    private const int Rows = 2;
    private const int Masked = 20;

    // Fewer rows would mean that the test compared almost nothing.
    private const int LeastRows = 100;

    [Theory]
    [InlineData("org")]
    [InlineData("psb")]
    [InlineData("jus")]
    [InlineData("civ")]
    [InlineData("prk")]
    [InlineData("twn-431021108")]
    [InlineData("ldr")]
    public void A_row_two_links_deep_shows_no_more_than_by_its_id(string client)
    {
        var links = hub.Catalog.Datasets.SelectMany(d => d.Links).ToList();

        var problems = links.AsParallel().SelectMany(l => Under(client, l)).ToList();

        Problems.AssertNone(problems);
        Assert.True(RowsById.For(hub, client).Count > LeastRows);
    }

    [Theory]
    [MemberData(nameof(GeneratedSelectionTests.Clients), MemberType = typeof(GeneratedSelectionTests))]
    public void A_person_behind_a_masked_name_shows_only_masked_values(string client)
    {
        var links = hub.Catalog.Datasets.SelectMany(d => d.Links).Where(l => l.To.Name == "Person" && l.Direction == LinkDirection.ToOne).ToList();

        var problems = links.AsParallel().SelectMany(l => Uncovered(client, l)).ToList();

        Problems.AssertNone(problems);
    }

    /// <summary>Follows all second links behind a first link in one operation.</summary>
    private List<string> Under(string client, LinkEntry first)
    {
        var second = string.Join(' ', first.To.Links.Select(l => Nested.Selection(l, Rows, $"id {GeneratedSelectionTests.Fields(l.To)}")));
        var root = first.From.PluralName;
        var data = hub.Data(client, $"{{ {root}(first: {Roots}) {{ nodes {{ {Nested.Selection(first, Rows, $"id {second}")} }} }} }}");
        var parents = Nested.Rows(data.GetProperty(root)).SelectMany(r => Nested.Rows(r.GetProperty(first.Name))).ToList();
        return [.. first.To.Links.SelectMany(l => RowsById.For(hub, client).Excess($"{first.Coordinate}.{l.Name}", l.To, Reached(parents, l)))];
    }

    private static List<JsonElement> Reached(List<JsonElement> parents, LinkEntry link) => [.. parents.SelectMany(p => Nested.Rows(p.GetProperty(link.Name)))];

    /// <summary>Returns what a link wrongly shows of persons whose name is not FULL on the row that links to them.</summary>
    private List<string> Uncovered(string client, LinkEntry link)
    {
        var (oracle, values) = OracleTables.For(hub).For(client);
        var masked = oracle.Visible(link.From)
            .Where(r => r.Values[link.Key.Property.Name] is not null && oracle.NameLevel(link.Key, r) < AccessOracle.Full).Take(Masked).ToList();
        var operation = $"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {link.From.Name} {{ {Nested.Selection(link, Rows, $"id {GeneratedSelectionTests.Fields(link.To)}")} }} }} }}";
        var nodes = hub.Data(client, operation, new { ids = masked.Select(values.NodeId) }).GetProperty("nodes").EnumerateArray().ToList();
        return [.. masked.Zip(nodes).SelectMany(pair => Uncovered(pair.First, pair.Second, link, values)).Distinct().Select(p => $"{client} {link.Coordinate}: {p}")];
    }

    private static IEnumerable<string> Uncovered(OracleRow row, JsonElement node, LinkEntry link, OracleValues values)
    {
        if (node.ValueKind != JsonValueKind.Object || node.GetProperty(link.Name) is not { ValueKind: JsonValueKind.Object } shown)
            yield break;
        if (values.Apart(link.To, shown.GetProperty("id").GetString()!) is not { } person || person.Key != (long)row.Values[link.Key.Property.Name]!)
        {
            yield return "the id of a person behind a masked name works elsewhere";
            yield break;
        }

        foreach (var field in GeneratedSelectionTests.Served(link.To))
        {
            var actual = OracleValues.Normalise(shown.GetProperty(field.Name).GetRawText());
            if (actual != "null" && actual != values.Expected(field, person, isCapped: true))
                yield return $"{field} is {GeneratedSelectionTests.Shape(actual)} behind a masked name";
        }
    }
}
