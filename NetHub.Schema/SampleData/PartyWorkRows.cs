using NetHub.Schema.Networks.PartyBuilding;

namespace NetHub.Schema.SampleData;

/// <summary>Programmes and sites (F001 to F016, F036), mutual observation in four zones (F037), and the life of branches.</summary>
internal static class PartyWorkRows
{
    private static readonly string[] Topics =
    [
        "“不忘初心、牢记使命”主题教育学习", "学习贯彻党的十九届四中全会精神", "支部“五化”建设对标检查", "村级事务“四议两公开”讨论", "脱贫攻坚结对帮扶工作安排",
        "党员志愿服务活动部署", "人居环境整治主题党日", "网格化管理与为民服务代办", "上党课：坚守初心使命", "民主评议党员",
    ];

    private static readonly string[] Sections = ["组织股", "干部股", "党员教育股", "人才股", "公务员股", "办公室"];

    public static void Add(SampleWorld world)
    {
        AddProgrammes(world, world.Random("programmes"));
        AddObservations(world, world.Random("observations"));
        AddMeetings(world, world.Random("meetings"));
    }

    /// <summary>The article's five demonstration villages. Of the two villages called 和谐村, this is the one next to 官溪村.</summary>
    public static IReadOnlyList<VillagePlan> NamedSites(SampleWorld world) =>
    [
        world.Places.Find("黄沙坪街道", "柏树村"), world.Places.Find("正和镇", "和谐村"), world.Places.Find("正和镇", "西水社区"),
        world.Places.Find("正和镇", "官溪村"), world.Places.Find("黄沙坪街道", "沙坪村"),
    ];

    private static void AddProgrammes(SampleWorld world, Random random)
    {
        string[] names = ["“西河先锋行”党建精品工程", "“党建+基层治理”工程", "“百支部示范、全面提升”工程", "党员“凝心聚力工程”", "“支部战斗堡垒工程”", "“人才助力发展工程”"];
        for (var i = 0; i < names.Length; i++)
            Programme(names[i], null, (ProgrammeTheme)(i % 4));
        foreach (var village in NamedSites(world))
            Programme("“西河先锋行”党建精品工程", village.Branch, ProgrammeTheme.RuralRevitalisation);
        foreach (var branch in world.Party.Demonstration.Skip(5).Take(60))
            Programme("“百支部示范、全面提升”工程", branch, branch.ParkId is not null ? ProgrammeTheme.PrivateEconomy : (ProgrammeTheme)random.Next(3));

        void Programme(string name, BranchPlan? branch, ProgrammeTheme theme) => world.Add(new PartyBuildingProgramme
        {
            ProgrammeId = world.NextId<PartyBuildingProgramme>(),
            ProgrammeName = name,
            SiteRegionCode = branch?.RegionCode,
            PartyOrgId = branch?.Id,
            Theme = theme,
            Year = 2019,
        });
    }

    private static void AddObservations(SampleWorld world, Random random)
    {
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            for (var zone = 1; zone <= Article.ObservationZones; zone++)
            {
                var townships = world.Places.Townships.Where(t => t.Zone == zone).ToList();
                var sections = townships.Select((t, i) => $$"""{"townshipCode":"{{t.Code}}","section":"{{Sections[i % Sections.Length]}}"}""");
                var row = world.Add(new MutualObservation
                {
                    ObservationId = world.NextId<MutualObservation>(),
                    ZoneNo = zone,
                    Period = $"2019Q{quarter}",
                    HeldOn = new DateOnly(2019, quarter * 3, random.Between(8, 26)),
                    HostTownshipCode = townships[quarter % townships.Count].Code,
                    TownshipCodes = [.. townships.Select(t => t.Code)],
                    ZoneLeader = world.Party.Organizations.First(o => o.RegionCode == townships[0].Code).Leader!.Name,
                    SectionByTownship = $"[{string.Join(',', sections)}]",
                });
                AddScores(world, row, townships, random);
            }
        }
    }

    private static void AddScores(SampleWorld world, MutualObservation observation, List<TownshipPlan> townships, Random random)
    {
        var scores = townships.Select(t => (Township: t, Score: random.Amount(82, 97))).OrderByDescending(s => s.Score).ToList();
        var (low, high) = (scores[scores.Count / 2].Score, scores[(scores.Count - 1) / 2].Score);
        for (var i = 0; i < scores.Count; i++)
        {
            world.Add(new TownshipScore
            {
                TownshipScoreId = world.NextId<TownshipScore>(),
                ObservationId = observation.ObservationId,
                TownshipCode = scores[i].Township.Code,
                Score = scores[i].Score,
                Rank = i + 1,
                ZoneMedian = (low + high) / 2,
            });
        }
    }

    /// <summary>Adds a few meetings of every branch; branches of a park meet in the park's centre.</summary>
    private static void AddMeetings(SampleWorld world, Random random)
    {
        var centres = world.Rows<ServiceCentre>().Where(c => c.SharingBranchIds is not null)
            .SelectMany(c => c.SharingBranchIds!.Select(b => (Branch: b, c.CentreId)))
            .GroupBy(c => c.Branch).ToDictionary(g => g.Key, g => g.First().CentreId);
        foreach (var branch in world.Party.Organizations.Where(o => o.Members.Count > 0))
        {
            var expected = branch.Members.Count(m => m.Stage >= MembershipStage.Probationary);
            for (var i = 0; i < 5; i++)
            {
                world.Add(new OrgLifeActivity
                {
                    ActivityId = world.NextId<OrgLifeActivity>(),
                    PartyOrgId = branch.Id,
                    ActivityType = (OrgLifeType)random.Next(7),
                    HeldAt = random.At(random.DayOf2019()),
                    Topic = random.Pick(Topics),
                    ExpectedCount = expected,
                    ActualCount = Math.Max(1, expected - random.Between(0, Math.Min(4, expected / 3))),
                    CentreId = centres.TryGetValue(branch.Id, out var centre) ? centre : null,
                });
            }
        }
    }
}
