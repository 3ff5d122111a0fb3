using System.Text.Json;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Access;

/// <summary>
/// Every department × every field × every argument that can name it: filter, nested filter, order, group, aggregate, lookup.
/// If the field is FULL on no row, the operation is refused; otherwise it counts exactly the rows on which the field is FULL.
/// </summary>
[Collection(GeneratedCounty.Name)]
public sealed class GeneratedArgumentTests(HubFixture hub)
{
    public static TheoryData<string> Clients() => GeneratedSelectionTests.Clients();

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_filter_is_refused_or_counts_the_rows_on_which_the_field_is_full(string client)
    {
        var oracle = Oracle(client);
        var problems = new List<string>();

        foreach (var field in Fields().Where(f => f.IsFilterable && !f.IsList))
            problems.AddRange([.. CheckFilter(client, field, oracle)]);

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void An_order_is_refused_or_returns_the_rows_on_which_the_field_is_full(string client)
    {
        var oracle = Oracle(client);
        var problems = new List<string>();

        foreach (var field in Fields().Where(f => f.IsSortable))
        {
            var set = field.Dataset;
            using var answer = hub.Query(client, $"{{ {set.PluralName}(first: 1000, order: [{{{field.Name}: DESC}}]) {{ nodes {{ id }} }} }}");
            problems.AddRange(Check(client, field, "order", answer, oracle, oracle.FullRows(field).Take(1000).Count(),
                data => data.GetProperty(set.PluralName).GetProperty("nodes") is { ValueKind: JsonValueKind.Array } nodes ? nodes.GetArrayLength() : 0));
        }

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_filter_through_a_link_is_refused_like_one_at_the_root(string client)
    {
        var oracle = Oracle(client);
        var problems = new List<string>();

        foreach (var link in hub.Catalog.Datasets.SelectMany(d => d.Links).Where(l => l.Direction == LinkDirection.ToOne))
        {
            if (oracle.Visible(link.From).Count == 0)
                continue;
            foreach (var field in link.To.Fields.Where(f => f is { IsServed: true, IsFilterable: true, IsList: false }))
            {
                if (oracle.IsFullSomewhere(field, opaqueCounts: true))
                    continue;
                var where = $"{link.Name}: {{{field.Name}: {{{Operand(field, null)}}}}}";
                using var answer = hub.Query(client, $"{{ {link.From.PluralName}(first: 1, where: {{or: [{{{where}}}]}}) {{ totalCount }} }}");
                if (Code(answer) != "ARGUMENT_NOT_PERMITTED")
                    problems.Add($"{client} {link.Coordinate} → {field}: a filter by a field that is nowhere FULL is not refused");
            }
        }

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Groups_and_aggregates_are_refused_where_the_level_is_none(string client)
    {
        var oracle = Oracle(client);
        var problems = new List<string>();

        foreach (var field in Fields().Where(f => f.IsSortable))
        {
            var set = field.Dataset;
            var group = $"{{ {set.PluralName} {{ groupBy(keys: [{{field: {Naming.UpperSnake(field.Name)}}}]) {{ count }} }} }}";
            var measure = $"{{ {set.PluralName} {{ aggregate {{ {field.Name} {{ countDistinct }} }} }} }}";
            var isNothing = oracle.BestLevel(field) is AccessOracle.None or AccessOracle.Masked;
            foreach (var operation in field.IsGroupable ? (string[])[group, measure] : [measure])
            {
                using var answer = hub.Query(client, operation);
                var refused = Code(answer) == "ARGUMENT_NOT_PERMITTED";
                if (isNothing && !refused)
                    problems.Add($"{client} {field}: a statistic is given where nothing is permitted");
                if (refused && !isNothing && IsPlain(oracle, field))
                    problems.Add($"{client} {field}: a statistic is refused where the field is FULL");
            }
        }

        Problems.AssertNone(problems);
    }

    private AccessOracle Oracle(string client) => OracleTables.For(hub).For(client).Oracle;

    private IEnumerable<FieldEntry> Fields() => hub.Catalog.Datasets.SelectMany(GeneratedSelectionTests.Served);

    private IEnumerable<string> CheckFilter(string client, FieldEntry field, AccessOracle oracle)
    {
        var set = field.Dataset;
        var full = oracle.FullRows(field);
        var sample = full.Select(r => r.Values[field.Property.Name]).FirstOrDefault(v => v is not null);
        if (field.Kind is ValueKind.Id or ValueKind.IdNumber)
            sample = null;
        using var answer = hub.Query(client, $"{{ {set.PluralName}(first: 1, where: {{{field.Name}: {{{Operand(field, sample)}}}}}) {{ totalCount }} }}");
        var expected = sample is null ? 0 : full.Count(r => Equals(r.Values[field.Property.Name], sample));
        return [.. Check(client, field, "where", answer, oracle, expected,
            data => data.GetProperty(set.PluralName).GetProperty("totalCount") is { ValueKind: JsonValueKind.Number } count ? count.GetInt32() : 0)];
    }

    private static IEnumerable<string> Check(
        string client, FieldEntry field, string argument, JsonDocument answer, AccessOracle oracle, int expected, Func<JsonElement, int> count)
    {
        var code = Code(answer);
        var rowsExist = oracle.Visible(field.Dataset).Count > 0;
        var permitted = oracle.IsFullSomewhere(field, opaqueCounts: argument == "where");
        if (!permitted)
        {
            if (rowsExist && code != "ARGUMENT_NOT_PERMITTED")
                yield return $"{client} {field}: {argument} is not refused";
            yield break;
        }

        if (!answer.RootElement.TryGetProperty("data", out var data))
        {
            yield return $"{client} {field}: {argument} is refused with {code} though the field is FULL somewhere";
            yield break;
        }

        var actual = count(data);
        if (actual != expected && field.Kind is not (ValueKind.Id or ValueKind.IdNumber))
            yield return $"{client} {field}: {argument} gives {actual} rows instead of {expected}";
    }

    /// <summary>Tells whether only rows shown in full are counted, so that the rules for statistics do not apply.</summary>
    private static bool IsPlain(AccessOracle oracle, FieldEntry field) => oracle.BestLevel(field) == AccessOracle.Full && !oracle.HasAggregate(field)
        && oracle.HasScopesOfItsRows(field) && oracle.Rows(field.Dataset).All(r =>
            Math.Max(oracle.Level(field, r), oracle.RowLevel(r)) < AccessOracle.Aggregate || oracle.Exists(field.Dataset, r))
        && oracle.Visible(field.Dataset).Any(r => oracle.Level(field, r) == AccessOracle.Full);

    private static string Operand(FieldEntry field, object? stored) => field.Kind switch
    {
        ValueKind.Int => $"eq: {stored ?? 1}",
        ValueKind.Decimal => $"eq: {((stored as long? ?? 10000L) / 10000m).ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        ValueKind.Boolean => $"eq: {(stored is 1L ? "true" : "false")}",
        ValueKind.Date => $"eq: \"{stored ?? "2019-01-01"}\"",
        ValueKind.Instant => $"eq: \"{((stored as string) ?? "2019-01-01 00:00:00").Replace(' ', 'T')}+08:00\"",
        ValueKind.Enum => $"eq: {stored ?? Naming.UpperSnake(Enum.GetNames(field.ValueType)[0])}",
        ValueKind.RegionCode => $"eq: \"{stored ?? "431021108000"}\"",
        ValueKind.GridCode => $"eq: \"{stored ?? "431021108200001"}\"",
        _ => $"eq: {JsonSerializer.Serialize(stored as string ?? "x", OracleValues.Relaxed)}",
    };


    internal static string? Code(JsonDocument answer) => answer.RootElement.TryGetProperty("errors", out var errors)
        ? errors[0].GetProperty("extensions").GetProperty("code").GetString()
        : null;
}
