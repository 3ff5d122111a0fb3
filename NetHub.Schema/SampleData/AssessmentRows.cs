using NetHub.Schema.Networks.PartyBuilding;

namespace NetHub.Schema.SampleData;

/// <summary>The list of weak or lax organisations (F030, F031), and the yearly marks of the five standards (F017).</summary>
internal static class AssessmentRows
{
    private const int StillWeak = 30;
    private const int Cleared = 40;

    private static readonly string[] Causes = ["班子不团结", "书记带头作用不强", "组织生活不正常", "服务意识差", "矛盾纠纷多", "集体经济薄弱"];

    public static void Add(SampleWorld world)
    {
        AddRectifications(world, world.Random("rectifications"));
        AddAssessments(world, world.Random("assessments"));
    }

    /// <summary>柏树村 was on the list and left it. A few park branches are on it, so that scope PARK has such rows.</summary>
    public static void MarkWeak(SampleWorld world)
    {
        var book = world.Party;
        var random = world.Random("weak organisations");
        book.Weak[world.Places.Find("黄沙坪街道", "柏树村").Branch] = false;
        var villages = random.Shuffled(book.VillageBranches.Where(b => !book.Demonstration.Contains(b)));
        var parks = book.Organizations.Where(o => o.ParkId == ParkBook.CountyPark && o.Size > 0 && !book.Demonstration.Contains(o)).Take(3);
        foreach (var branch in parks.Concat(villages).Take(StillWeak + Cleared))
            book.Weak[branch] = book.Weak.Count <= StillWeak;
    }

    private static void AddRectifications(SampleWorld world, Random random)
    {
        foreach (var (branch, isWeak) in world.Party.Weak)
        {
            var isBaishu = branch.Name == "柏树村党支部";
            var listed = isBaishu ? new DateOnly(2015, 3, 20) : isWeak ? random.DayOf2019()
                : random.Day(new DateOnly(2016, 1, 1), new DateOnly(2017, 12, 31));
            world.Add(new WeakOrgRectification
            {
                RectificationId = world.NextId<WeakOrgRectification>(),
                PartyOrgId = branch.Id,
                ListedDate = listed,
                CauseCodes = [.. random.Shuffled(Causes).Take(2)],
                ResponsibleLeader = world.Party.Organizations[random.Next(3)].Leader!.Name,
                Measures = "选优配强班子，落实村干坐班、周例会和为民服务代办制度，整顿期满验收。",
                Status = !isWeak ? RectifyStatus.Cleared
                    : random.Chance(0.3) ? RectifyStatus.Listed
                    : random.Chance(0.1) ? RectifyStatus.Rebound
                    : RectifyStatus.Rectifying,
                ClearedDate = isWeak ? null : listed.AddDays(random.Between(300, 600)),
            });
        }
    }

    private static void AddAssessments(SampleWorld world, Random random)
    {
        foreach (var branch in world.Party.Organizations.Where(o => o.Type == PartyOrgType.Branch && o.Members.Count > 0))
        {
            foreach (var period in new[] { "2018", "2019" })
            {
                var weak = world.Party.Weak.GetValueOrDefault(branch) && period == "2019";
                decimal Mark() => random.Amount(weak ? 9 : 16.5m, weak ? 16 : 20);
                decimal[] marks = [Mark(), Mark(), Mark(), Mark(), Mark()];
                // The pass mark is 90 points (X04).
                var passed = marks.Sum() >= 90;
                world.Add(new FiveStandardAssessment
                {
                    AssessmentId = world.NextId<FiveStandardAssessment>(),
                    PartyOrgId = branch.Id,
                    Period = period,
                    SetupScore = marks[0],
                    LifeScore = marks[1],
                    ServiceScore = marks[2],
                    SystemScore = marks[3],
                    VenueScore = marks[4],
                    Passed = passed,
                    Issues = passed ? null : "组织生活记录不完整，阵地功能室未达标。",
                });
            }
        }
    }
}
