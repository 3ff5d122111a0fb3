using NetHub.Schema.Networks.EnterprisePark;
using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Networks.PartyBuilding;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.SampleData;

/// <summary>Figures that depend on the seed or on the department.</summary>
public sealed class FigureListTests
{
    [Fact]
    public void Every_question_is_asked_once() =>
        Assert.Equal(Figures.All.Count, Figures.All.Select(f => (f.Operation, f.Path)).Distinct().Count());

    [Fact]
    public void Orders_done_are_those_that_exist_for_the_grid_owner()
    {
        var cases = Sample.County.CaseAssignments.Where(a => a is { Dataset: nameof(ServiceOrder), Department: "PLC", To: null })
            .Select(a => a.RowKey).ToHashSet();

        var done = Sample.Rows<ServiceOrder>().Count(o =>
            o.Status is OrderStatus.Completed or OrderStatus.Evaluated or OrderStatus.Archived
                && (!o.InvolvesMinor || cases.Contains(o.OrderId)));

        Assert.Equal(Figures.All.Single(f => f.Fact == "F166").Expected, done.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Codes_in_the_questions_are_those_of_the_county_park_and_its_smelter()
    {
        var park = Sample.Rows<Park>().Single(p => p.Name == "桂阳县工业园区");
        var organizations = Sample.Rows<PartyOrganization>().ToList();

        Assert.Equal("001024", organizations.Single(o => o.PartyOrgId == park.ParkCommitteeId).PartyOrgCode);
        Assert.Equal("001024015", organizations.Single(o => o.IsParkOrg && o.OrgType == PartyOrgType.GeneralBranch).PartyOrgCode);
    }

    [Fact]
    public void Demonstration_branches_are_a_hundred() => Assert.Equal(100, Sample.Rows<PartyOrganization>().Count(o => o.DemoFlag));
}
