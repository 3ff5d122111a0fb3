using System.Globalization;
using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Regions;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>
/// The rest of the city or province for tests of growth: real divisions, two grids in each village, and four orders in each grid's
/// village with one requester. The rows of the county remain unchanged.
/// </summary>
internal static class WiderRegionRows
{
    private const int GridsOfVillage = 2;
    private const int OrdersOfVillage = 4;
    private static readonly DateOnly Since = new(2012, 1, 1);
    private static readonly OrderStatus[] States =
        [OrderStatus.Submitted, OrderStatus.InProgress, OrderStatus.Evaluated, OrderStatus.Archived];

    public static void Add(SampleWorld world)
    {
        if (world.Options.Scale == SampleScale.County)
            return;
        var random = world.Random("wider region");
        var all = Division.Read("regions-hunan.csv").ToDictionary(d => d.Code);
        var city = world.Options.Scale == SampleScale.City ? "4310" : "43";
        foreach (var division in all.Values.Where(d => d.Code.StartsWith(city, StringComparison.Ordinal)
            && !d.Code.StartsWith("431021", StringComparison.Ordinal)))
        {
            if (division.Level == "PROVINCE" || division.Code == "431000000000")
                continue;
            world.Add(Row(division, all));
            if (division.Level == "VILLAGE" && all.TryGetValue(division.Parent, out var township))
                AddVillage(world, division, township, random);
        }
    }

    private static Region Row(Division division, Dictionary<string, Division> all)
    {
        var full = division.PlaceName;
        for (var at = division; all.TryGetValue(at.Parent, out var parent); at = parent)
            full = parent.Name + full;
        return new Region
        {
            RegionCode = division.Code,
            Level = Enum.Parse<RegionLevel>(division.Level, ignoreCase: true),
            Kind = RegionRows.Kind(division),
            Name = division.PlaceName,
            FullName = full,
            ParentCode = division.Parent,
            ValidFrom = Since,
        };
    }

    private static void AddVillage(SampleWorld world, Division division, Division township, Random random)
    {
        var plan = new VillagePlan
        {
            Code = division.Code,
            Name = division.PlaceName,
            Township = new TownshipPlan { Code = township.Code, Name = township.Name, Zone = 0 },
            IsUrban = false,
            Population = 2_000,
            Longitude = 112,
            Latitude = 27,
        };
        for (var serial = 1; serial <= GridsOfVillage; serial++)
        {
            plan.Grids.Add(world.Add(new Grid
            {
                GridCode = division.Code + serial.ToString("000", CultureInfo.InvariantCulture),
                Name = string.Create(CultureInfo.InvariantCulture, $"{division.PlaceName}第{serial}网格"),
                VillageCode = division.Code,
                Kind = division.IsCommunity ? GridKind.Urban : GridKind.Rural,
                ValidFrom = Since,
            }));
        }

        var requester = Population.Person(world, plan, 50_000_000L + world.Residents.Count, isVolunteer: false, random);
        world.Residents.Add(requester);
        for (var i = 0; i < OrdersOfVillage; i++)
            AddOrder(world, plan, requester, random);
    }

    private static void AddOrder(SampleWorld world, VillagePlan village, Resident requester, Random random)
    {
        var category = random.Pick(["01", "02", "05", "10"]);
        var story = random.Pick(Texts.Orders[category]);
        var status = random.Pick(States);
        var times = OrderTimes.Draw(status, random);
        var id = world.NextId<ServiceOrder>();
        world.Add(new ServiceOrder
        {
            OrderId = id,
            OrderNo = $"DD{times.Submitted:yyyyMMdd}{id:0000000}",
            Origin = Network.Grid,
            CategoryCode = category,
            Title = story.Title,
            Content = story.Content,
            RequesterPersonId = requester.Id,
            RequesterName = requester.Name,
            RequesterMobile = requester.Mobile,
            VillageCode = village.Code,
            GridCode = random.Pick(village.Grids).GridCode,
            SubmittedAt = times.Submitted,
            Status = status,
            CompletedAt = OrderRows.IsDone(status) ? times.Completed ?? times.Submitted.AddDays(2) : null,
            Satisfaction = status == OrderStatus.Evaluated ? random.Between(3, 5) : null,
            InvolvesMinor = false,
        });
    }
}
