using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Querying;

namespace NetHub.Tests.Access;

/// <summary>
/// Every department × every to-one link × fields of the linked row: ordering through the link is refused if the field is FULL on no
/// row; otherwise hidden values of a linked row do not affect the order, as if the link were empty.
/// </summary>
[Collection(GeneratedCounty.Name)]
public sealed class GeneratedLinkOrderTests(HubFixture hub)
{
    private const int Size = 3;

    // Sorting more rows takes long and finds nothing new.
    private const int MostRows = 12_000;

    public static TheoryData<string> Clients() => GeneratedSelectionTests.Clients();

    [Theory]
    [MemberData(nameof(Clients))]
    public void An_order_through_a_link_is_refused_where_the_field_is_nowhere_full(string client)
    {
        var oracle = OracleTables.For(hub).For(client).Oracle;
        var orders = Links(oracle).SelectMany(l => Sortable(l.To).Where(f => !oracle.IsFullSomewhere(f, opaqueCounts: false)).Select(f => (Link: l, Field: f))).ToList();

        var problems = orders.AsParallel().Where(o => !IsRefused(client, o.Link, o.Field))
            .Select(o => $"{client} {o.Link.Coordinate} → {o.Field}: an order by a field that is nowhere FULL is not refused").ToList();

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void An_order_through_a_link_uses_only_linked_rows_on_which_the_field_is_full(string client)
    {
        var oracle = OracleTables.For(hub).For(client).Oracle;
        var orders = Orders(oracle);

        var problems = orders.AsParallel().SelectMany(o => Walk(client, o.Link, o.Field)).ToList();

        Problems.AssertNone(problems);
    }

    [Theory]
    [InlineData("ylc")]
    [InlineData("civ")]
    [InlineData("twn-431021108")]
    public void An_order_through_a_link_does_not_change_the_linked_rows(string client)
    {
        var orders = Orders(OracleTables.For(hub).For(client).Oracle);

        var problems = orders.AsParallel().Where(o => Shown(client, o.Link, o.Field, "cursor {0}") != Shown(client, o.Link, o.Field, "{0} cursor"))
            .Select(o => $"{client} {o.Link.Coordinate} → {o.Field}: the linked rows differ when the cursor is asked for first").ToList();

        Problems.AssertNone(problems);
    }

    /// <summary>Rows that are counted but not visible make figures rounded, and their keys lead to no person.</summary>
    [Theory]
    [InlineData("psb", "OrderStep", "actor")]
    [InlineData("jus", "OrderStep", "actor")]
    [InlineData("agr", "PersonRole", "person")]
    public void Groups_through_a_link_count_only_rows_whose_key_leads_to_a_person(string client, string dataset, string name)
    {
        var oracle = OracleTables.For(hub).For(client).Oracle;
        var link = hub.Catalog[dataset].Link(name)!;
        var sexes = OracleOrder.Linked(oracle, link, link.To.Field("sexCode")!).Where(v => v is not null).CountBy(v => (string)v!).OrderBy(g => g.Key);

        var groups = hub.Data(client, $"{{ {link.From.PluralName} {{ groupBy(keys: [{{link: {Naming.UpperSnake(name)}, field: SEX_CODE}}]) {{ key {{ {name} {{ sexCode }} }} count }} }} }}")
            .GetProperty(link.From.PluralName).GetProperty("groupBy").EnumerateArray()
            .Select(g => (Code: g.GetProperty("key").GetProperty(name).GetProperty("sexCode").GetString(), Count: g.GetProperty("count").GetInt32()));

        Assert.Equal(sexes.Select(g => g.Key), groups.Where(g => g.Code is not null).Select(g => g.Code!).Order());
        Assert.All(sexes, sex => Assert.InRange(groups.Single(g => g.Code == sex.Key).Count, sex.Value - 4, sex.Value + 4));
    }

    private IEnumerable<LinkEntry> Links(AccessOracle oracle) => hub.Catalog.Datasets.Where(d => oracle.Visible(d).Count > 0)
        .SelectMany(d => d.Links).Where(l => l.Direction == LinkDirection.ToOne && l.Key.IsServed);

    private static IEnumerable<FieldEntry> Sortable(DatasetEntry dataset) => GeneratedSelectionTests.Served(dataset).Where(f => f.IsSortable);

    /// <summary>Picks for each link the field that is FULL on the fewest linked rows, because it has the most to hide.</summary>
    private List<(LinkEntry Link, FieldEntry Field)> Orders(AccessOracle oracle)
    {
        var links = Links(oracle).Where(l => oracle.IsFullSomewhere(l.Key, opaqueCounts: true) && oracle.Visible(l.From).Count <= MostRows).ToList();
        var fields = links.Select(l => l.To).Distinct()
            .Select(d => Sortable(d).Where(f => oracle.IsFullSomewhere(f, opaqueCounts: false)).MinBy(f => oracle.FullRows(f).Count)).OfType<FieldEntry>();
        return [.. links.Join(fields, l => l.To, f => f.Dataset, (l, f) => (l, f))];
    }

    private bool IsRefused(string client, LinkEntry link, FieldEntry field)
    {
        using var answer = hub.Query(client, $"{{ {Connection(link, field, "ASC", $"first: {Size}")} }}");
        return GeneratedArgumentTests.Code(answer) == "ARGUMENT_NOT_PERMITTED";
    }

    private IEnumerable<string> Walk(string client, LinkEntry link, FieldEntry field)
    {
        var (oracle, values) = OracleTables.For(hub).For(client);
        foreach (var direction in (string[])["ASC", "DESC"])
        {
            List<string> expected = [.. OracleOrder.Through(oracle, link, field, direction == "DESC").Take(2 * Size).Select(values.NodeId)];
            var first = Ask(client, link, $"{{ {Connection(link, field, direction, $"first: {Size}")} }}", null);
            var second = first.End is null
                ? Page.Nothing
                : Ask(client, link, $"query($c: String) {{ {Connection(link, field, direction, $"first: {Size}, after: $c")} }}", new { c = first.End });
            if (!first.Ids.Concat(second.Ids).SequenceEqual(expected))
                yield return $"{client} {link.Coordinate} → {field} {direction}: the order differs from that of the linked rows on which it is FULL";
        }
    }

    private string Shown(string client, LinkEntry link, FieldEntry field, string selection)
    {
        var edge = selection.Replace("{0}", $"node {{ {link.Name} {{ id }} }}", StringComparison.Ordinal);
        var set = link.From.PluralName;
        var edges = hub.Data(client, $"{{ {set}(first: 50, order: [{{{link.Name}: {{{field.Name}: DESC}}}}]) {{ edges {{ {edge} }} }} }}").GetProperty(set).GetProperty("edges");
        return string.Join(' ', edges.EnumerateArray().Select(e => e.GetProperty("node").GetRawText()));
    }

    private Page Ask(string client, LinkEntry link, string operation, object? variables) =>
        Page.Read(hub.Data(client, operation, variables).GetProperty(link.From.PluralName));

    private static string Connection(LinkEntry link, FieldEntry field, string direction, string page) =>
        $"{link.From.PluralName}({page}, order: [{{{link.Name}: {{{field.Name}: {direction}}}}}]) {{ {Page.Selection} }}";
}
