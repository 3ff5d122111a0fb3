using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>Writes the Person rows after all roles are known.</summary>
internal static class PersonRows
{
    public static void Add(SampleWorld world)
    {
        var random = world.Random("persons");
        foreach (var resident in world.Residents)
        {
            world.Add(Row(resident, random));
            if (resident.ParkId is { } park)
                world.Parks[(typeof(Person), resident.Id)] = park;
        }
    }

    private static Person Row(Resident resident, Random random)
    {
        var age = resident.Age;
        return new Person
        {
            PersonId = resident.Id,
            IdType = "111",
            IdNumber = resident.IdNumber,
            // The hub computes the digest with its own key when rows are stored.
            IdNumberDigest = "",
            Name = resident.Name,
            FormerName = random.Chance(0.004) ? PersonNames.Draw(random, resident.IsMale) : null,
            SexCode = resident.IsMale ? "1" : "2",
            BirthDate = resident.Birth,
            AgeBand = Ages.Band(age),
            EthnicCode = resident.IsYao ? "13" : random.Chance(0.985) ? "01" : "06",
            EducationCode = age < 12 ? null : Education(age, random),
            MaritalStatusCode = age < 22 ? "10" : age > 70 && random.Chance(0.3) ? "30"
                : random.Weighted(12, 84, 4) switch { 0 => "10", 1 => "20", _ => "40" },
            PoliticalStatusCode = resident.PoliticalStatus,
            Mobile = resident.Mobile,
            HukouRegionCode = resident.Village.Code,
            ResidenceRegionCode = resident.Village.Code,
            ResidenceAddressId = resident.AddressId,
            IsMinor = resident.IsMinor,
            IsVeteran = resident.IsVeteran,
            MatchConfidence = random.Chance(0.97) ? 1.0m : 0.9m,
        };
    }

    /// <summary>Returns an age band of five years, such as 35-39.</summary>
    private static string Education(int age, Random random) => age switch
    {
        < 22 => random.Chance(0.5) ? "60" : "70",
        < 40 => random.Weighted(1, 18, 24, 12, 15, 30) switch { 0 => "10", 1 => "20", 2 => "30", 3 => "40", 4 => "60", _ => "70" },
        < 60 => random.Weighted(5, 10, 20, 50, 15) switch { 0 => "20", 1 => "30", 2 => "60", 3 => "70", _ => "80" },
        _ => random.Weighted(10, 40, 50) switch { 0 => "60", 1 => "70", _ => "80" },
    };
}
