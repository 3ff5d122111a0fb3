using NetHub.Schema.Networks.Assistance;
using NetHub.Schema.Networks.CivilizationPractice;
using NetHub.Schema.Networks.EnterprisePark;
using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Networks.Indicators;
using NetHub.Schema.Networks.PartyBuilding;
using NetHub.Schema.People;
using NetHub.Schema.Regions;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.SampleData;

/// <summary>Checks the article's figures by counting the sample's rows.</summary>
public sealed class FigureTests
{
    private const string Liantang = "431021108";

    [Fact]
    public void There_are_22_townships_in_4_zones_and_373_villages_in_2019()
    {
        var regions = Sample.Rows<Region>().ToList();

        Assert.Equal(22, regions.Count(r => r.Level == RegionLevel.Township));
        Assert.Equal([1, 2, 3, 4], regions.Select(r => r.ObservationZone).OfType<int>().Distinct().Order());
        Assert.Equal(373, regions.Count(r => r.Level == RegionLevel.Village
            && (r.ValidTo is null || r.ValidTo > new DateOnly(2019, 12, 31))));
        Assert.Equal(372, regions.Count(r => r.Level == RegionLevel.Village && r.ValidTo is null));
        Assert.Equal(33, regions.Count(r => r.IsFormerPovertyVillage == true));
    }

    [Fact]
    public void There_are_120_urban_and_877_rural_grids_with_three_officers_each()
    {
        var grids = Sample.Rows<Grid>().Where(g => g.ValidTo is null).ToList();
        var officers = Sample.Rows<GridAssignment>().Where(a => a.ValidTo is null).ToList();

        Assert.Equal(120, grids.Count(g => g.Kind == GridKind.Urban));
        Assert.Equal(877, grids.Count(g => g.Kind == GridKind.Rural));
        Assert.Equal(997, grids.Count);
        Assert.Equal(2_991, officers.Count);
        Assert.Equal(2_991, officers.Select(a => (a.GridCode, a.PostType)).Distinct().Count());
        Assert.True(officers.Where(a => a.PostType == GridPost.Police).Select(a => a.PersonId).Distinct().Count() < 150);
        Assert.Contains(Sample.Rows<GridAssignment>(), a => a.ValidTo is not null);
    }

    [Fact]
    public void All_but_a_handful_of_grids_have_a_branch_that_answers_for_them()
    {
        var linked = Sample.Rows<BranchGridLink>().Where(l => l.LinkType != BranchGridLinkType.CoBuilt).Select(l => l.GridCode).ToHashSet();

        Assert.Equal(7, Sample.Rows<Grid>().Count(g => g.ValidTo is null && !linked.Contains(g.GridCode)));
    }

    [Fact]
    public void Volunteer_teams_are_1_13_212_373_and_more_than_700_in_all()
    {
        var teams = Sample.Rows<VolunteerTeam>().ToList();
        int Count(TeamType type) => teams.Count(t => t.TeamType == type);

        Assert.Equal((1, 13, 212, 373), (Count(TeamType.General), Count(TeamType.Professional), Count(TeamType.Basic),
            Count(TeamType.Branch)));
        Assert.True(teams.Count > 700);
        Assert.Empty(Sample.Rows<Region>().Where(r => r.Level == RegionLevel.Village).Select(r => r.RegionCode)
            .Except(teams.Where(t => t.TeamType == TeamType.Branch).Select(t => t.HostRegionCode!)));
    }

    [Fact]
    public void Over_130_000_volunteers_are_persons_with_a_role()
    {
        var volunteers = Sample.Rows<Volunteer>().ToList();
        var roles = Sample.Rows<PersonRole>().Where(r => r.RoleType == RoleType.Volunteer).Select(r => (r.PersonId, r.RefId)).ToHashSet();

        Assert.True(volunteers.Count > 130_000);
        Assert.All(volunteers, v => Assert.Contains((v.PersonId, v.VolunteerId), roles));
    }

    [Fact]
    public void Over_4_000_activities_of_2019_and_over_200_by_one_association()
    {
        var activities = Sample.Rows<VolunteerActivity>().Where(a => a.StartAt.Year == 2019).ToList();
        var gujun = Sample.Rows<VolunteerTeam>().Single(t => t.Name == "桂阳县古郡志愿者协会");

        Assert.Equal(4_126, activities.Count);
        Assert.Equal(206, activities.Count(a => a.TeamId == gujun.TeamId));
        Assert.True(gujun.MemberCount > 1_260);
        Assert.Equal(10, Sample.Rows<VolunteerProject>().Count(p => p.Tier == ProjectTier.CountyKey));
        Assert.Equal(97, Sample.Rows<VolunteerProject>().Count(p => p.Tier == ProjectTier.Featured));
    }

