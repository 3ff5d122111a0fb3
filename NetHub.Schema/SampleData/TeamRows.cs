using NetHub.Schema.Networks.CivilizationPractice;
using NetHub.Schema.Networks.PartyBuilding;
using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

internal sealed class TeamBook
{
    public Dictionary<string, VolunteerTeam> ByVillage { get; } = [];

    /// <summary>The teams hosted by the youth league.</summary>
    public List<VolunteerTeam> Youth { get; } = [];

    public VolunteerTeam Gujun { get; set; } = null!;

    public VolunteerProject Patrol { get; set; } = null!;

    public Dictionary<long, List<Resident>> Members { get; } = [];
}

/// <summary>Venues; 1 general corps, 13 professional, 212 basic and 373 village teams, and the associations (F131 to F141);
/// 10 key and 97 featured projects (F136, F140).</summary>
internal static class TeamRows
{
    private static readonly string[] Specialities =
        ["专家学者", "科技人才", "健康医卫", "乡村振兴", "理论宣讲", "文化文艺", "法律援助", "助学支教", "生态环保", "扶老助残", "应急救援", "平安守护", "文明劝导"];

    private static readonly (string Name, string Category)[] KeyProjects =
    [
        ("“新风讲习”基层理论宣讲志愿服务", "1"), ("“百座戏台千场戏”文化惠民志愿服务", "2"), ("“我为大家巡一夜 大家为我巡一年”平安守护志愿服务", "9"),
        ("“健康到家”义诊志愿服务", "4"), ("“田间课堂”科技下乡志愿服务", "5"), ("“法润乡村”法律志愿服务", "6"), ("“清洁家园”人居环境志愿服务", "7"),
        ("“结对帮扶”扶贫帮困志愿服务", "8"), ("“文明出行”交通劝导志愿服务", "10"), ("“应急先锋”防灾减灾志愿服务", "11"),
    ];

