using System.Globalization;
using NetHub.Schema.Networks.PartyBuilding;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>
/// The tree of Party organisations: county committee, organs, 22 townships with a branch in every village, associations, and the
/// two parks. Codes have three digits per level. The article's park has 19 branches in total (F114): 14 of enterprises and 5 of the
/// smelter's general branch (F115). The article does not say whether the 5 are among the 19; here they are.
/// </summary>
internal static class PartyRows
{
    private const int Demonstrations = 100;

    public static void Add(SampleWorld world)
    {
        var random = world.Random("party");
        var root = Plan(world, null, "中共桂阳县委员会", PartyOrgType.Committee, Article.County);
        AddOrgans(world, root, random);
        AddTownships(world, root, random);
        AddParks(world, root);
        AddAssociations(world, root, random);
        foreach (var branch in world.Party.Organizations)
            PartyMemberRows.AddMembers(world, branch, random);
        AddScenarioApplicant(world);
        AppointHeads(world, random);
        MarkDemonstrations(world, random);
        AssessmentRows.MarkWeak(world);
        foreach (var branch in world.Party.Organizations)
            world.Add(Row(world, branch, random));
        PartyMemberRows.Add(world);
    }

    private static BranchPlan Plan(
        SampleWorld world, BranchPlan? parent, string name, PartyOrgType type, string region, VillagePlan? village = null,
        int size = 0, long? host = null, long? park = null, bool isDissolved = false)
    {
        var branch = new BranchPlan
        {
            Id = world.Party.Organizations.Count + 1,
            Code = parent is null ? "001" : parent.Code + (++parent.Children).ToString("000", CultureInfo.InvariantCulture),
            Name = name,
            Type = type,
            RegionCode = region,
            Parent = parent,
            HostOrgId = host,
            Village = village,
            Size = size,
            ParkId = park,
            IsDissolved = isDissolved,
        };
        world.Party.Organizations.Add(branch);
        return branch;
    }

    private static void AddOrgans(SampleWorld world, BranchPlan root, Random random)
    {
        var committee = Plan(world, root, "中共桂阳县直属机关工作委员会", PartyOrgType.Committee, Article.County);
        foreach (var organ in world.Organizations.Organs)
        {
            Plan(world, committee, $"中共{organ.Name}支部委员会", PartyOrgType.Branch, organ.RegionCode,
                world.Places.ByCode[organ.RegionCode], random.Between(8, 16), organ.OrgId);
        }
    }

    private static void AddTownships(SampleWorld world, BranchPlan root, Random random)
    {
        foreach (var township in world.Places.Townships)
        {
            var suffix = township.IsSubdistrict ? "工作委员会" : "委员会";
            var committee = Plan(world, root, $"中共桂阳县{township.Name}{suffix}", PartyOrgType.Committee, township.Code,
                host: township.GovernmentOrgId);
            township.CommitteeId = committee.Id;
            foreach (var village in township.Villages)
                village.Branch = AddVillage(world, committee, village, random);
        }

        var ended = world.Places.Ended;
        var parent = world.Party.Organizations.First(o => o.Id == ended.Township.CommitteeId);
        ended.Branch = Plan(world, parent, $"{ended.Name}党支部", PartyOrgType.Branch, ended.Code, isDissolved: true,
            host: ended.CommitteeOrgId);
    }

    /// <summary>A village has one branch. An urban community has a general branch, and one branch for about every three grids.</summary>
    private static BranchPlan AddVillage(SampleWorld world, BranchPlan committee, VillagePlan village, Random random)
    {
        if (!village.IsUrban)
        {
            var branch = Plan(world, committee, $"{village.Name}党支部", PartyOrgType.Branch, village.Code, village,
                random.Between(14, 20), village.CommitteeOrgId);
            village.Grids.ForEach(g => world.Party.ByGrid[g.GridCode] = branch);
            return branch;
        }

        var general = Plan(world, committee, $"{village.Name}党总支", PartyOrgType.GeneralBranch, village.Code, host: village.CommitteeOrgId);
        var count = Math.Max(2, (village.Grids.Count + 2) / 3);
        for (var i = 0; i < count; i++)
        {
            var branch = Plan(world, general, $"{village.Name}第{i + 1}党支部", PartyOrgType.Branch, village.Code, village,
                random.Between(14, 22), village.CommitteeOrgId);
            foreach (var grid in village.Grids.Where((_, at) => at % count == i))
                world.Party.ByGrid[grid.GridCode] = branch;
        }

        return general;
    }

    private static void AddParks(SampleWorld world, BranchPlan root)
    {
        var book = world.Party;
        var (county, second) = (world.ParkBook.County, world.ParkBook.Second);
        var homes = world.Places.Townships.First(t => t.Name == "鹿峰街道").Villages.Where(v => v.IsUrban).ToList();
        book.ParkCommittee = Plan(world, root, "中共桂阳县工业园区企业委员会", PartyOrgType.Committee, county[0].Village.Code, park: ParkBook.CountyPark);
        for (var i = 1; i <= Article.ParkBranches - Article.SmelterBranches; i++)
            AddEnterpriseBranch(book.ParkCommittee, county[i], PartyOrgType.Branch, homes[i % homes.Count], 8);
        AddSmelter(world, county[0], homes);

        var hosts = world.Places.Liantang.Villages;
        book.SecondParkCommittee = Plan(
            world, root, "中共莲塘返乡创业园委员会", PartyOrgType.Committee, second[0].Village.Code, park: ParkBook.SecondPark);
        for (var i = 0; i < 6; i++)
            AddEnterpriseBranch(book.SecondParkCommittee, second[i], i < 4 ? PartyOrgType.Branch : PartyOrgType.JointBranch, hosts[i], 6);

        void AddEnterpriseBranch(BranchPlan parent, ParkUnit unit, PartyOrgType type, VillagePlan home, int size)
        {
            var name = unit.Name + (type == PartyOrgType.Branch ? "党支部" : "等企业联合党支部");
            book.ByEnterprise[unit.OrgId] = Plan(world, parent, name, type, unit.Village.Code, home, size, unit.OrgId, unit.ParkId);
        }
    }

