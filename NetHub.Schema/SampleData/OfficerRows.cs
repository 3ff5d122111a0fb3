using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Networks.PartyBuilding;
using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>一格三员 (F162): each grid in force has a worker, a police officer and a mediator, 2,991 rows in force (D02). A police
/// officer serves about nine grids. Some rows have ended. Branches link to the grids on which they are built.</summary>
internal static class OfficerRows
{
    private const int GridsOfAnOfficer = 9;

    /// <summary>The number of grids without a responsible branch, which the dashboard looks for.</summary>
    private const int Unlinked = 7;

    private static readonly DateOnly Start = new(2018, 7, 1);
    private static readonly DateOnly Handover = new(2019, 4, 1);

    public static void Add(SampleWorld world)
    {
        var random = world.Random("officers");
        foreach (var township in world.Places.Townships)
            AddTownship(world, township, random);
        AddFormer(world, random);
        AddLinks(world, world.Random("branch links"));
    }

    private static void AddTownship(SampleWorld world, TownshipPlan township, Random random)
    {
        var grids = township.Villages.SelectMany(v => v.Grids.Select(g => (Village: v, Grid: g))).ToList();
        Resident? police = null;
        for (var i = 0; i < grids.Count; i++)
        {
            var (village, grid) = grids[i];
            var isNew = i % GridsOfAnOfficer == 0;
            if (isNew || police is null)
                police = village.TakeAdult(a => a.Age is >= 23 and <= 58);
            var officers = world.Officers[grid.GridCode] = new GridOfficers();
            Assign(world, officers, grid, GridPost.GridWorker, Worker(village, random), village.CommitteeOrgId, random, isNew: true);
            Assign(world, officers, grid, GridPost.Police, police, township.PoliceOrgId, random, isNew);
            Assign(world, officers, grid, GridPost.Mediator, village.TakeAdult(a => a.Age is >= 30 and <= 72), township.MediationOrgId,
                random, isNew: true);
        }
    }

    /// <summary>Half of the workers are members of the village's own branch.</summary>
    private static Resident Worker(VillagePlan village, Random random)
    {
        var member = village.Branch.Members.Find(m => m.Stage == MembershipStage.Full && m.Person.Age < 62
            && m != m.Branch.Secretary && m.Person.Roles.All(r => r.RoleType != RoleType.GridWorker));
        return member is not null && random.Chance(0.5) ? member.Person : village.TakeAdult(a => a.Age is >= 22 and <= 62);
    }

    private static void Assign(
        SampleWorld world, GridOfficers officers, Grid grid, GridPost post, Resident person, long employer, Random random, bool isNew)
    {
        var from = random.Chance(0.9) ? Start : Handover;
        var row = world.Add(Row(world, grid, post, person, employer, from, null, random));
        officers.Posts[post] = (person, row);
        // Add one role per person, not one per grid of a police officer.
        if (isNew)
            world.AddRole(person, Role(post), Network.Grid, row.AssignmentId, grid.VillageCode, from, employer);
    }

    private static GridAssignment Row(
        SampleWorld world, Grid grid, GridPost post, Resident person, long employer, DateOnly from, DateOnly? to, Random random) => new()
        {
            AssignmentId = world.NextId<GridAssignment>(),
            GridCode = grid.GridCode,
            PostType = post,
            PersonId = person.Id,
            StaffName = person.Name,
            DutyPhone = world.Numbers.DutyPhone(),
            EmployerOrgId = employer,
            IsPartyMember = person.PoliticalStatus is "01" or "02",
            ValidFrom = from,
            ValidTo = to,
            AssessmentScore = random.Amount(70, 100),
            AllowanceMonthly = post == GridPost.Police ? null : random.Between(4, 9) * 100,
        };

    private static RoleType Role(GridPost post) => post switch
    {
        GridPost.GridWorker => RoleType.GridWorker,
        GridPost.Police => RoleType.GridPolice,
        _ => RoleType.GridMediator,
    };

    /// <summary>Adds the workers whom the present ones replaced on 1 April 2019.</summary>
    private static void AddFormer(SampleWorld world, Random random)
    {
        var handedOver = world.Rows<GridAssignment>().Where(a => a.ValidFrom == Handover && a.PostType == GridPost.GridWorker).Take(60)
            .ToList();
        var grids = world.Places.Villages.SelectMany(v => v.Grids).ToDictionary(g => g.GridCode);
        foreach (var row in handedOver)
        {
            var grid = grids[row.GridCode];
            var person = world.Places.ByCode[grid.VillageCode].TakeAdult();
            var former = world.Add(Row(world, grid, row.PostType, person, row.EmployerOrgId!.Value, Start, Handover, random));
            world.AddRole(person, RoleType.GridWorker, Network.Grid, former.AssignmentId, grid.VillageCode, Start, row.EmployerOrgId,
                Handover);
        }
    }

    private static void AddLinks(SampleWorld world, Random random)
    {
        var grids = world.Places.Villages.SelectMany(v => v.Grids).ToList();
        var unlinked = random.Shuffled(grids.Where(g => g.Kind == GridKind.Rural && !g.GridCode.EndsWith("001", StringComparison.Ordinal)))
            .Take(Unlinked).ToHashSet();
        foreach (var grid in grids)
        {
            var type = unlinked.Contains(grid) ? BranchGridLinkType.CoBuilt
                : grid.GridCode.EndsWith("001", StringComparison.Ordinal) ? BranchGridLinkType.BuiltOn : BranchGridLinkType.Responsible;
            Link(world, grid, world.Party.ByGrid[grid.GridCode].Id, type);
        }

        // Branches of county organs support every sixth grid.
        var organs = world.Party.Organizations.Where(o => o.Parent?.Name == "中共桂阳县直属机关工作委员会").ToList();
        for (var i = 0; i < grids.Count; i += 6)
            Link(world, grids[i], organs[i / 6 % organs.Count].Id, BranchGridLinkType.CoBuilt);
    }

    private static void Link(SampleWorld world, Grid grid, long branch, BranchGridLinkType type) => world.Add(new BranchGridLink
    {
        LinkId = world.NextId<BranchGridLink>(),
        GridCode = grid.GridCode,
        PartyOrgId = branch,
        LinkType = type,
        ValidFrom = Start,
    });
}
