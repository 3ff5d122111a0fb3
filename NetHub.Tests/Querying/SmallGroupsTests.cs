using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Running.Statistics;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Tests.Querying;

/// <summary>Suppression of small groups, with invented tables.</summary>
public sealed class SmallGroupsTests
{
    private static readonly DataCatalog Catalog = DataCatalog.Discover();
    private static readonly FieldEntry Village = Catalog.Field("AssistedHousehold.villageCode")!;
    private static readonly FieldEntry Cause = Catalog.Field("AssistedHousehold.causeCode")!;
    private static readonly FieldEntry Pay = Catalog.Field("EnterpriseOperation.revenueWan")!;

    [Fact]
    public void A_table_row_that_hides_too_few_also_hides_its_next_smallest_cell()
    {
        var shown = Shown(Table(apart: true, ("A", "1", 11), ("A", "2", 1), ("B", "1", 30), ("B", "2", 20), ("B", "3", 4), ("C", "1", 40)));

        Assert.Equal(["B1", "C1"], shown);
    }

    [Fact]
    public void Groups_that_may_share_persons_are_not_added_up()
    {
        (string, string, long)[] months = [("A", "1", 1), ("A", "2", 1), ("A", "3", 1), ("A", "4", 1), ("A", "5", 1)];

        Assert.Null(Table(apart: false, months).Single().Count);
        Assert.Equal(5, Table(apart: true, months).Single().Count);
    }

    [Fact]
    public void No_rows_are_answered_like_too_few()
    {
        var (nobody, few) = (Table(apart: true).Single(), Table(apart: true, ("A", "1", 2)).Single());

        Assert.Equal((few.Count, few.Suppressed, few.IsRemainder, few.Merged), (nobody.Count, nobody.Suppressed, nobody.IsRemainder, nobody.Merged));
    }

    // Six enterprises in one table and seven in another: the difference would be the seventh's revenue.
    [Fact]
    public void Subtracting_two_sums_does_not_reveal_one_enterprise()
    {
        long[] revenues = [31_234_567, 29_876_543, 27_111_111, 25_432_109, 24_999_999, 23_456_789, 30_010_203];
        var off = revenues.Select((own, i) => Math.Abs(Sum(revenues) - Sum(revenues.Where((_, j) => j != i)) - own) / (double)own).ToList();

        Assert.True(off.Average() > 0.1, string.Join(' ', off));
        Assert.Equal(Sum(revenues), Sum(revenues.Reverse()));
        Assert.InRange(Sum(revenues) / (double)revenues.Sum(), 0.9, 1.1);
    }

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(1, 1)]
    [InlineData(4.9, 2)]
    [InlineData(5, 5)]
    [InlineData(99, 50)]
    [InlineData(1_900_000, 1_000_000)]
    public void Rounding_steps_are_1_2_5_times_powers_of_ten(double number, double step) => Assert.Equal(step, Rounding.Step(number));

    private static long Sum(IEnumerable<long> revenues)
    {
        var plan = Plan([], [new MeasureRef(Pay, Measure.Sum, 0)], apart: true);
        return (long)Dominance.Merge(plan, revenues.Select(static r => new Group { Keys = [], Count = 1, Values = [r] })).Single().Values[0]!;
    }

    private static List<Group> Table(bool apart, params (string Village, string Cause, long Subjects)[] cells)
    {
        var plan = Plan([new GroupKey(null, Village, null, null, ByQuarter: false), new GroupKey(null, Cause, null, null, ByQuarter: false)], [], apart);
        return SmallGroups.Apply(plan, [.. cells.Select(static c => new Group { Keys = [c.Village, c.Cause], Count = c.Subjects, Values = [], Subjects = c.Subjects })]);
    }

    private static string[] Shown(IEnumerable<Group> groups) => [.. groups.Where(static g => !g.IsRemainder).Select(static g => string.Concat(g.Keys)).Order(StringComparer.Ordinal)];

    private static CompiledStatistic Plan(IReadOnlyList<GroupKey> keys, IReadOnlyList<MeasureRef> measures, bool apart) => new(
        new StatisticQuery(keys, measures, Having: null, Order: [], First: null, Members: []),
        new SqlTemplate("", [], 0),
        Ordinals: [],
        SubjectsColumn: keys.Count + 1,
        apart,
        new SmallGroupRule(5, IsRounded: true, IsFixed: true, GuardsDominance: false),
        MaxGroups: 100);
}
