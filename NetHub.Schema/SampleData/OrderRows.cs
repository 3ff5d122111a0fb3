using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Networks.PartyBuilding;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>
/// 群众点单—支部下单—网格员和党员接单: orders of 2019 in every state, with times in ascending order. Three fifths are completed: of 40,000
/// orders, over 20,000 problems are solved (F166). Open orders date from the last weeks.
/// </summary>
internal static class OrderRows
{
    private const int Default = 40_000;

    private static readonly string[] Categories = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "99"];
    private static readonly double[] CategoryShares = [18, 24, 5, 8, 13, 6, 6, 4, 2, 6, 3, 2, 1, 2];
    private static readonly string[] Handling =
    [
        Departments.PublicSecurity, Departments.Justice, Departments.CivilAffairs, Departments.Agriculture, Departments.Health,
        Departments.Veterans, Departments.YouthLeague, Departments.Publicity, Departments.Park,
    ];

    private static readonly (OrderStatus Status, double Share)[] Shares =
    [
        (OrderStatus.Archived, 31), (OrderStatus.Evaluated, 18), (OrderStatus.Completed, 11),
        (OrderStatus.Submitted, 4), (OrderStatus.Accepted, 3), (OrderStatus.Issued, 5), (OrderStatus.Claimed, 5),
        (OrderStatus.InProgress, 9), (OrderStatus.Suspended, 2), (OrderStatus.Escalated, 2),
        (OrderStatus.Converted, 2), (OrderStatus.Rejected, 3), (OrderStatus.Withdrawn, 5),
    ];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("orders");
        var shares = Shares.Select(s => s.Share).ToArray();
        var count = world.Options.Orders ?? Default;
        var disputes = world.Rows<DisputeCase>().GroupBy(d => d.GridCode).ToDictionary(g => g.Key, g => g.First().CaseId);
        for (var i = 0; i < count; i++)
        {
            var status = Shares[random.Weighted(shares)].Status;
            AddOrder(world, world.Places.Draw(random), status, disputes, random);
        }
    }

    /// <summary>Returns whether the claiming department is working on the order: row scope CASE is open in these states.</summary>
    public static bool IsOpenCase(OrderStatus status) =>
        status is OrderStatus.Claimed or OrderStatus.InProgress or OrderStatus.Suspended or OrderStatus.Escalated;

    public static bool IsDone(OrderStatus status) => status is OrderStatus.Completed or OrderStatus.Evaluated or OrderStatus.Archived;

    private static void AddOrder(SampleWorld world, VillagePlan village, OrderStatus status, Dictionary<string, long> disputes,
        Random random)
    {
        var category = Categories[random.Weighted(CategoryShares)];
        var story = random.Pick(Texts.Orders[category]);
        var grid = random.Pick(village.Grids);
        var requester = random.Pick(village.Adults);
        var times = OrderTimes.Draw(status, random);
        var claim = times.Claimed is null ? null : Claimant(world, grid, category, random);
        var isDone = IsDone(status);
        var id = world.NextId<ServiceOrder>();
        var satisfaction = status is OrderStatus.Evaluated or OrderStatus.Archived && random.Chance(0.75)
            ? 5 - random.Weighted(62, 27, 8, 2, 1) : (int?)null;
        var hasAddress = requester.AddressId is not null || IsOpenCase(status) && random.Chance(0.5);
        world.Add(new ServiceOrder
        {
            OrderId = id,
            OrderNo = $"DD{times.Submitted:yyyyMMdd}{id:0000000}",
            Origin = random.Weighted(70, 18, 10, 2) switch { 0 => Network.Grid, 1 => Network.Party, 2 => Network.Civil, _ => Network.Park },
            CategoryCode = category,
            Title = story.Title,
            Content = story.Content,
            RequesterPersonId = requester.Id,
            RequesterName = requester.Name,
            RequesterMobile = requester.Mobile,
            ServiceAddressId = hasAddress ? AddressRows.IdFor(world, requester) : null,
            VillageCode = village.Code,
            GridCode = grid.GridCode,
            SubmittedAt = times.Submitted,
            IssuingPartyOrgId = times.Accepted is null ? null : world.Party.ByGrid[grid.GridCode].Id,
            IssuedAt = times.Issued,
            ClaimantRole = claim?.Role,
            ClaimantPersonId = claim?.Person.Id,
            ClaimantName = claim?.Person.Name,
            ClaimedAt = times.Claimed,
            VolunteerTeamId = claim?.Role == ClaimantRole.Volunteer ? world.Teams.ByVillage[village.Code].TeamId : null,
            Status = status,
            DueAt = times.Accepted?.AddDays(category is "04" or "13" ? 2 : 10),
            CompletedAt = isDone ? times.Completed : null,
            ResultSummary = isDone ? story.Result : null,
            Satisfaction = satisfaction,
            Comment = satisfaction switch { 5 => "办得快，很满意。", <= 2 => "办理时间太长。", _ => null },
            EscalatedTo = status == OrderStatus.Escalated || claim?.Role == ClaimantRole.Dept ? random.Pick(Handling) : null,
            RelatedDisputeId = status == OrderStatus.Converted && disputes.TryGetValue(grid.GridCode, out var dispute) ? dispute : null,
            InvolvesMinor = category == "11" || random.Chance(village.Township.Code == Article.Liantang ? 0.25 : 0.04),
        });
    }

    private static (ClaimantRole Role, Resident Person)? Claimant(SampleWorld world, Grid grid, string category, Random random)
    {
        var officers = world.Officers[grid.GridCode].Posts;
        var village = world.Places.ByCode[grid.VillageCode];
        var role = category == "03" ? ClaimantRole.Mediator : (ClaimantRole)random.Weighted(46, 26, 15, 3, 4, 6);
        return (role, role switch
        {
            ClaimantRole.GridWorker => officers[GridPost.GridWorker].Person,
            ClaimantRole.Mediator => officers[GridPost.Mediator].Person,
            ClaimantRole.Police => officers[GridPost.Police].Person,
            ClaimantRole.PartyMember => Member(world, grid, random),
            ClaimantRole.Volunteer => random.Pick(world.Teams.Members[world.Teams.ByVillage[village.Code].TeamId]),
            _ => random.Pick(village.Branch.Members.Count > 0 ? village.Branch.Members : world.Party.Members).Person,
        });
    }

    private static Resident Member(SampleWorld world, Grid grid, Random random)
    {
        var members = world.Party.ByGrid[grid.GridCode].Members;
        var member = random.Pick(members);
        return member.Stage >= MembershipStage.Probationary ? member.Person : members[0].Person;
    }
}

