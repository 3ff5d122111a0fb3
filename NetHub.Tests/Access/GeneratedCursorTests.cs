using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Querying;

namespace NetHub.Tests.Access;

/// <summary>
/// Every department × every sortable field, in both directions: joined pages equal the oracle's order; a cursor is returned
/// only for rows on which the field is FULL, reveals nothing, and works for no other department, order or dataset.
/// </summary>
[Collection(GeneratedCounty.Name)]
public sealed class GeneratedCursorTests(HubFixture hub)
{
    private const int Size = 3;

    // Shorter texts occur in encrypted bytes by chance.
    private const int LeastBytes = 6;
    private const int LargestPage = 1000;
    private static readonly string[] Directions = ["ASC", "DESC"];
    private static readonly ConcurrentDictionary<(string, FieldEntry, string), Page> Wholes = [];

    public static TheoryData<string> Clients() => GeneratedSelectionTests.Clients();

    [Theory]
    [MemberData(nameof(Clients))]
    public void Joined_pages_are_the_rows_on_which_the_field_is_full_in_order(string client)
    {
        var fields = Sorted(client);

        var problems = fields.AsParallel().SelectMany(f => Directions.SelectMany(d => Walk(client, f, d))).ToList();

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Ordering_by_a_field_that_is_nowhere_full_is_refused_and_no_cursor_is_returned(string client)
    {
        var fields = Sortable().Except(Sorted(client)).ToList();

        var problems = fields.AsParallel().SelectMany(f => Directions.SelectMany(d => Refusals(client, f, d))).ToList();

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_cursor_works_for_no_other_department_order_or_dataset(string client)
    {
        var fields = Sorted(client);

        var problems = fields.AsParallel().SelectMany(f => Strangers(client, f, fields)).ToList();

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_cursor_does_not_contain_the_value_it_is_ordered_by(string client)
    {
        var fields = Sorted(client);

        var problems = fields.AsParallel().Where(f => Tells(client, f)).Select(f => $"{client} {f}: its cursor holds the value that it is ordered by").ToList();

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_row_on_which_the_field_is_not_full_has_no_cursor(string client)
    {
        var oracle = Oracle(client);
        var fields = Sorted(client).Where(f => oracle.FullRows(f).Count < oracle.Visible(f.Dataset).Count).ToList();

        var problems = fields.AsParallel().SelectMany(f => Directions.SelectMany(d => Beyond(client, f, d))).ToList();

        Problems.AssertNone(problems);
    }

    private AccessOracle Oracle(string client) => OracleTables.For(hub).For(client).Oracle;

    private IEnumerable<FieldEntry> Sortable() => hub.Catalog.Datasets.SelectMany(GeneratedSelectionTests.Served).Where(f => f.IsSortable);

    private List<FieldEntry> Sorted(string client) => [.. Sortable().Where(f => Oracle(client).IsFullSomewhere(f, opaqueCounts: false))];

    private IEnumerable<string> Walk(string client, FieldEntry field, string direction)
    {
        var (oracle, values) = OracleTables.For(hub).For(client);
        List<string> expected = [.. OracleOrder.By(oracle, field, direction == "DESC").Take(2 * Size).Select(values.NodeId)];
        var first = Ask(client, field, direction, $"first: {Size}");
        var second = first.End is null ? Page.Nothing : Ask(client, field, direction, $"first: {Size}", first.End);
        var back = second.Start is null ? first : Ask(client, field, direction, $"last: {Size}", second.Start);
        if (!Whole(client, field, direction).Ids.SequenceEqual(expected))
            yield return $"{client} {field} {direction}: the order differs from that of the rows on which it is FULL";
        if (!first.Ids.Concat(second.Ids).SequenceEqual(expected))
            yield return $"{client} {field} {direction}: two pages joined are not the first rows of the whole";
        if (!back.Ids.SequenceEqual(first.Ids))
            yield return $"{client} {field} {direction}: paging backward does not return the first page";
    }

    /// <summary>Checks that an order is refused, both on the first page and after one of the department's own cursors.</summary>
    private IEnumerable<string> Refusals(string client, FieldEntry field, string direction)
    {
        var set = field.Dataset.PluralName;
        var own = Page.Read(hub.Data(client, $"{{ {set}(first: 1) {{ {Page.Selection} }} }}").GetProperty(set)).End;
        foreach (var cursor in (string?[])[null, own ?? "none"])
        {
            using var answer = Answer(client, field, direction, $"first: {Size}", cursor);
            if (Oracle(client).Visible(field.Dataset).Count > 0 && GeneratedArgumentTests.Code(answer) != "ARGUMENT_NOT_PERMITTED")
                yield return $"{client} {field}: ordering by it is not refused";
            if (answer.RootElement.TryGetProperty("data", out var data) && Page.Read(data.GetProperty(set)) is { Cursors.Count: > 0 } or { End: not null })
                yield return $"{client} {field}: a cursor is returned";
        }
    }

    /// <summary>
    /// Tries a cursor as a different department, in the other direction, on a different field, and on a different dataset.
    /// </summary>
    private IEnumerable<string> Strangers(string client, FieldEntry field, List<FieldEntry> fields)
    {
        if (Whole(client, field, "ASC").End is not { } cursor)
            yield break;
        var clients = GeneratedSelectionTests.ClientNames;
        var next = clients.Concat(clients).SkipWhile(c => c != client).Skip(1)
            .First(c => c == client || Oracle(c).Visible(field.Dataset).Exists(r => Oracle(c).Level(field, r) == AccessOracle.Full));
        var others = fields.Where(f => f != field && Oracle(client).Visible(f.Dataset).Count > 0).OrderByDescending(f => f.Name == field.Name).ToList();
        List<(string Client, FieldEntry? Field, string Direction)> attempts =
        [
            (next, next == client ? null : field, "ASC"),
            (client, field, "DESC"),
            (client, others.Find(f => f.Dataset == field.Dataset), "ASC"),
            (client, others.Find(f => f.Dataset != field.Dataset), "ASC"),
        ];
        foreach (var attempt in attempts.Where(a => a.Field is not null))
        {
            using var answer = Answer(attempt.Client, attempt.Field!, attempt.Direction, $"first: {Size}", cursor);
            if (GeneratedArgumentTests.Code(answer) != "CURSOR_INVALID")
                yield return $"{client} {field}: its cursor works for {attempt}";
        }
    }

    /// <summary>Checks that an order returns only rows on which the field is FULL.</summary>
    private IEnumerable<string> Beyond(string client, FieldEntry field, string direction)
    {
        var (oracle, values) = OracleTables.For(hub).For(client);
        var full = oracle.FullRows(field).Select(values.NodeId).ToHashSet();
        var page = Ask(client, field, direction, $"first: {LargestPage}");
        if (!page.Ids.All(full.Contains) || page.Cursors.Count != Math.Min(full.Count, LargestPage))
            yield return $"{client} {field} {direction}: {page.Cursors.Count} cursors, not all of the {full.Count} rows on which it is FULL";
        if (page.End is { } end && full.Count <= LargestPage && Ask(client, field, direction, $"first: {Size}", end).Ids.Count > 0)
            yield return $"{client} {field} {direction}: rows follow the last one on which it is FULL";
    }

    private bool Tells(string client, FieldEntry field)
    {
        var values = OracleOrder.By(Oracle(client), field, descending: true).Select(r => Convert.ToString(r.Values[field.Property.Name], CultureInfo.InvariantCulture)!);
        return values.Zip(Whole(client, field, "DESC").Cursors).Any(pair => Tells(pair.Second, pair.First));
    }

    private static bool Tells(string cursor, string value)
    {
        var bytes = Base64Url.DecodeFromChars(cursor);
        return new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }.Select(e => e.GetBytes(value))
            .Any(text => text.Length >= LeastBytes && (bytes.AsSpan().IndexOf(text) >= 0 || Encoding.ASCII.GetBytes(cursor).AsSpan().IndexOf(text) >= 0));
    }

    private Page Whole(string client, FieldEntry field, string direction) =>
        Wholes.GetOrAdd((client, field, direction), _ => Ask(client, field, direction, $"first: {2 * Size}"));

    private Page Ask(string client, FieldEntry field, string direction, string size, string? cursor = null)
    {
        using var answer = Answer(client, field, direction, size, cursor);
        return answer.RootElement.TryGetProperty("data", out var data)
            ? Page.Read(data.GetProperty(field.Dataset.PluralName))
            : throw new Xunit.Sdk.XunitException($"{client} {field} {direction} {size}: {answer.RootElement.GetRawText()}");
    }

    private JsonDocument Answer(string client, FieldEntry field, string direction, string size, string? cursor)
    {
        var set = field.Dataset.PluralName;
        var order = $"order: [{{{field.Name}: {direction}}}]";
        if (cursor is null)
            return hub.Query(client, $"{{ {set}({size}, {order}) {{ {Page.Selection} }} }}");
        var start = size.StartsWith("first", StringComparison.Ordinal) ? "after" : "before";
        return hub.Query(client, $"query($c: String) {{ {set}({size}, {start}: $c, {order}) {{ {Page.Selection} }} }}", new { c = cursor });
    }
}