    private static void AddSmelter(SampleWorld world, ParkUnit smelter, List<VillagePlan> homes)
    {
        var general = Plan(world, world.Party.ParkCommittee, $"{smelter.Name}党总支", PartyOrgType.GeneralBranch, smelter.Village.Code,
            host: smelter.OrgId, park: ParkBook.CountyPark);
        world.Party.SmelterBranch = world.Party.ByEnterprise[smelter.OrgId] = general;
        string[] shops = ["冶炼车间", "精炼车间", "综合回收车间", "机关后勤", "销售物流"];
        for (var i = 0; i < shops.Length; i++)
        {
            Plan(world, general, $"{smelter.Name}{shops[i]}党支部", PartyOrgType.Branch, smelter.Village.Code, homes[i],
                Article.SmelterMembers / Article.SmelterBranches, smelter.OrgId, ParkBook.CountyPark);
        }
    }

    private static void AddAssociations(SampleWorld world, BranchPlan root, Random random)
    {
        var committee = Plan(world, root, "中共桂阳县非公有制经济组织和社会组织工作委员会", PartyOrgType.Committee, Article.County);
        foreach (var association in world.Organizations.Associations.Take(16))
        {
            Plan(world, committee, $"{association.Name}党支部", PartyOrgType.Branch, association.RegionCode,
                world.Places.ByCode[association.RegionCode], random.Between(5, 9), association.OrgId);
        }
    }

    private static void AddScenarioApplicant(SampleWorld world)
    {
        var person = world.Residents.First(r => r.IdNumber == Population.Scenario.IdNumber);
        PartyMemberRows.Join(world, person.Village.Branch, person, MembershipStage.Applicant, isInService: false);
    }

    /// <summary>Members of organ branches lead committees; the secretary of the first branch leads a general branch.</summary>
    private static void AppointHeads(SampleWorld world, Random random)
    {
        var organs = world.Party.Organizations.First(o => o.Name.EndsWith("直属机关工作委员会", StringComparison.Ordinal));
        var leaders = new Queue<Resident>(random.Shuffled(world.Party.Organizations.Where(o => o.Parent == organs)
            .Select(o => o.Members.Last(m => m.Stage == MembershipStage.Full).Person)));
        foreach (var organization in world.Party.Organizations)
        {
            if (organization.Type == PartyOrgType.Committee)
                organization.Head = leaders.Dequeue();
            else if (organization.Type == PartyOrgType.GeneralBranch)
                organization.Head = world.Party.Organizations.First(o => o.Parent == organization).Secretary!.Person;
        }
    }

    /// <summary>百支部示范 (F016): the five villages named in the article, and others.</summary>
    private static void MarkDemonstrations(SampleWorld world, Random random)
    {
        var book = world.Party;
        foreach (var site in PartyWorkRows.NamedSites(world))
            book.Demonstration.Add(site.Branch);
        foreach (var branch in random.Shuffled(book.Organizations.Where(o => o.Type == PartyOrgType.Branch && !o.IsDissolved
            && o.Size > 0)))
        {
            if (book.Demonstration.Count < Demonstrations)
                book.Demonstration.Add(branch);
        }
    }

    private static PartyOrganization Row(SampleWorld world, BranchPlan branch, Random random)
    {
        var elected = random.Day(new DateOnly(2017, 3, 1), new DateOnly(2019, 6, 30));
        var secretary = branch.Leader;
        if (branch.ParkId is { } park)
            world.Parks[(typeof(PartyOrganization), branch.Id)] = park;
        var isVillage = branch.Village is not null && branch.Parent?.Type != PartyOrgType.GeneralBranch && branch.ParkId is null;
        return new PartyOrganization
        {
            PartyOrgId = branch.Id,
            PartyOrgCode = branch.Code,
            Name = branch.Name,
            OrgType = branch.Type,
            ParentId = branch.Parent?.Id,
            HostOrgId = branch.HostOrgId,
            RegionCode = branch.RegionCode,
            IsParkOrg = branch.ParkId is not null,
            EstablishedDate = random.Day(new DateOnly(1985, 7, 1), new DateOnly(2016, 7, 1)),
            LastElectionDate = elected,
            NextElectionDue = elected.AddYears(isVillage ? 5 : 3),
            SecretaryPersonId = secretary?.Id,
            SecretaryName = secretary?.Name,
            SecretaryDutyPhone = secretary is null ? null : world.Numbers.DutyPhone(),
            FullMemberCount = branch.Members.Count(m => m.Stage == MembershipStage.Full),
            ProbationaryCount = branch.Members.Count(m => m.Stage == MembershipStage.Probationary),
            ApplicantPoolCount = branch.Members.Count(m => m.Stage < MembershipStage.Probationary),
            CoveredUnitCount = branch.Type == PartyOrgType.JointBranch ? 4 : null,
            WeakLaxFlag = world.Party.Weak.GetValueOrDefault(branch),
            DemoFlag = world.Party.Demonstration.Contains(branch),
            Status = branch.IsDissolved ? OrgStatus.Dissolved : OrgStatus.Active,
        };
    }
}
