using NetHub.Schema.Networks.Grids;

namespace NetHub.Schema.SampleData;

/// <summary>Night patrols (F139), and counts of special populations by township, including counts below five and below ten.</summary>
internal static class PatrolRows
{
    private const int Shifts = 1_500;

    public static void Add(SampleWorld world)
    {
        var random = world.Random("patrols");
        for (var i = 0; i < Shifts; i++)
        {
            var village = i < 40 ? world.Places.ByCode[ParkBook.CountyParkVillages[i % 4]] : world.Places.Draw(random);
            world.Add(new PatrolShift
            {
                ShiftId = world.NextId<PatrolShift>(),
                ProjectId = world.Teams.Patrol.ProjectId,
                GridCode = random.Pick(village.Grids).GridCode,
                ShiftDate = random.DayOf2019(),
                Participants = random.Between(3, 14),
                IssuesFound = random.Weighted(70, 20, 8, 2),
            });
        }

        AddStatistics(world, world.Random("special groups"));
    }

    private static void AddStatistics(SampleWorld world, Random random)
    {
        foreach (var township in world.Places.Townships)
        {
            foreach (var group in Enum.GetValues<SpecialGroupType>())
            {
                var level = random.Weighted(15, 20, 65) switch
                {
                    0 => random.Between(1, 4),
                    1 => random.Between(5, 9),
                    _ => random.Between(10, 80),
                };
                for (var quarter = 1; quarter <= 4; quarter++)
                {
                    world.Add(new SpecialGroupStat
                    {
                        StatId = world.NextId<SpecialGroupStat>(),
                        RegionCode = township.Code,
                        GroupType = group,
                        Period = $"2019Q{quarter}",
                        CountValue = Math.Max(0, level + random.Between(-1, 1)),
                        ManagedRate = random.Amount(0.9m, 1.0m, 3),
                    });
                }
            }
        }
    }
}
