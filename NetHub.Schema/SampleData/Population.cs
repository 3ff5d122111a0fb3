using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Regions;

namespace NetHub.Schema.SampleData;

/// <summary>
/// 150,000 of the county's residents: all 130,260 registered volunteers, and other residents without whom grids would be empty. Of the
/// others, 12 % are under 14.
/// </summary>
internal static class Population
{
    private const int Total = 150_000;

    /// <summary>The person of the authorization scenarios, in 莲塘镇.</summary>
    public static readonly (string Name, string IdNumber, string Mobile) Scenario = ("王小青", "999021195604120014", "13900000001");

    private const string ScenarioVillage = "431021108200";

    public static void Add(SampleWorld world)
    {
        var random = world.Random("population");
        var villages = world.Places.Villages;
        world.Numbers.Reserve(Scenario.IdNumber);
        world.Numbers.Reserve(Scenario.Mobile);
        var weights = villages.Select(v => (double)v.Population).ToList();
        var totals = Draw.Apportion(Total, weights);
        var volunteers = Draw.Apportion(Article.Volunteers, weights);
        var ids = Enumerable.Range(0, Total).Select(i => 10_000_000L + (i * 7L) + random.Next(7)).ToArray();
        random.Shuffle(ids);
        for (var i = 0; i < villages.Count; i++)
            Settle(world, villages[i], totals[i], volunteers[i], ids, random);
    }

    public static Resident Person(SampleWorld world, VillagePlan village, long id, bool isVolunteer, Random random)
    {
        var isMale = random.Chance(0.52);
        var isYao = village.Township.Name == "白水瑶族乡" || village.Name == "润冲村" ? random.Chance(0.7) : random.Chance(0.01);
        var birth = Birth(random, isVolunteer);
        var age = Article.Today.Year - birth.Year;
        return new Resident
        {
            Id = id,
            Name = PersonNames.Draw(random, isMale, isYao),
            IsMale = isMale,
            Birth = birth,
            Village = village,
            IdNumber = world.Numbers.IdNumber(birth, isMale),
            Mobile = age >= 15 ? world.Numbers.Mobile() : null,
            IsYao = isYao,
            IsVolunteer = isVolunteer,
            IsVeteran = isMale && age > 22 && random.Chance(0.02),
            PoliticalStatus = age < 14 ? null : age <= 28 && random.Chance(0.5) ? "03" : "13",
        };
    }

    private static void Settle(SampleWorld world, VillagePlan village, int total, int volunteers, long[] ids, Random random)
    {
        for (var i = 0; i < total; i++)
        {
            var id = ids[world.Residents.Count];
            var resident = village.Code == ScenarioVillage && i == 0
                ? ScenarioPerson(village, id)
                : Person(world, village, id, i < volunteers, random);
            village.Residents.Add(resident);
            world.Residents.Add(resident);
        }

        village.Adults.AddRange(random.Shuffled(village.Residents.Where(r => r.IsAdult && r.IdNumber != Scenario.IdNumber)));
    }

    private static Resident ScenarioPerson(VillagePlan village, long id) => new()
    {
        Id = id,
        Name = Scenario.Name,
        IsMale = true,
        Birth = new DateOnly(1956, 4, 12),
        Village = village,
        IdNumber = Scenario.IdNumber,
        Mobile = Scenario.Mobile,
        IsVolunteer = true,
        PoliticalStatus = "13",
        IsTaken = true,
    };

    private static DateOnly Birth(Random random, bool isVolunteer)
    {
        var age = isVolunteer
            ? random.Weighted(2, 4, 5, 4, 2) switch
            {
                0 => random.Between(16, 20),
                1 => random.Between(21, 34),
                2 => random.Between(35, 50),
                3 => random.Between(51, 64),
                _ => random.Between(65, 76),
            }
            : random.Weighted(12, 4, 50, 30, 4) switch
            {
                0 => random.Between(1, 13),
                1 => random.Between(15, 18),
                2 => random.Between(19, 55),
                3 => random.Between(56, 79),
                _ => random.Between(80, 96),
            };
        return new DateOnly(Article.Today.Year - age, random.Between(1, 12), random.Between(1, 28));
    }
}

/// <summary>Writes addresses on demand, since most residents of the sample have none.</summary>
internal static class AddressRows
{
    public static long IdFor(SampleWorld world, Resident resident)
    {
        if (resident.AddressId is { } known)
            return known;
        var id = world.NextId<Address>();
        // Derive the house from the key, so that a person always lives in the same house.
        var (house, group) = ((int)(resident.Id % 88) + 1, (int)(resident.Id % 9) + 1);
        var village = resident.Village;
        var hamlet = village.IsUrban ? $"和畅路{group}巷" : $"第{group}村民小组";
        var room = village.IsUrban ? $"{(house % 4) + 1}单元{(house % 6) + 1}0{(group % 4) + 1}室" : null;
        world.Add(new Address
        {
            AddressId = id,
            StandardAddressCode = $"{village.Code}{id:00000000}",
            RegionCode = village.Code,
            GridCode = GridOf(resident).GridCode,
            AddressKind = AddressKind.Residence,
            StreetOrHamlet = hamlet,
            Doorplate = $"{house}号",
            UnitRoom = room,
            FullText = $"湖南省郴州市桂阳县{village.Township.Name}{village.Name}{hamlet}{house}号{room}",
            GeoPoint = RegionRows.Point(village.Longitude + (house * 0.0001), village.Latitude + (group * 0.0001)),
        });
        resident.AddressId = id;
        return id;
    }

    public static Address Business(SampleWorld world, VillagePlan village, string? gridCode, int house)
    {
        var id = world.NextId<Address>();
        return world.Add(new Address
        {
            AddressId = id,
            StandardAddressCode = $"{village.Code}{id:00000000}",
            RegionCode = village.Code,
            GridCode = gridCode,
            AddressKind = AddressKind.Business,
            StreetOrHamlet = "创业大道",
            Doorplate = $"{house}号",
            FullText = $"湖南省郴州市桂阳县{village.Township.Name}{village.Name}创业大道{house}号",
            GeoPoint = RegionRows.Point(village.Longitude + (house * 0.0001), village.Latitude),
        });
    }

    /// <summary>Returns the grid of a resident's home, the same at every call.</summary>
    public static Grid GridOf(Resident resident) => resident.Village.Grids[(int)(resident.Id % resident.Village.Grids.Count)];
}
