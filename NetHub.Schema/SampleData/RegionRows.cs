using System.Globalization;
using NetHub.Schema.Regions;

namespace NetHub.Schema.SampleData;

/// <summary>
/// The real present divisions, and one former village. The article counts 373 villages and communities; the present table has 372.
/// 交粮回新村 (正和镇) represents the merged village; its code and the village that absorbed it are invented.
/// </summary>
internal static class RegionRows
{
    private const string EndedCode = "431021114290";
    private const string EndedSuccessor = "431021114216";
    private const int PoorOthers = Article.PoorVillages - 1;
    private static readonly DateOnly Since = new(2012, 1, 1);
    private static readonly DateOnly MergedOn = new(2021, 7, 1);

    public static void Add(SampleWorld world)
    {
        var divisions = Division.Read("regions-guiyang.csv").ToList();
        world.Places = Plan(divisions, world.Random("regions"));
        foreach (var division in divisions)
            world.Add(Row(division, world.Places));
        AddEnded(world);
    }

    public static RegionKind Kind(Division division) => division.Level switch
    {
        "PROVINCE" => RegionKind.Province,
        "CITY" => RegionKind.City,
        "COUNTY" => RegionKind.County,
        "VILLAGE" => division.IsCommunity ? RegionKind.Community : RegionKind.Village,
        _ => string.CompareOrdinal(division.Code[6..9], "100") < 0 ? RegionKind.Subdistrict
            : string.CompareOrdinal(division.Code[6..9], "200") < 0 ? RegionKind.Town
            : division.Name.EndsWith("族乡", StringComparison.Ordinal) ? RegionKind.EthnicTownship
            : RegionKind.Township,
    };

    private static Places Plan(List<Division> divisions, Random random)
    {
        var places = new Places();
        foreach (var (township, index) in divisions.Where(d => d.Level == "TOWNSHIP").Select((d, i) => (d, i)))
        {
            places.Townships.Add(new TownshipPlan
            {
                Code = township.Code,
                Name = township.Name,
                Zone = (index % Article.ObservationZones) + 1,
            });
        }

        var poor = PoorVillages(divisions, random);
        foreach (var division in divisions.Where(d => d.Level == "VILLAGE"))
        {
            var village = PlanVillage(division, places, poor.Contains(division.Code), random);
            places.Villages.Add(village);
            places.ByCode[village.Code] = village;
            village.Township.Villages.Add(village);
        }

        var ended = new Division(EndedCode, "VILLAGE", "交粮回新村", "431021114000");
        places.Ended = PlanVillage(ended, places, isPoor: false, random, isEnded: true);
        return places;
    }

    private static VillagePlan PlanVillage(Division division, Places places, bool isPoor, Random random, bool isEnded = false)
    {
        var township = places.Townships.First(t => t.Code == division.Parent);
        var isUrban = township.IsSubdistrict && division.IsCommunity;
        var angle = (places.Townships.IndexOf(township) * 2.4) + random.NextDouble();
        return new VillagePlan
        {
            Code = division.Code,
            Name = division.PlaceName,
            Township = township,
            IsUrban = isUrban,
            IsPoor = isPoor,
            IsEnded = isEnded,
            Population = isUrban ? random.Between(4_200, 9_000) : random.Between(1_300, 2_900),
            Longitude = Math.Round(112.73 + (Math.Cos(angle) * random.NextDouble() * (township.IsSubdistrict ? 0.05 : 0.3)), 6),
            Latitude = Math.Round(25.75 + (Math.Sin(angle) * random.NextDouble() * (township.IsSubdistrict ? 0.04 : 0.25)), 6),
        };
    }

    /// <summary>润冲村 of 莲塘镇 and 32 more villages; the list is not published.</summary>
    private static HashSet<string> PoorVillages(List<Division> divisions, Random random)
    {
        var known = divisions.First(d => d.PlaceName == "润冲村").Code;
        var others = divisions.Where(d => d.Level == "VILLAGE" && !d.IsCommunity && d.Code != known
            && string.CompareOrdinal(d.Code[6..9], "100") >= 0);
        return [known, .. random.Shuffled(others).Take(PoorOthers).Select(d => d.Code)];
    }

    private static Region Row(Division division, Places places) => new()
    {
        RegionCode = division.Code,
        Level = Enum.Parse<RegionLevel>(division.Level, ignoreCase: true),
        Kind = Kind(division),
        Name = division.PlaceName,
        FullName = FullName(division, places),
        ParentCode = division.Parent.Length == 0 ? null : division.Parent,
        UrbanRuralCode = UrbanRural(division, places),
        ObservationZone = places.Townships.Find(t => t.Code == division.Code)?.Zone,
        IsFormerPovertyVillage = places.ByCode.TryGetValue(division.Code, out var village) ? village.IsPoor : null,
        Centroid = Centroid(division, places),
        RegisteredPopulation = division.Level is "PROVINCE" or "CITY" ? null : Inside(division.Code, places).Sum(v => v.Population),
        ValidFrom = Since,
    };

    private static void AddEnded(SampleWorld world)
    {
        var ended = world.Places.Ended;
        world.Add(new Region
        {
            RegionCode = ended.Code,
            Level = RegionLevel.Village,
            Kind = RegionKind.Village,
            Name = ended.Name,
            FullName = "湖南省郴州市桂阳县" + ended.Township.Name + ended.Name,
            ParentCode = ended.Township.Code,
            UrbanRuralCode = "220",
            IsFormerPovertyVillage = false,
            RegisteredPopulation = ended.Population,
            ValidFrom = Since,
            ValidTo = MergedOn,
            SuccessorCodes = [EndedSuccessor],
        });
    }

    private static IEnumerable<VillagePlan> Inside(string code, Places places)
    {
        var prefix = code.TrimEnd('0');
        return places.ByCode.TryGetValue(code, out var village) ? [village]
            : places.Townships.Find(t => t.Code == code) is { } township ? township.Villages
            : places.Villages.Where(v => v.Code.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static string FullName(Division division, Places places) => division.Level switch
    {
        "PROVINCE" => division.Name,
        "CITY" => "湖南省" + division.Name,
        "COUNTY" => "湖南省郴州市" + division.Name,
        "TOWNSHIP" => "湖南省郴州市桂阳县" + division.Name,
        _ => "湖南省郴州市桂阳县" + places.ByCode[division.Code].Township.Name + division.PlaceName,
    };

    private static string? UrbanRural(Division division, Places places) =>
        !places.ByCode.TryGetValue(division.Code, out var village) ? null
        : village.IsUrban ? "111"
        : village.Township.IsSubdistrict ? "112"
        : division.IsCommunity ? "121"
        : "220";

    private static string? Centroid(Division division, Places places)
    {
        var inside = Inside(division.Code, places).ToList();
        return division.Level is "PROVINCE" or "CITY" ? null
            : Point(inside.Average(v => v.Longitude), inside.Average(v => v.Latitude));
    }

    public static string Point(double longitude, double latitude) =>
        string.Create(CultureInfo.InvariantCulture, $"[{longitude:0.000000},{latitude:0.000000}]");
}
