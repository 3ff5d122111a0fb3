using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying.Deciding;

/// <summary>The fields viewer, access and preflight report what is enforced, including statistics and months.</summary>
[Collection(GeneratedCounty.Name)]
public sealed class EnforcedRightsTests(HubFixture hub)
{
    private static readonly string[] Departments = ["ldr", "civ", "org", "jus", "dat", "twn-431021108"];

    public static TheoryData<string> Clients => [.. Departments];

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_right_at_AGGREGATE_is_listed_exactly_where_a_statistic_is_answered(string client)
    {
        var told = Told(client);

        var wrong = from dataset in hub.Catalog.Datasets
                    from field in dataset.Fields.Where(static f => f is { IsServed: true, IsFilterable: true, IsList: false })
                    from usage in new[] { Usage.Filter, Usage.Group, Usage.Aggregate }
                    where hub.Policy.Decide(hub.OnDutyAs(client), field, usage).Alternatives.Any(static a => a.Level == AccessLevel.Aggregate)
                    let operation = Operation(dataset, field, usage)
                    where operation is not null
                    let isAnswered = !hub.Query(client, operation).RootElement.TryGetProperty("errors", out _)
                    where isAnswered != told.Contains((dataset.Name, field.Name, Naming.UpperSnake(usage.ToString())))
                    select $"{client} {field.Coordinate} {usage}: answered {isAnswered}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_field_that_may_only_be_counted_is_not_listed_as_sortable() =>
        Assert.DoesNotContain(Departments, c => Told(c).Any(static t => t.Usage == "SORT"));

    [Theory]
    [InlineData("{ serviceOrders(where: {submittedAt: {gte: \"2026-01-02T00:00:00+08:00\"}}) { aggregate { count } } }", "REFUSED", "NONE")]
    [InlineData("{ serviceOrders(where: {submittedAt: {gte: \"2026-01-01T00:00:00+08:00\"}}) { aggregate { count } } }", "ANSWERED", "AGGREGATE")]
    public void A_preflight_knows_that_statistics_are_filtered_by_months(string operation, string verdict, string level)
    {
        var report = hub.Data("ldr", "query($o: String!) { preflight(operation: $o) { verdict uses { coordinate usage level } } }", new { o = operation }).GetProperty("preflight");
        var answered = !hub.Query("ldr", operation).RootElement.TryGetProperty("errors", out _);

        Assert.Equal(verdict, report.GetProperty("verdict").GetString());
        Assert.Equal(verdict == "ANSWERED", answered);
        Assert.Equal(level, report.GetProperty("uses").EnumerateArray().Single(static u => u.GetProperty("usage").GetString() == "FILTER").GetProperty("level").GetString());
    }

    private HashSet<(string Dataset, string Field, string Usage)> Told(string client) =>
        (from dataset in hub.Data(client, "{ viewer { datasets { name fields { name level usages } } } }").GetProperty("viewer").GetProperty("datasets").EnumerateArray()
         from field in dataset.GetProperty("fields").EnumerateArray()
         where field.GetProperty("level").GetString() == "AGGREGATE"
         from usage in field.GetProperty("usages").EnumerateArray()
         select (dataset.GetProperty("name").GetString()!, field.GetProperty("name").GetString()!, usage.GetString()!)).ToHashSet();

    // Returns an operation that uses the field in a statistic; null if the schema has no such use.
    private static string? Operation(DatasetEntry dataset, FieldEntry field, Usage usage) => usage switch
    {
        Usage.Filter when field.Kind == ValueKind.Date => $"{{ {dataset.PluralName}(where: {{{field.Name}: {{gte: \"2026-01-01\"}}}}) {{ aggregate {{ count }} }} }}",
        Usage.Filter when field.Kind == ValueKind.Instant => $"{{ {dataset.PluralName}(where: {{{field.Name}: {{gte: \"2026-01-01T00:00:00+08:00\"}}}}) {{ aggregate {{ count }} }} }}",
        Usage.Filter => $"{{ {dataset.PluralName}(where: {{{field.Name}: {{eq: null}}}}) {{ aggregate {{ count }} }} }}",
        Usage.Group when field.IsGroupable => $"{{ {dataset.PluralName} {{ groupBy(keys: [{{field: {Naming.UpperSnake(field.Name)}{Cut(field)}}}]) {{ count }} }} }}",
        Usage.Aggregate when field.Kind is ValueKind.Int or ValueKind.Decimal => $"{{ {dataset.PluralName} {{ aggregate {{ {field.Name} {{ sum }} }} }} }}",
        _ => null,
    };

    private static string Cut(FieldEntry field) => field.Kind switch
    {
        ValueKind.Date or ValueKind.Instant => ", unit: MONTH",
        ValueKind.RegionCode or ValueKind.GridCode => ", level: TOWNSHIP",
        _ => "",
    };
}
