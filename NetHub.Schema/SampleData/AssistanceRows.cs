using NetHub.Schema.Networks.Assistance;
using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>
/// 126 work teams (F070, F071), and 11,258 lifted households with 28,319 people (F078) besides 600 that are not lifted. Each household
/// has one of 6,968 responsible persons, who have at most the 4, 3, 2 or 1 households of their tier (F072, F073).
/// </summary>
internal static class AssistanceRows
{
    private const int NotLifted = 600;

    /// <summary>The numbers of persons in tiers 4, 3, 2 and 1: 6,968 persons, 11,858 households.</summary>
    private static readonly (int Tier, int Persons)[] Tiers = [(4, 300), (3, 900), (2, 2_190), (1, 3_578)];

    public static void Add(SampleWorld world)
    {
        AddTeams(world, world.Random("work teams"));
        var heads = AddHouseholds(world, world.Random("households"));
        AddPairs(world, heads, world.Random("pairs"));
        AddClearances(world, world.Random("clearances"));
    }

    private static void AddTeams(SampleWorld world, Random random)
    {
        var villages = world.Places.Rural.Where(v => v.IsPoor)
            .Concat(random.Shuffled(world.Places.Rural.Where(v => !v.IsPoor))).Take(Article.WorkTeams).ToList();
        for (var i = 0; i < villages.Count; i++)
        {
            var leader = random.Pick(world.Places.Urban).TakeAdult(a => a.Age is >= 26 and <= 57);
            var sender = world.Organizations.Organs[i % world.Organizations.Organs.Count];
            var isAdjusted = i < Article.AdjustedLeaders;
            var row = world.Add(new DispatchedWorkTeam
            {
                TeamId = world.NextId<DispatchedWorkTeam>(),
                VillageCode = villages[i].Code,
                DispatchingOrgId = sender.OrgId,
                LeaderPersonId = leader.Id,
                LeaderName = leader.Name,
                LeaderDutyPhone = world.Numbers.DutyPhone(),
                MemberCount = random.Between(2, 4),
                LeaderAdjusted = isAdjusted,
                AdjustedDate = isAdjusted ? random.Day(new DateOnly(2019, 2, 1), new DateOnly(2019, 5, 31)) : null,
                PeriodFrom = new DateOnly(2018, 3, 1),
                Performance = random.Pick(["优秀", "合格", "合格", "合格"]),
            });
            var since = row.AdjustedDate ?? row.PeriodFrom;
            world.AddRole(leader, RoleType.WorkTeamLeader, Network.Assist, row.TeamId, villages[i].Code, since, sender.OrgId);
        }
    }

    /// <summary>Poor villages have about three times as many such households as others.</summary>
    private static List<Resident> AddHouseholds(SampleWorld world, Random random)
    {
        var villages = world.Places.Rural.ToList();
        var weights = villages.Select(v => v.Population * (v.IsPoor ? 3.0 : 1.0)).ToList();
        var counts = Draw.Apportion(Article.LiftedHouseholds + NotLifted - 1, weights);
        var heads = new List<Resident> { world.Residents.First(r => r.IdNumber == Population.Scenario.IdNumber) };
        for (var i = 0; i < villages.Count; i++)
        {
            for (var n = 0; n < counts[i]; n++)
                heads.Add(villages[i].TakeAdult(a => a.Age is >= 30 and <= 85));
        }

        // The first head is the person of the scenarios, who is monitored. The status of the others is random.
        heads = [heads[0], .. random.Shuffled(heads.Skip(1))];
        var sizes = Draw.Apportion(Article.LiftedPersons,
            [.. Enumerable.Range(0, Article.LiftedHouseholds).Select(_ => 0.2 + (random.NextDouble() * 2))], least: 1);
        for (var i = 0; i < heads.Count; i++)
        {
            var status = i >= NotLifted ? HouseholdStatus.Lifted
                : i % 5 < 3 ? HouseholdStatus.Monitored
                : HouseholdStatus.Poor;
            var members = i >= NotLifted ? sizes[i - NotLifted] : random.Between(1, 5);
            world.Add(Household(heads[i], i + 1, status, members, random));
        }

        return heads;
    }

