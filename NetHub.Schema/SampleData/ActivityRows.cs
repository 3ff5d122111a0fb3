using NetHub.Schema.Networks.CivilizationPractice;
using NetHub.Schema.Networks.Grids;

namespace NetHub.Schema.SampleData;

/// <summary>Over 4,000 activities of 2019 (F143), over 200 of them by one association (F145), and service records for some of them.</summary>
internal static class ActivityRows
{
    private const int Records = 10_000;

    public static void Add(SampleWorld world)
    {
        var random = world.Random("activities");
        var teams = world.Rows<VolunteerTeam>().Where(t => t.TeamType != TeamType.General && t != world.Teams.Gujun).ToList();
        var claimed = new Queue<ServiceOrder>(world.Rows<ServiceOrder>()
            .Where(o => o.VolunteerTeamId is not null && OrderRows.IsDone(o.Status)).Take(300));
        AddLecture(world, random);
        for (var i = 1; i < Article.Activities - AidRows.Deliveries; i++)
        {
            var order = i > Article.GujunActivities && claimed.TryDequeue(out var next) ? next : null;
            var team = i <= Article.GujunActivities ? world.Teams.Gujun
                : order is not null ? world.Teams.ByVillage[order.VillageCode]
                : i < Article.GujunActivities + 60 ? world.Teams.Youth[i % world.Teams.Youth.Count]
                : random.Pick(teams);
            AddActivity(world, team, order, random);
        }

        AddRecords(world, world.Random("service records"));
    }

    /// <summary>The first session of the lecture hall in the article's caption (F150).</summary>
    private static void AddLecture(SampleWorld world, Random random)
    {
        var hall = world.Rows<PracticeVenue>().First(v => v.Name == "蓑蒲村新风讲习所");
        Add(world, world.Rows<VolunteerTeam>()[5], world.Rows<VolunteerProject>()[0], hall.VenueId, random.Pick([.. world.Places.Rural]),
            null,
            "蓑蒲村新风讲习所第一期", random.At(new DateOnly(2019, 11, 20)), random);
    }

    private static void AddActivity(SampleWorld world, VolunteerTeam team, ServiceOrder? order, Random random)
    {
        var home = team.HostRegionCode is { } code && world.Places.ByCode.TryGetValue(code, out var found) ? found : null;
        var village = order is not null ? world.Places.ByCode[order.VillageCode] : team.TeamType == TeamType.Branch && home is not null
            ? home : world.Places.Draw(random);
        var project = random.Chance(0.7) ? random.Pick(world.Rows<VolunteerProject>()) : null;
        var start = order?.ClaimedAt ?? random.At(random.Day(new DateOnly(2019, 1, 5), new DateOnly(2019, 12, 29)));
        var title = order is not null ? $"{village.Name}群众订单志愿服务" : village.Name + random.Pick(Texts.Activities);
        Add(world, team, project, null, village, order, title, start, random);
    }

    private static void Add(
        SampleWorld world, VolunteerTeam team, VolunteerProject? project, long? venue, VillagePlan village, ServiceOrder? order,
            string title, DateTimeOffset start, Random random) =>
        world.Add(new VolunteerActivity
        {
            ActivityId = world.NextId<VolunteerActivity>(),
            ProjectId = project?.ProjectId,
            TeamId = team.TeamId,
            VenueId = venue,
            VillageCode = village.Code,
            OrderId = order?.OrderId,
            Title = title,
            StartAt = start,
            EndAt = start.AddHours(random.Between(2, 6)),
            VolunteerCount = random.Between(3, 30),
            BeneficiaryCount = random.Between(1, 200),
        });

    private static void AddRecords(SampleWorld world, Random random)
    {
        // Tracks the last day of service of each volunteer, so that no one serves in two activities on one day.
        var served = new HashSet<(long Volunteer, DateOnly Day)>();
        // Youth teams get records for every activity; other teams get records until the total is reached.
        var activities = world.Rows<VolunteerActivity>().Where(a => world.Teams.Youth.Exists(t => t.TeamId == a.TeamId))
            .Concat(random.Shuffled(world.Rows<VolunteerActivity>().Where(a => !world.Teams.Youth.Exists(t => t.TeamId == a.TeamId))));
        foreach (var activity in activities)
        {
            foreach (var person in world.Teams.Members[activity.TeamId].Take(Math.Min(activity.VolunteerCount, 6)))
            {
                if (world.Rows<VolunteerServiceRecord>().Count >= Records
                    || !served.Add((person.VolunteerId, DateOnly.FromDateTime(activity.StartAt.DateTime))))
                    continue;
                world.Add(new VolunteerServiceRecord
                {
                    RecordId = world.NextId<VolunteerServiceRecord>(),
                    VolunteerId = person.VolunteerId,
                    ActivityId = activity.ActivityId,
                    ServiceStart = activity.StartAt,
                    ServiceHours = random.Amount(0.5m, (decimal)(activity.EndAt!.Value - activity.StartAt).TotalHours),
                    Content = random.Chance(0.5) ? "参加" + activity.Title : null,
                    Recorder = "村级文明实践站",
                    Evaluation = random.Chance(0.3) ? random.Between(3, 5) : null,
                    IsCorrected = random.Chance(0.01),
                });
            }
        }
    }
}