    [Fact]
    public void Ninety_seven_children_received_winter_parcels()
    {
        var delivery = Sample.Rows<AidDelivery>().Single(d => d.ItemName.StartsWith("温暖包", StringComparison.Ordinal));
        var children = Sample.Rows<AidRecipient>().Where(r => r.DeliveryId == delivery.DeliveryId).Select(r => r.PersonId).ToHashSet();

        Assert.Equal((97, 97), (delivery.RecipientCount, children.Count));
        Assert.Equal(97, Sample.Rows<Person>().Count(p => children.Contains(p.PersonId) && p.IsMinor));
    }

    [Fact]
    public void Centres_are_118_5_and_1_for_nearly_43_million_yuan_and_none_is_too_small()
    {
        var centres = Sample.Rows<ServiceCentre>().ToList();
        var villages = centres.Where(c => c.Kind == CentreKind.VillageCentre).ToList();

        Assert.Equal(118, villages.Count);
        Assert.Equal(4_296.5m, villages.Sum(c => c.InvestmentWan));
        Assert.DoesNotContain(villages, c => c.FloorAreaSqm < 300);
        Assert.Equal(5, centres.Count(c => c.Kind == CentreKind.IndustryPartyServiceCentre));
        Assert.Equal(1, centres.Count(c => c.Kind == CentreKind.ParkPartyMassCentre));
    }

    [Fact]
    public void Secretaries_get_3240_and_others_nine_tenths_and_villages_28_7_on_average()
    {
        var cadres = Sample.Rows<VillageCadre>().ToList();
        var funds = Sample.Rows<VillageFunding>().Where(f => f.Year == 2019).ToList();

        Assert.All(cadres, c => Assert.Equal(c.Post == CadrePost.Secretary ? 3_240m : 2_916m, c.BasicPayMonthly));
        Assert.Equal(373, funds.Count);
        Assert.Equal(28.7m, funds.Average(f => f.OperatingFundWan));
    }

    [Fact]
    public void Work_teams_are_126_and_76_leaders_changed_and_every_poor_village_has_one()
    {
        var teams = Sample.Rows<DispatchedWorkTeam>().ToList();

        Assert.Equal((126, 76), (teams.Count, teams.Count(t => t.LeaderAdjusted)));
        Assert.Empty(Poor().Except(teams.Select(t => t.VillageCode)));
    }

    [Fact]
    public void Lifted_households_are_11_258_with_28_319_people()
    {
        var lifted = Sample.Rows<AssistedHousehold>().Where(h => h.Status == HouseholdStatus.Lifted).ToList();

        Assert.Equal((11_258, 28_319), (lifted.Count, lifted.Sum(h => h.MemberCount)));
        Assert.All(lifted, h => Assert.True(h.ExitYear >= h.RegisteredYear && (h.HasProject || h.HasWorker)));
        Assert.Contains(Sample.Rows<AssistedHousehold>(), h => h.Status == HouseholdStatus.Monitored);
    }

    [Fact]
    public void Nearly_7_000_officials_have_no_more_households_than_their_tier()
    {
        var pairs = Sample.Rows<PairAssistance>().ToList();

        Assert.Equal(6_968, pairs.Select(p => p.ResponsiblePersonId).Distinct().Count());
        Assert.All(pairs.GroupBy(p => p.ResponsiblePersonId), g => Assert.True(g.Count() <= g.Max(p => p.Tier)));
        Assert.Equal(Sample.Rows<AssistedHousehold>().Count(), pairs.Select(p => p.HouseholdId).Distinct().Count());
    }

    [Fact]
    public void Businesses_linked_to_villages_and_households_are_127()
    {
        Assert.Equal(127, Sample.Rows<IndustryLink>().Select(l => l.OrgId).Distinct().Count());
        var industries = Sample.Rows<VillageIndustry>().Where(i => i.LeadOrgId is not null && i.CoopOrgIds is { Count: > 0 })
            .Select(i => i.VillageCode);
        Assert.Empty(Poor().Except(industries));
    }

