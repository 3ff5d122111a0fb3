using System.Globalization;
using System.Text.Json;
using CsCheck;
using NetHub.Tests.Access;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying;

/// <summary>A GraphQL filter returns the same rows as the equivalent LINQ filter on the raw rows.</summary>
[Collection(HubFixture.Name)]
public sealed class FilterTests(HubFixture hub)
{
    [Fact]
    public void A_filter_over_GraphQL_equals_the_same_filter_over_LINQ()
    {
        var rows = OracleTables.For(hub).For("plc").Oracle.Visible(hub.Catalog["ServiceOrder"]);
        var leaf = Gen.OneOf(
            Equal("status", "Status", row => (string?)row),
            Equal("title", "Title", row => (string?)row),
            Equal("claimantName", "ClaimantName", row => (string?)row),
            Equal("gridCode", "GridCode", row => (string?)row),
            Number("satisfaction", "Satisfaction"));
        var filter = Gen.Recursive<Filter>((depth, inner) => depth > 2
            ? leaf
            : Gen.OneOf(leaf, Gen.Select(inner, inner, Gen.Bool, (a, b, and) => Combine(a, b, and))));

        filter.Sample(f =>
        {
            var count = hub.Data("plc", $"{{ serviceOrders(where: {f.Text}) {{ totalCount }} }}").GetProperty("serviceOrders").GetProperty("totalCount").GetInt32();

            Assert.Equal(rows.Count(f.Holds), count);
        }, iter: 120, threads: 1);

        Gen<Filter> Equal(string name, string column, Func<object?, string?> text) => Gen.Select(Gen.Int[0, rows.Count - 1], Gen.Int[0, 6], Gen.Int[0, 4], (index, kind, cut) =>
        {
            var value = text(rows[index].Values[column]) ?? "";
            if (name == "status")
                return EnumFilter(name, column, value, kind);
            var part = value.Length > cut ? value[cut..Math.Min(value.Length, cut + 2)] : value;
            return TextFilter(name, column, kind is 0 or 1 or 5 or 6 ? value : part, kind);
        });
    }

    [Fact]
    public void Regions_filter_by_everything_inside_them()
    {
        var rows = OracleTables.For(hub).For("plc").Oracle.Visible(hub.Catalog["Grid"]);

        foreach (var (code, prefix) in ((string, string)[])[("431021108000", "431021108"), ("431021000000", "431021"), ("431021108200", "431021108200")])
        {
            var count = hub.Data("plc", $"{{ grids(where: {{villageCode: {{within: \"{code}\"}}}}) {{ totalCount }} }}").GetProperty("grids").GetProperty("totalCount").GetInt32();
            var reached = hub.Data("plc", $"{{ region(regionCode: \"{code}\") {{ grids {{ totalCount }} }} }}").GetProperty("region").GetProperty("grids").GetProperty("totalCount").GetInt32();

            Assert.Equal(rows.Count(r => ((string)r.Values["VillageCode"]!).StartsWith(prefix, StringComparison.Ordinal)), count);
            Assert.Equal(count, reached);
        }
    }

    [Theory]
    [InlineData("{or: [{status: {nin: [$a, $b]}}, {status: {nin: [$b, $a]}}]}", false)]
    [InlineData("{or: [{status: {neq: $a}}, {status: {neq: $b}}]}", false)]
    [InlineData("{and: [{status: {in: [$a, $b]}}, {status: {in: [$b, $a]}}]}", true)]
    public void Conditions_on_variables_with_equal_values_filter_correctly(string where, bool isIn)
    {
        int Count(string declared, string filter, object? variables = null) =>
            hub.Data("plc", $"query{declared} {{ serviceOrders(where: {filter}) {{ totalCount }} }}", variables).GetProperty("serviceOrders").GetProperty("totalCount").GetInt32();
        var archived = Count("", "{status: {eq: ARCHIVED}}");

        var count = Count("($a: OrderStatus, $b: OrderStatus)", where, new { a = "ARCHIVED", b = "ARCHIVED" });

        Assert.Equal(isIn ? archived : Count("", "{}") - archived, count);
    }

