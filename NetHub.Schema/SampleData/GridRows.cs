using System.Globalization;
using NetHub.Schema.Networks.Grids;

namespace NetHub.Schema.SampleData;

/// <summary>
/// 997 grids in force: 120 urban grids in the communities of the three subdistricts and 877 rural grids elsewhere (F161). The parks'
/// trial grids of 2017, of kind DEDICATED, have ended, so that the article's two kinds add up to the total.
/// </summary>
internal static class GridRows
{
    private static readonly DateOnly Start = new(2018, 7, 1);
    private static readonly DateOnly TrialStart = new(2017, 1, 1);

    public static void Add(SampleWorld world)
    {
        var random = world.Random("grids");
        AddKind(world, [.. world.Places.Urban], GridKind.Urban, Article.UrbanGrids, random);
        AddKind(world, [.. world.Places.Rural], GridKind.Rural, Article.RuralGrids, random);
    }

    /// <summary>The villages of the two parks had grids of kind DEDICATED in the trial year.</summary>
    private static bool HadTrial(VillagePlan village) =>
        ParkBook.CountyParkVillages.Contains(village.Code) || ParkBook.SecondParkVillages.Contains(village.Code);

    private static void AddKind(SampleWorld world, List<VillagePlan> villages, GridKind kind, int total, Random random)
    {
        var counts = Draw.Apportion(total, [.. villages.Select(v => (double)v.Population)], least: 1);
        for (var i = 0; i < villages.Count; i++)
        {
            var trial = HadTrial(villages[i]) ? AddTrial(world, villages[i]) : null;
            for (var serial = 1; serial <= counts[i]; serial++)
                AddGrid(world, villages[i], kind, serial, villages[i].Population / counts[i], serial == 1 ? trial : null, random);
        }
    }

    private static void AddGrid(
        SampleWorld world, VillagePlan village, GridKind kind, int serial, int population, string? predecessor, Random random)
    {
        var people = population + random.Between(-40, 40);
        village.Grids.Add(world.Add(new Grid
        {
            GridCode = Code(village, serial),
            Name = string.Create(CultureInfo.InvariantCulture, $"{village.Name}第{serial}网格"),
            VillageCode = village.Code,
            Kind = kind,
            Boundary = kind == GridKind.Urban ? Ring(village, serial) : null,
            Households = (int)(people / 2.9),
            Population = people,
            ValidFrom = Start,
            PredecessorCodes = predecessor is null ? null : [predecessor],
        }));
    }

    private static string AddTrial(SampleWorld world, VillagePlan village) => world.Add(new Grid
    {
        GridCode = Code(village, 901),
        Name = village.Name + "园区专属网格（试点）",
        VillageCode = village.Code,
        Kind = GridKind.Dedicated,
        ValidFrom = TrialStart,
        ValidTo = Start,
    }).GridCode;

    private static string Code(VillagePlan village, int serial) =>
        village.Code + serial.ToString("000", CultureInfo.InvariantCulture);

    private static string Ring(VillagePlan village, int serial)
    {
        var (west, south) = (village.Longitude + (serial * 0.004), village.Latitude);
        var (east, north) = (west + 0.004, south + 0.004);
        var corners = new[] { (west, south), (east, south), (east, north), (west, north), (west, south) };
        return $"[{string.Join(',', corners.Select(c => RegionRows.Point(c.Item1, c.Item2)))}]";
    }
}
