using System.Globalization;
using System.Text.Json;
using NetHub.Schema.Networks.Grids;
using NetHub.Schema.SampleData;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.SampleData;

/// <summary>Checks the article's figures by querying the hub as a department, like a dashboard.</summary>
[Collection(HubFixture.Name)]
public sealed class FiguresOverGraphQLTests(HubFixture hub)
{
    /// <summary>The only figure that depends on the number of orders in the sample.</summary>
    private const string OrdersDone = "F166";

    public static TheoryData<string, string> Questions
    {
        get
        {
            var questions = new TheoryData<string, string>();
            foreach (var figure in Figures.All)
                questions.Add(figure.Fact, figure.Operation);
            return questions;
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Hub_answers_what_the_article_states(string fact, string operation)
    {
        var figure = Figures.All.Single(f => f.Fact == fact && f.Operation == operation);
        var expected = fact == OrdersDone ? OrdersDoneForGridOwner() : decimal.Parse(figure.Expected, CultureInfo.InvariantCulture);

        using var answer = hub.Query(figure.Department.ToLowerInvariant(), operation);

        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.GetRawText());
        Assert.Equal(expected, Number(answer.RootElement, figure.Path));
    }

    [Fact]
    public void Officials_in_charge_of_households_are_nearly_7_000_over_all_pages()
    {
        const string Page = "query($next:String){pairAssistances(first:1000,after:$next){pageInfo{hasNextPage endCursor} nodes{responsiblePersonId}}}";
        var officials = new HashSet<string>();
        string? next = null;
        do
        {
            using var answer = hub.Query("org", Page, new { next });
            var page = answer.RootElement.GetProperty("data").GetProperty("pairAssistances");
            officials.UnionWith(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("responsiblePersonId").GetString()!));
            var info = page.GetProperty("pageInfo");
            next = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (next is not null);

        Assert.Equal(6_968, officials.Count);
    }

    /// <summary>Counts the closed orders in the fixture's smaller county; those with minors are visible to PLC only as cases.</summary>
    private static int OrdersDoneForGridOwner()
    {
        var county = SampleCounty.Build(new SampleOptions(Orders: HubFixture.Orders));
        var cases = county.CaseAssignments.Where(a => a is { Dataset: nameof(ServiceOrder), Department: "PLC", To: null })
            .Select(a => a.RowKey).ToHashSet();
        return county.Tables.Single(t => t.Dataset == typeof(ServiceOrder)).Rows.Cast<ServiceOrder>().Count(o =>
            o.Status is OrderStatus.Completed or OrderStatus.Evaluated or OrderStatus.Archived
            && (!o.InvolvesMinor || cases.Contains(o.OrderId)));
    }

    private static decimal Number(JsonElement answer, string path)
    {
        var value = path.Split('.').Aggregate(answer, (element, step) => step.Split('[', ']') is [var name, var index, _]
            ? element.GetProperty(name)[int.Parse(index, CultureInfo.InvariantCulture)]
            : element.GetProperty(step));
        return value.ValueKind == JsonValueKind.String ? decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetDecimal();
    }
}
