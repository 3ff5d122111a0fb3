using NetHub.Schema.Networks.EnterprisePark;
using NetHub.Schema.Networks.PartyBuilding;
using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>
/// The parks, the records of their enterprises, coverage by Party organisations, quarterly figures, and key staff. In the county park,
/// every enterprise that must have a Party organisation has one (F114: 100 %); in the second park some do not.
/// </summary>
internal static class ParkRows
{
    private static readonly string[] Quarters = ["2019Q1", "2019Q2", "2019Q3", "2019Q4"];
    private static readonly string[] Titles = ["车间主任", "工艺工程师", "生产主管", "质量主管", "安全员", "财务主管", "营销经理", "技术骨干"];

    public static void Add(SampleWorld world)
    {
        AddPark(world, ParkBook.CountyPark, "桂阳县工业园区", world.Party.ParkCommittee, ParkBook.CountyParkVillages,
            world.Rows<ServiceCentre>().First(c => c.Kind == CentreKind.ParkPartyMassCentre).CentreId);
        AddPark(world, ParkBook.SecondPark, "莲塘返乡创业园", world.Party.SecondParkCommittee, ParkBook.SecondParkVillages, null);
        var random = world.Random("park enterprises");
        foreach (var unit in world.ParkBook.All)
        {
            var employees = random.Between(25, 420);
            AddFile(world, unit, employees, random);
            AddCoverage(world, unit, random);
            AddOperations(world, unit, employees, random);
            AddStaff(world, unit, random);
        }
    }

    private static void AddPark(SampleWorld world, long id, string name, BranchPlan committee, string[] villages, long? centre) =>
        world.Add(new Park
        {
            ParkId = id,
            Name = name,
            ParkCommitteeId = committee.Id,
            RegionCodes = villages,
            DedicatedGridCodes = [.. villages.SelectMany(v => world.Places.ByCode[v].Grids).Select(g => g.GridCode)],
            PartyMassCentreId = centre,
        });

    private static void AddFile(SampleWorld world, ParkUnit unit, int employees, Random random)
    {
        var contact = random.Pick(unit.Village.Township.Villages[0].Adults);
        world.Add(new ParkEnterprise
        {
            ParkEnterpriseId = world.NextId<ParkEnterprise>(),
            OrgId = unit.OrgId,
            ParkId = unit.ParkId,
            GridCode = unit.GridCode,
            EnteredOn = random.Day(new DateOnly(2009, 1, 1), new DateOnly(2018, 12, 31)),
            MainProduct = unit.Product,
            EmployeeCount = employees,
            IsListedSafetyKey = unit.Industry.StartsWith("32", StringComparison.Ordinal) && random.Chance(0.5),
            LiaisonCadreName = random.Pick(world.Party.Organizations[2 + random.Next(50)].Members).Person.Name,
            ContactName = contact.Name,
            ContactMobile = contact.Mobile,
        });
    }

    private static void AddCoverage(SampleWorld world, ParkUnit unit, Random random)
    {
        var branch = world.Party.ByEnterprise.GetValueOrDefault(unit.OrgId);
        var isSmelter = branch is not null && branch == world.Party.SmelterBranch;
        var members = isSmelter ? Article.SmelterMembers : branch?.Members.Count(m => m.Stage >= MembershipStage.Probationary)
            ?? random.Between(0, 2);
        var mustBuildNotBuilt = branch is null && unit.ParkId == ParkBook.SecondPark && random.Chance(0.2);
        if (mustBuildNotBuilt)
            members = random.Between(3, 5);
        foreach (var period in Quarters)
        {
            world.Add(new EnterprisePartyCoverage
            {
                CoverageId = world.NextId<EnterprisePartyCoverage>(),
                OrgId = unit.OrgId,
                Period = period,
                CoverageKind = branch?.Type switch
                {
                    PartyOrgType.GeneralBranch => CoverageKind.OwnGeneralBranch,
                    PartyOrgType.Branch => CoverageKind.OwnBranch,
                    PartyOrgType.JointBranch => CoverageKind.JointBranch,
                    _ => members == 0 ? CoverageKind.NoMember : CoverageKind.FewMembers,
                },
                PartyOrgId = branch?.Id,
                MemberCount = members,
                UntransferredCount = branch is null ? members : random.Between(0, 2),
                InstructorAssigned = branch is null,
                MustBuildNotBuilt = mustBuildNotBuilt,
            });
        }
    }

    /// <summary>The enterprise that the article names gets no invented figures. One unit of the second park has about four fifths of all
    /// revenue, so callers restricted to sums must be refused any sum that includes it.</summary>
    private static void AddOperations(SampleWorld world, ParkUnit unit, int employees, Random random)
    {
        if (unit.Name == BusinessRows.Smelter)
            return;
        var isDominant = unit == world.ParkBook.Second[0];
        foreach (var period in Quarters)
        {
            var revenue = isDominant ? random.Amount(88_000, 96_000)
                : employees * random.Amount(2.5m, 9.0m) * (unit.ParkId == ParkBook.SecondPark ? 0.5m : 2.4m);
            world.Add(new EnterpriseOperation
            {
                OperationId = world.NextId<EnterpriseOperation>(),
                OrgId = unit.OrgId,
                Period = period,
                RevenueWan = Math.Round(revenue, 1),
                ValueAddedWan = Math.Round(revenue * random.Amount(0.24m, 0.36m, 3), 1),
                TaxWan = Math.Round(revenue * random.Amount(0.02m, 0.05m, 3), 1),
                ElectricityKwh = Math.Round(revenue * random.Amount(60, 240), 0),
            });
        }
    }

    private static void AddStaff(SampleWorld world, ParkUnit unit, Random random)
    {
        var branch = world.Party.ByEnterprise.GetValueOrDefault(unit.OrgId);
        var members = branch is null ? [] : world.Party.Members.Where(m => m.Branch == branch || m.Branch.Parent == branch
            && branch.Type == PartyOrgType.GeneralBranch);
        foreach (var member in members.ToList())
            AddOne(member.Person, member);
        for (var i = 0; i < 2; i++)
            AddOne(random.Pick(unit.Village.Township.Villages).TakeAdult(a => a.Age is >= 22 and <= 58), null);

        void AddOne(Resident person, MemberPlan? member)
        {
            person.ParkId = unit.ParkId;
            var row = world.Add(new EnterpriseStaff
            {
                StaffId = world.NextId<EnterpriseStaff>(),
                PersonId = person.Id,
                OrgId = unit.OrgId,
                JobTitle = random.Pick(Titles),
                PartyMemberId = member?.Id,
                IsKeyTalent = member is null || random.Chance(0.4),
            });
            world.AddRole(person, RoleType.EnterpriseKeyStaff, Network.Park, row.StaffId, unit.Village.Code,
                random.Day(new DateOnly(2012, 1, 1), new DateOnly(2019, 6, 30)), unit.OrgId);
        }
    }
}
