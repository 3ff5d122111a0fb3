using NetHub.Schema.Networks.PartyBuilding;

namespace NetHub.Schema.SampleData;

/// <summary>双报到: each member in service reports to the branch of the village where they live (L3).</summary>
internal static class DoubleReportRows
{
    private static readonly string[] Posts = ["政策宣讲员", "环境卫生监督员", "矛盾调解员", "平安巡逻员", "微心愿：为独居老人送一次药", "微心愿：捐赠儿童图书"];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("double reports");
        foreach (var member in world.Party.Members.Where(m => m.IsInService && m.Stage >= MembershipStage.Probationary))
        {
            var grid = AddressRows.GridOf(member.Person).GridCode;
            var isActive = random.Chance(0.7);
            world.Add(new DoubleReport
            {
                DoubleReportId = world.NextId<DoubleReport>(),
                PartyMemberId = member.Id,
                CommunityPartyOrgId = world.Party.ByGrid[grid].Id,
                RegionCode = member.Person.Village.Code,
                GridCode = grid,
                ReportedDate = random.Day(new DateOnly(2019, 1, 5), new DateOnly(2019, 6, 30)),
                ClaimedPosts = [.. random.Shuffled(Posts).Take(random.Between(1, 2))],
                VolunteerId = member.Person.VolunteerId == 0 ? null : member.Person.VolunteerId,
                ServiceHours = isActive ? random.Amount(2, 60) : 0,
                Status = isActive ? ReportStatus.Active : random.Chance(0.6) ? ReportStatus.Reported : ReportStatus.Inactive,
            });
        }
    }
}
