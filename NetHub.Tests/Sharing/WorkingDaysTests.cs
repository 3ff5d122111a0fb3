using NetHub.Schema.Sharing.Grants;

namespace NetHub.Tests.Sharing;

/// <summary>Terms are counted in working days, in Shanghai time.</summary>
public sealed class WorkingDaysTests
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    // National Day 2026 as ordered by the State Council: a week off, and two weekend days worked instead.
    private readonly WorkingDays days = new(new SharingOptions
    {
        Holidays = [.. Enumerable.Range(1, 7).Select(static d => new DateOnly(2026, 10, d))],
        WorkingWeekends = [new DateOnly(2026, 9, 20), new DateOnly(2026, 10, 10)],
    });

    [Theory]
    [InlineData("2026-03-06", true)]
    [InlineData("2026-03-07", false)]
    [InlineData("2026-03-08", false)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-10-08", true)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-10-11", false)]
    public void Weekends_and_holidays_are_off_except_for_declared_working_days(string day, bool isWorkingDay) =>
        Assert.Equal(isWorkingDay, days.IsWorkingDay(DateOnly.Parse(day, null)));

    [Theory]
    [InlineData("2026-03-02T09:00", 0, "2026-03-03")]
    [InlineData("2026-03-02T09:00", 1, "2026-03-04")]
    [InlineData("2026-03-02T09:00", 10, "2026-03-17")]
    [InlineData("2026-03-06T17:00", 1, "2026-03-10")]
    [InlineData("2026-03-07T12:00", 1, "2026-03-10")]
    [InlineData("2026-09-18T09:00", 1, "2026-09-21")]
    [InlineData("2026-09-30T09:00", 1, "2026-10-09")]
    [InlineData("2026-09-30T09:00", 3, "2026-10-11")]
    [InlineData("2026-12-31T09:00", 1, "2027-01-02")]
    public void A_term_ends_with_the_last_of_its_working_days(string from, int length, string end) =>
        Assert.Equal(At(end), days.Due(At(from), length));

    [Theory]
    [InlineData("2026-03-02T15:59:59Z", "2026-03-04")]
    [InlineData("2026-03-02T16:00:00Z", "2026-03-05")]
    [InlineData("2026-03-02T23:30:00-05:00", "2026-03-05")]
    public void A_day_begins_at_midnight_in_Shanghai_in_any_time_zone(string from, string end) =>
        Assert.Equal(At(end), days.Due(DateTimeOffset.Parse(from, null), 1));

    [Theory]
    [InlineData("2026-03-02T09:00", 10)]
    [InlineData("2026-03-02T23:59", 10)]
    [InlineData("2026-03-03T00:00", 9)]
    [InlineData("2026-03-07T12:00", 6)]
    [InlineData("2026-03-13T12:00", 1)]
    [InlineData("2026-03-16T23:59", 0)]
    [InlineData("2026-03-17T00:00", 0)]
    [InlineData("2026-04-17T00:00", 0)]
    public void Remaining_days_do_not_count_today(string now, int left) =>
        Assert.Equal(left, days.Left(At(now), days.Due(At("2026-03-02T09:00"), 10)));

    [Fact]
    public void A_resumed_term_keeps_all_of_its_days()
    {
        for (var (hour, now) = (0, At("2026-09-01")); hour < 24 * 60; hour += 5, now = now.AddHours(5))
        {
            var due = days.Due(now, hour % 12);

            Assert.Equal(hour % 12, days.Left(now, due));
            Assert.Equal(due, days.Due(now, days.Left(now, due)));
        }
    }

    private static DateTimeOffset At(string text) => new(DateTime.Parse(text, null), Shanghai);
}