    private static readonly (string Name, string Category)[] Featured =
        [("四点半课堂", "3"), ("保护母亲河", "7"), ("关爱抗战老兵", "8"), ("敬老扶孤", "8"), ("扶贫助学", "3"), ("文明劝导", "10"), ("送戏下乡", "2"), ("义务理发", "8")];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("teams");
        AddVenues(world, random);
        var general = Team(world, "桂阳县新时代文明实践志愿服务总队", TeamType.General, null, random, members: Article.Volunteers);
        AddProfessional(world, general, random);
        AddBasic(world, general, random);
        AddBranches(world, general, random);
        AddSocial(world, general, random);
        AddProjects(world, random);
    }

    private static void AddVenues(SampleWorld world, Random random)
    {
        Venue("桂阳县新时代文明实践中心", VenueLevel.Centre, Article.County, world.Party.Root.Head!);
        foreach (var township in world.Places.Townships)
            Venue($"{township.Name}新时代文明实践所", VenueLevel.Office, township.Code,
                world.Party.Organizations.First(o => o.Id == township.CommitteeId).Head!);
        var centres = world.Rows<ServiceCentre>().Where(c => c.Kind == CentreKind.VillageCentre)
            .ToDictionary(c => c.RegionCode, c => c.CentreId);
        foreach (var village in world.Places.Villages)
            Venue($"{village.Name}新时代文明实践站", VenueLevel.Station, village.Code, village.Branch.Leader!,
                centres.TryGetValue(village.Code, out var centre) ? centre : null);
        // 蓑蒲村 appears in a caption (F150) but not in the present divisions, so its hall is listed under the county.
        Venue("蓑蒲村新风讲习所", VenueLevel.LectureHall, Article.County, random.Pick(world.Party.Members).Person);
        foreach (var village in random.Shuffled(world.Places.Rural).Take(60))
            Venue($"{village.Name}新风讲习所", VenueLevel.LectureHall, village.Code, village.Branch.Leader!);

        void Venue(string name, VenueLevel level, string region, Resident director, long? centre = null) => world.Add(new PracticeVenue
        {
            VenueId = world.NextId<PracticeVenue>(),
            Name = name,
            Level = level,
            RegionCode = region,
            DirectorName = director.Name,
            SharedCentreId = centre,
        });
    }

    private static void AddProfessional(SampleWorld world, VolunteerTeam general, Random random)
    {
        foreach (var (speciality, i) in Specialities.Select((s, i) => (s, i)))
        {
            var isYouth = speciality == "助学支教";
            var host = isYouth ? world.Organizations["共青团桂阳县委员会"] : world.Organizations.Organs[10 + i];
            if (!isYouth && host.Name == "共青团桂阳县委员会")
                host = world.Organizations.Organs[0];
            var team = Team(world, $"桂阳县{speciality}志愿服务队", TeamType.Professional, general, random, host, speciality: speciality,
                members: random.Between(60, 160));
            if (isYouth)
                world.Teams.Youth.Add(team);
        }
    }

    private static void AddBasic(SampleWorld world, VolunteerTeam general, Random random)
    {
        var book = world.Organizations;
        List<Organization> hosts = [.. book.Organs, .. world.Places.Townships.Select(t => book.ById[t.GovernmentOrgId]), .. book.Schools];
        hosts.AddRange(book.ById.Values.Where(o => o.Name.EndsWith("卫生院", StringComparison.Ordinal)));
        hosts.AddRange(world.ParkBook.County.Take(30).Select(u => book.ById[u.OrgId]));
        for (var i = 0; i < Article.BasicTeams; i++)
        {
            var host = hosts[i % hosts.Count];
            var name = $"{host.Name}{(i < hosts.Count ? "" : "第二")}志愿服务队";
            var team = Team(world, name, TeamType.Basic, general, random, host, members: random.Between(20, 90));
            if (host.Name == "共青团桂阳县委员会")
                world.Teams.Youth.Add(team);
        }
    }

    /// <summary>Each of the 373 villages of 2019 has a team; the team of the merged village continues under its old code.</summary>
    private static void AddBranches(SampleWorld world, VolunteerTeam general, Random random)
    {
        foreach (var village in world.Places.Villages.Append(world.Places.Ended))
        {
            var members = village.IsEnded ? 60 : village.Residents.Count(r => r.IsVolunteer);
            world.Teams.ByVillage[village.Code] = Team(
                world, $"{village.Township.Name}{village.Name}志愿服务分队", TeamType.Branch, general, random, village: village,
                    members: members);
        }
    }

    private static void AddSocial(SampleWorld world, VolunteerTeam general, Random random)
    {
        foreach (var association in world.Organizations.Associations)
        {
            var isGujun = association.Name == "桂阳县古郡志愿者协会";
            var team = Team(world, association.Name, TeamType.SocialOrg, general, random, social: association, members: isGujun
                ? Article.GujunMembers : random.Between(20, 300));
            if (isGujun)
                world.Teams.Gujun = team;
        }
    }

    private static VolunteerTeam Team(
        SampleWorld world, string name, TeamType type, VolunteerTeam? parent, Random random, Organization? host =
            null, VillagePlan? village = null,
        Organization? social = null, string? speciality = null, int members = 0)
    {
        var id = world.NextId<VolunteerTeam>();
        var home = village is { IsEnded: false } ? village : world.Places.ByCode.GetValueOrDefault((host ?? social)?.RegionCode ?? "")
            ?? random.Pick(world.Places.Urban);
        var leader = random.Pick(home.Adults);
        var team = world.Add(new VolunteerTeam
        {
            TeamId = id,
            TeamNo = $"ZY431021{id:0000}",
            Name = name,
            TeamType = type,
            Speciality = speciality,
            ParentTeamId = parent?.TeamId,
            HostOrgId = host?.OrgId,
            HostRegionCode = village?.Code ?? host?.RegionCode ?? social?.RegionCode,
            SocialOrgId = social?.OrgId,
            PartyOrgId = village is { IsEnded: false } ? village.Branch.Id
                : world.Party.Organizations.Find(o => o.HostOrgId == (host ?? social)?.OrgId && o.HostOrgId is not null)?.Id,
            LeaderName = leader.Name,
            LeaderDutyPhone = world.Numbers.DutyPhone(),
            MemberCount = members,
            FoundedOn = random.Day(new DateOnly(2012, 3, 5), new DateOnly(2019, 3, 5)),
        });
        world.AddRole(leader, RoleType.TeamLeader, Network.Civil, id, home.Code, team.FoundedOn!.Value, (host ?? social)?.OrgId);
        return team;
    }

    private static void AddProjects(SampleWorld world, Random random)
    {
        var teams = world.Rows<VolunteerTeam>();
        for (var i = 0; i < KeyProjects.Length; i++)
            Project(KeyProjects[i].Name, ProjectTier.CountyKey, KeyProjects[i].Category, teams[1 + i]);
        world.Teams.Patrol = world.Rows<VolunteerProject>()[2];
        for (var i = 0; i < Article.FeaturedProjects; i++)
        {
            var (name, category) = Featured[i % Featured.Length];
            Project(i < 3 ? $"“{name}”志愿服务" : $"{world.Places.Townships[i % 22].Name}“{name}”志愿服务", ProjectTier.Featured, category,
                teams[14 + (i * 5)]);
        }

        for (var i = 0; i < 60; i++)
        {
            var (name, category) = Featured[i % Featured.Length];
            Project($"{world.Places.Townships[(i + 7) % 22].Name}日常{name}服务", ProjectTier.Routine, category, teams[20 + (i * 9)]);
        }

        void Project(string name, ProjectTier tier, string category, VolunteerTeam lead)
        {
            var id = world.NextId<VolunteerProject>();
            world.Add(new VolunteerProject
            {
                ProjectId = id,
                ProjectNo = $"XM431021{id:0000}",
                Name = name,
                Tier = tier,
                ServiceCategory = category,
                LeadTeamId = lead.TeamId,
                TargetGroup = random.Pick(["全体群众", "留守儿童", "老年人", "困难群众", "退役军人", "青少年"]),
                StartDate = random.Day(new DateOnly(2018, 9, 1), new DateOnly(2019, 3, 31)),
            });
        }
    }
}