    [Fact]
    public void Liantang_herbs_add_up_to_the_figures_of_the_article()
    {
        var rows = Sample.Rows<VillageIndustry>().Where(i => i.VillageCode.StartsWith(Liantang, StringComparison.Ordinal)).ToList();

        Assert.Equal((3, 8), (rows.Select(r => r.LeadOrgId).Distinct().Count(), rows.SelectMany(r => r.CoopOrgIds!).Distinct().Count()));
        Assert.True(rows.Sum(r => r.FarmerHouseholds) > 2_000);
        Assert.Equal(78, rows.Sum(r => r.WorkshopCount));
        Assert.Equal((30_000m, 800m), (rows.Sum(r => r.BaseAreaMu), rows.Sum(r => r.ProcessingTons)));
        Assert.True(rows.Sum(r => r.OutputValueWan) > 50_000);
        Assert.All(rows, r => Assert.Equal(9_000m, r.IncomeGainPerMu));
    }

    [Fact]
    public void The_county_park_has_19_branches_and_covers_every_required_enterprise()
    {
        var park = Sample.Rows<Park>().Single(p => p.Name == "桂阳县工业园区");
        var organizations = Sample.Rows<PartyOrganization>().ToList();
        var committee = organizations.Single(o => o.PartyOrgId == park.ParkCommitteeId);
        var branches = organizations.Where(o => o.OrgType == PartyOrgType.Branch
            && o.PartyOrgCode.StartsWith(committee.PartyOrgCode, StringComparison.Ordinal)).ToList();
        var own = Sample.Rows<ParkEnterprise>().Where(e => e.ParkId == park.ParkId).Select(e => e.OrgId).ToHashSet();

        Assert.Equal(19, branches.Count);
        Assert.All(branches, b => Assert.Equal(park.ParkId, Sample.County.Parks[(typeof(PartyOrganization), b.PartyOrgId)]));
        Assert.DoesNotContain(Sample.Rows<EnterprisePartyCoverage>(), c => own.Contains(c.OrgId) && c.MustBuildNotBuilt);
    }

    [Fact]
    public void The_smelter_has_five_branches_with_80_members()
    {
        var general = Sample.Rows<PartyOrganization>().Single(o => o.OrgType == PartyOrgType.GeneralBranch && o.IsParkOrg);
        var branches = Sample.Rows<PartyOrganization>().Where(o => o.ParentId == general.PartyOrgId).ToList();

        Assert.Equal((5, 80), (branches.Count, branches.Sum(b => b.FullMemberCount + b.ProbationaryCount)));
    }

    [Fact]
    public void Errands_orders_and_disputes_reach_what_the_article_says()
    {
        var done = Sample.Rows<ServiceOrder>().Count(o =>
            o.Status is OrderStatus.Completed or OrderStatus.Evaluated or OrderStatus.Archived);

        Assert.True(Sample.Rows<AgencyErrand>().Count() > 100_000);
        Assert.InRange(done, 20_001, 29_999);
        Assert.Equal(1_046, Sample.Rows<DisputeCase>().Count(d => d.IsSuccess == true));
    }

    [Fact]
    public void Counts_of_members_in_organisations_are_those_of_the_member_rows()
    {
        var members = Sample.Rows<PartyMember>().Where(m => m.Stage == MembershipStage.Full).GroupBy(m => m.PartyOrgId)
            .ToDictionary(g => g.Key, g => g.Count());

        Assert.All(Sample.Rows<PartyOrganization>(), o => Assert.Equal(members.GetValueOrDefault(o.PartyOrgId), o.FullMemberCount));
    }

    [Fact]
    public void Membership_dates_are_in_chronological_order()
    {
        DateOnly?[] Dates(PartyMember m) => [m.ApplicationDate, m.ActivistDate, m.CandidateDate, m.JoinDate, m.FullDate];

        Assert.All(Sample.Rows<PartyMember>(), m => Assert.Equal(Dates(m).OfType<DateOnly>().Order(), Dates(m).OfType<DateOnly>()));
        Assert.DoesNotContain(Sample.Rows<PartyMember>(), m => Dates(m).OfType<DateOnly>().Any(d => d > new DateOnly(2019, 12, 31)));
    }

    [Fact]
    public void Every_stated_figure_is_an_indicator_with_its_qualifier()
    {
        var values = Sample.Rows<IndicatorValue>().Where(v => v.SourceKind == SourceKind.Article).ToList();

        Assert.All(values, v => Assert.StartsWith("F", v.SourceRef, StringComparison.Ordinal));
        Assert.Equal(Qualifier.Forecast, values.Single(v => v.IndicatorCode == "econ.tit_revenue.yi").Qualifier);
        Assert.Equal([5.13m, 0.28m], values.Where(v => v.IndicatorCode == "assist.poverty_rate").OrderBy(v => v.Period)
            .Select(v => v.Value!.Value));
    }

    private static IEnumerable<string> Poor() =>
        Sample.Rows<Region>().Where(r => r.IsFormerPovertyVillage == true).Select(r => r.RegionCode);
}
