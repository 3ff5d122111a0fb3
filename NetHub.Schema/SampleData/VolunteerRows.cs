using NetHub.Schema.Networks.CivilizationPractice;
using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>The registered volunteers (F142), and memberships, training and honours for some of them.</summary>
internal static class VolunteerRows
{
    private const int Credentials = 2_000;
    private const int YouthMembers = 70;

    private static readonly IReadOnlyList<string>[] Wishes =
        [["7", "10"], ["8"], ["1", "2"], ["3"], ["9", "10"], ["4", "5"], ["7"], ["8", "11"]];
    private static readonly IReadOnlyList<string>[] Skills = [["急救"], ["书法", "绘画"], ["家电维修"], ["心理疏导"], ["驾驶"], ["农业技术"], ["法律咨询"]];
    private static readonly IReadOnlyList<string>[] Consents = [[], ["团队内公开"], ["服务时长公开"], ["姓名公开", "服务时长公开"]];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("volunteers");
        foreach (var resident in world.Residents)
        {
            if (resident.IsVolunteer)
                AddVolunteer(world, resident, random);
        }

        AddMemberships(world, world.Random("memberships"));
        AddCredentials(world, world.Random("credentials"));
    }

    private static void AddVolunteer(SampleWorld world, Resident person, Random random)
    {
        var id = world.NextId<Volunteer>();
        person.VolunteerId = id;
        var registered = random.Day(new DateOnly(2014, 3, 5), new DateOnly(2019, 12, 20));
        var hours = random.Chance(0.4) ? 0 : random.Amount(1, 160);
        world.Add(new Volunteer
        {
            VolunteerId = id,
            VolunteerNo = $"4310210{id:00000000}",
            PersonId = person.Id,
            RegisteredAt = random.At(registered),
            RegisteredRegionCode = person.Village.Township.Code,
            Skills = random.Chance(0.15) ? random.Pick(Skills) : null,
            ServiceCategories = random.Pick(Wishes),
            IsPartyMember = person.PoliticalStatus is "01" or "02",
            TotalHours = hours,
            StarLevel = hours switch { >= 150 => 2, >= 100 => 1, _ => 0 },
            PublicConsent = random.Pick(Consents),
            Status = hours == 0 ? VolunteerStatus.Registered : (VolunteerStatus)random.Weighted(0, 80, 18, 2),
        });
        world.AddRole(person, RoleType.Volunteer, Network.Civil, id, person.Village.Township.Code, registered);
    }

    /// <summary>
    /// Lists only the core members of each team; <see cref="VolunteerTeam.MemberCount"/> is the number that the team itself reports.
    /// </summary>
    private static void AddMemberships(SampleWorld world, Random random)
    {
        foreach (var team in world.Rows<VolunteerTeam>().Where(t => t.TeamType != TeamType.General))
        {
            var isYouth = world.Teams.Youth.Contains(team);
            var count = isYouth ? YouthMembers : team == world.Teams.Gujun ? 120 : team.TeamType switch
            {
                TeamType.Professional => 50,
                TeamType.Branch => 16,
                TeamType.SocialOrg => 12,
                _ => 8,
            };
            var members = Choose(world, team, isYouth, count, random);
            world.Teams.Members[team.TeamId] = members;
            for (var i = 0; i < members.Count; i++)
            {
                members[i].IsInYouthTeam |= isYouth;
                world.Add(new TeamMembership
                {
                    MembershipId = world.NextId<TeamMembership>(),
                    TeamId = team.TeamId,
                    VolunteerId = members[i].VolunteerId,
                    JoinedAt = random.Day(new DateOnly(2018, 1, 1), new DateOnly(2019, 11, 30)),
                    RoleInTeam = i == 0 ? "副队长" : i == 1 ? "联络员" : "队员",
                });
            }
        }
    }

    private static List<Resident> Choose(SampleWorld world, VolunteerTeam team, bool isYouth, int count, Random random)
    {
        var village = team.HostRegionCode is { } code && world.Places.ByCode.TryGetValue(code, out var found) ? found : null;
        // Youth teams and teams of county organs have members from the whole county, village teams from their village.
        var isLocal = team.TeamType == TeamType.Branch && village is not null;
        var chosen = new HashSet<Resident>(count);
        while (chosen.Count < count)
        {
            var person = isLocal ? random.Pick(village!.Adults) : random.Pick(world.Places.Draw(random).Adults);
            if (person.IsVolunteer && (!isYouth || person.Age <= 32))
                chosen.Add(person);
        }

        return [.. chosen];
    }

    private static void AddCredentials(SampleWorld world, Random random)
    {
        var members = world.Teams.Members.Values.SelectMany(m => m).Distinct().ToList();
        // Begin with members of youth teams, so that their host has rows of its own.
        var ordered = members.Where(m => m.IsInYouthTeam).Concat(random.Shuffled(members.Where(m => m.Member?.IsInService == true)))
            .Concat(random.Shuffled(members));
        foreach (var person in ordered.Take(Credentials))
        {
            var kind = (CredentialKind)random.Weighted(6, 3, 1);
            world.Add(new VolunteerCredential
            {
                CredentialId = world.NextId<VolunteerCredential>(),
                VolunteerId = person.VolunteerId,
                Kind = kind,
                Title = kind switch { CredentialKind.Training => "志愿服务通识培训", CredentialKind.Honour => "年度优秀志愿者", _ => "志愿者注册证书" },
                IssuedOn = random.DayOf2019(),
                Issuer = random.Pick(["县文明办", "县志愿服务总队", "团县委", "乡镇新时代文明实践所"]),
            });
        }
    }
}
