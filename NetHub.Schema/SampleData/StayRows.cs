using NetHub.Schema.Networks.Grids;

namespace NetHub.Schema.SampleData;

/// <summary>The actual homes of some residents, as verified by grid workers; complete for park villages and one township.</summary>
internal static class StayRows
{
    private const int OfOneVillage = 12;
    private const int OfParkVillage = 40;

    public static void Add(SampleWorld world)
    {
        var random = world.Random("stays");
        foreach (var village in world.Places.Villages)
        {
            var count = ParkBook.CountyParkVillages.Contains(village.Code) ? OfParkVillage : OfOneVillage;
            foreach (var resident in random.Shuffled(village.Residents).Take(count))
                AddStay(world, resident, random);
        }

        AddAddresses(world, random);
    }

    private static void AddStay(SampleWorld world, Resident resident, Random random)
    {
        var grid = AddressRows.GridOf(resident);
        world.Add(new ResidentStay
        {
            StayId = world.NextId<ResidentStay>(),
            PersonId = resident.Id,
            AddressId = AddressRows.IdFor(world, resident),
            GridCode = grid.GridCode,
            StayType = resident.IsMinor && random.Chance(0.4) ? StayType.LeftBehind : (StayType)random.Weighted(80, 12, 7, 1),
            RelationToHead = resident.IsMinor ? (resident.IsMale ? "20" : "30")
                : random.Weighted(4, 3, 3) switch { 0 => "02", 1 => "10", _ => resident.IsMale ? "20" : "30" },
            Since = random.Day(resident.Birth > new DateOnly(2000, 1, 1) ? resident.Birth
                : new DateOnly(2000, 1, 1), new DateOnly(2019, 6, 30)),
            VerifiedAt = random.At(random.Day(new DateOnly(2019, 7, 1), new DateOnly(2019, 12, 28))),
            VerifiedBy = world.Officers[grid.GridCode].Posts[GridPost.GridWorker].Row.AssignmentId,
        });
    }

    /// <summary>Adds homes of a department's own persons, so that row scope OWN has address rows for every department that uses it.</summary>
    private static void AddAddresses(SampleWorld world, Random random)
    {
        foreach (var resident in world.Residents)
        {
            var isNeeded = resident.ParkId is not null || resident.IsInYouthTeam || resident.IsVeteran && random.Chance(0.2)
                || resident.Member is not null && random.Chance(0.1);
            if (isNeeded)
                AddressRows.IdFor(world, resident);
        }
    }
}