/// <summary>The times at which an order reached its states; null for states that it did not reach.</summary>
internal sealed record OrderTimes(DateTimeOffset Submitted, DateTimeOffset? Accepted, DateTimeOffset? Issued, DateTimeOffset? Claimed,
    DateTimeOffset? Completed)
{
    public static OrderTimes Draw(OrderStatus status, Random random)
    {
        var (from, to) = status switch
        {
            OrderStatus.Archived => (new DateOnly(2019, 1, 2), new DateOnly(2019, 10, 31)),
            OrderStatus.Evaluated or OrderStatus.Completed => (new DateOnly(2019, 10, 20), new DateOnly(2019, 12, 12)),
            OrderStatus.Rejected or OrderStatus.Withdrawn or OrderStatus.Converted =>
                (new DateOnly(2019, 1, 2), new DateOnly(2019, 12, 12)),
            OrderStatus.Submitted or OrderStatus.Accepted or OrderStatus.Issued => (new DateOnly(2019, 12, 27), new DateOnly(2019, 12, 30)),
            _ => (new DateOnly(2019, 12, 1), new DateOnly(2019, 12, 28)),
        };
        var submitted = random.At(random.Day(from, to));
        DateTimeOffset? accepted = status is OrderStatus.Submitted or OrderStatus.Rejected or OrderStatus.Withdrawn ? null
            : submitted.AddMinutes(random.Between(5, 300));
        var issued = status == OrderStatus.Accepted ? null : accepted?.AddMinutes(random.Between(3, 200));
        var claimed = status is OrderStatus.Issued ? null : issued?.AddMinutes(random.Between(4, 900));
        return new OrderTimes(submitted, accepted, issued, claimed, claimed?.AddHours(random.Between(2, 190)));
    }
}
