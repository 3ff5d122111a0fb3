using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>The events that patrols and residents reported in 2019, most of them closed.</summary>
internal static class EventRows
{
    private const int Count = 4_000;
    private static readonly string[] Categories = [.. Texts.Events.Keys];
    private static readonly string[] Handling =
        [Departments.PublicSecurity, Departments.Justice, Departments.CivilAffairs, Departments.Agriculture, Departments.Health,
            Departments.Emergency];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("events");
        for (var i = 0; i < Count; i++)
        {
            var village = i < 80 ? world.Places.ByCode[ParkBook.CountyParkVillages[i % 4]] : world.Places.Draw(random);
            AddEvent(world, village, random);
        }
    }

    /// <summary>Returns whether the department to which the event was dispatched is working on it.</summary>
    public static bool IsOpenCase(EventStatus status) =>
        status is EventStatus.Dispatched or EventStatus.Handling or EventStatus.Escalated or EventStatus.Resolved or EventStatus.Checked;

    private static void AddEvent(SampleWorld world, VillagePlan village, Random random)
    {
        var category = Categories[random.Weighted(8, 16, 24, 16, 12, 6, 3, 10, 5)];
        var story = random.Pick(Texts.Events[category]);
        var status = random.Weighted(70, 3, 2, 3, 8, 7, 2, 3, 2) switch
        {
            0 => EventStatus.Closed,
            1 => EventStatus.Rejected,
            2 => EventStatus.Reported,
            3 => EventStatus.Verified,
            4 => EventStatus.Dispatched,
            5 => EventStatus.Handling,
            6 => EventStatus.Escalated,
            7 => EventStatus.Resolved,
            _ => EventStatus.Converted,
        };
        var occurred = random.At(status == EventStatus.Closed ? random.Day(new DateOnly(2019, 1, 2), new DateOnly(2019, 12, 10))
            : random.Day(new DateOnly(2019, 12, 11), new DateOnly(2019, 12, 30)));
        var isDispatched = status == EventStatus.Closed || IsOpenCase(status);
        var source = (EventSource)random.Weighted(60, 22, 8, 2, 5, 3);
        var id = world.NextId<GridEvent>();
        world.Add(new GridEvent
        {
            EventId = id,
            EventNo = $"SJ{occurred:yyyyMMdd}{id:000000}",
            GridCode = random.Pick(village.Grids).GridCode,
            CategoryCode = category,
            Level = random.Chance(0.96) ? "04" : "03",
            ScaleCode = random.Chance(0.1) ? "01" : null,
            Title = story.Title,
            Description = story.Content,
            OccurredAt = occurred,
            PlaceText = $"{village.Name}{random.Between(1, 9)}组",
            Source = source,
            ReporterPersonId = source is EventSource.Resident or EventSource.Hotline12345 ? random.Pick(village.Adults).Id : null,
            Status = status,
            HandlingDept = !isDispatched ? null : random.Chance(0.6) ? village.Township.Department : random.Pick(Handling),
            ClosedAt = status == EventStatus.Closed ? occurred.AddHours(random.Between(4, 300)) : null,
        });
    }
}