    [Theory]
    [InlineData("or", "nin", false)]
    [InlineData("and", "in", true)]
    public void Conditions_on_long_list_variables_with_equal_values_filter_correctly(string both, string operation, bool isIn)
    {
        int Count(string declared, string filter, object? variables = null) =>
            hub.Data("plc", $"query{declared} {{ serviceOrders(where: {filter}) {{ totalCount }} }}", variables).GetProperty("serviceOrders").GetProperty("totalCount").GetInt32();
        var grid = hub.Data("plc", "{ serviceOrders(first: 1, where: {gridCode: {neq: null}}) { nodes { gridCode } } }")
            .GetProperty("serviceOrders").GetProperty("nodes")[0].GetProperty("gridCode").GetString()!;
        var some = Count("", $"{{gridCode: {{eq: \"{grid}\"}}}}");
        string[] list = [grid, .. Enumerable.Range(0, 400).Select(static i => $"4310219{i:D8}")];

        var count = Count("($a: [String], $b: [String])", $"{{{both}: [{{gridCode: {{{operation}: $a}}}}, {{gridCode: {{{operation}: $b}}}}]}}", new { a = list, b = list });

        Assert.Equal(isIn ? some : Count("", "{}") - some, count);
    }

    [Fact]
    public void Links_filter_by_some_none_all_and_any()
    {
        int Count(string where) => hub.Data("plc", $"{{ grids(where: {where}) {{ totalCount }} }}").GetProperty("grids").GetProperty("totalCount").GetInt32();
        var all = Count("{}");

        Assert.Equal(all, Count("{officers: {any: true}}") + Count("{officers: {any: false}}"));
        Assert.Equal(all, Count("{officers: {some: {postType: {eq: POLICE}}}}") + Count("{officers: {none: {postType: {eq: POLICE}}}}"));
        Assert.Equal(all, Count("{officers: {all: {postType: {eq: POLICE}}}}") + Count("{officers: {some: {postType: {neq: POLICE}}}}"));
        Assert.Equal(Count("{village: {parentCode: {eq: \"431021108000\"}}}"), Count("{villageCode: {within: \"431021108000\"}}"));
    }

    private static Filter TextFilter(string name, string column, string value, int kind)
    {
        var json = JsonSerializer.Serialize(value, OracleValues.Relaxed);
        string? Cell(OracleRow row) => (string?)row.Values[column];
        return kind switch
        {
            0 => new($"{{{name}: {{eq: {json}}}}}", r => Cell(r) == value),
            1 => new($"{{{name}: {{neq: {json}}}}}", r => Cell(r) != value),
            2 => new($"{{{name}: {{contains: {json}}}}}", r => Cell(r)?.Contains(value, StringComparison.Ordinal) == true),
            3 => new($"{{{name}: {{nstartsWith: {json}}}}}", r => Cell(r)?.StartsWith(value, StringComparison.Ordinal) != true),
            4 => new($"{{{name}: {{endsWith: {json}}}}}", r => Cell(r)?.EndsWith(value, StringComparison.Ordinal) == true),
            5 => new($"{{{name}: {{gte: {json}}}}}", r => Cell(r) is { } cell && string.CompareOrdinal(cell, value) >= 0),
            _ => new($"{{{name}: {{in: [{json}, null]}}}}", r => Cell(r) is null || Cell(r) == value),
        };
    }

    private static Filter EnumFilter(string name, string column, string value, int kind) => kind % 2 == 0
        ? new($"{{{name}: {{eq: {value}}}}}", r => (string)r.Values[column]! == value)
        : new($"{{{name}: {{nin: [{value}, ARCHIVED]}}}}", r => (string)r.Values[column]! is var cell && cell != value && cell != "ARCHIVED");

    private static Gen<Filter> Number(string name, string column) => Gen.Select(Gen.Int[1, 5], Gen.Int[0, 4], (value, kind) =>
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        long? Cell(OracleRow row) => (long?)row.Values[column];
        return kind switch
        {
            0 => new Filter($"{{{name}: {{eq: {text}}}}}", r => Cell(r) == value),
            1 => new Filter($"{{{name}: {{neq: {text}}}}}", r => Cell(r) != value),
            2 => new Filter($"{{{name}: {{gt: {text}}}}}", r => Cell(r) > value),
            3 => new Filter($"{{{name}: {{lte: {text}}}}}", r => Cell(r) <= value),
            _ => new Filter($"{{{name}: {{eq: null}}}}", r => Cell(r) is null),
        };
    });

    private static Filter Combine(Filter left, Filter right, bool and) => and
        ? new($"{{and: [{left.Text}, {right.Text}]}}", r => left.Holds(r) && right.Holds(r))
        : new($"{{or: [{left.Text}, {right.Text}]}}", r => left.Holds(r) || right.Holds(r));

    private sealed record Filter(string Text, Func<OracleRow, bool> Holds);
}