    private static AssistedHousehold Household(Resident head, int id, HouseholdStatus status, int members, Random random)
    {
        var registered = random.Between(2014, 2017);
        var cause = random.Weighted(4, 34, 22, 8, 14, 9, 5, 3, 1);
        var isLifted = status == HouseholdStatus.Lifted;
        var hasProject = random.Chance(0.8);
        return new AssistedHousehold
        {
            HouseholdId = id,
            HouseholdNo = $"{head.Village.Code}{id:000000}",
            HeadPersonId = head.Id,
            HeadName = head.Name,
            VillageCode = head.Village.Code,
            MemberCount = members,
            RegisteredYear = registered,
            CauseCode = (cause + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            ExitYear = isLifted ? random.Between(registered, 2019) : null,
            Status = status,
            IncomePerCapita = isLifted ? random.Between(5_200, 14_800) : random.Between(2_900, 5_000),
            HealthOrDisability = cause == 1 ? "家中有慢性病患者" : cause == 2 ? "家中有持证残疾人" : null,
            IsLowIncomeAllowance = random.Chance(isLifted ? 0.18 : 0.6),
            HasProject = hasProject,
            // A household lifted out of poverty must have a project or a worker (model V-A3).
            HasWorker = isLifted && !hasProject || random.Chance(0.75),
        };
    }

    private static void AddPairs(SampleWorld world, List<Resident> heads, Random random)
    {
        // Officials live in the county town or in the townships' seats.
        var pool = random.Shuffled(world.Places.Urban.SelectMany(v => v.Adults)
            .Concat(world.Places.Townships.Skip(3).SelectMany(t => t.Villages[0].Adults))
            .Where(a => a.Age is >= 23 and <= 59));
        var order = random.Shuffled(Enumerable.Range(0, heads.Count));
        var (next, official) = (0, 0);
        foreach (var (tier, persons) in Tiers)
        {
            for (var i = 0; i < persons; i++, official++)
            {
                var person = pool[official];
                var office = world.Organizations.Organs[official % world.Organizations.Organs.Count];
                var first = world.NextId<PairAssistance>();
                for (var n = 0; n < tier; n++)
                    AddPair(world, world.Rows<AssistedHousehold>()[order[next++]], person, office.OrgId, tier, random);
                world.AddRole(person, RoleType.AssistanceResponsible, Network.Assist, first, person.Village.Code,
                    new DateOnly(2018, 1, 1), office.OrgId);
            }
        }
    }

    private static void AddPair(SampleWorld world, AssistedHousehold household, Resident person, long office, int tier, Random random) =>
        world.Add(new PairAssistance
        {
            PairId = world.NextId<PairAssistance>(),
            HouseholdId = household.HouseholdId,
            ResponsiblePersonId = person.Id,
            ResponsibleName = person.Name,
            ResponsibleOrgId = office,
            Tier = tier,
            VisitCount = random.Between(6, 24),
            LastVisitDate = random.Day(new DateOnly(2019, 11, 1), new DateOnly(2019, 12, 30)),
            VisitNote = random.Chance(0.2) ? "走访了解生产生活情况，宣讲帮扶政策。" : null,
        });

    /// <summary>The article does not name the nine categories (F076), so they are numbers here.</summary>
    private static void AddClearances(SampleWorld world, Random random)
    {
        for (var i = 0; i < 600; i++)
        {
            var household = random.Pick(world.Rows<AssistedHousehold>());
            var status = (ClearanceStatus)random.Weighted(3, 7, 88, 2);
            var found = random.Day(new DateOnly(2019, 3, 1), new DateOnly(2019, 9, 30));
            world.Add(new ClearanceItem
            {
                ItemId = world.NextId<ClearanceItem>(),
                Category = random.Between(1, 9),
                VillageCode = household.VillageCode,
                HouseholdId = i < 480 ? household.HouseholdId : null,
                FoundDate = found,
                ClearedDate = status == ClearanceStatus.Cleared ? found.AddDays(random.Between(10, 85)) : null,
                Status = status,
            });
        }
    }
}
