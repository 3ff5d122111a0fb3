using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>The working days of Shanghai, in which the terms of the law are counted: a term of n days ends with the n-th working day after the day it begins on.</summary>
public sealed class WorkingDays
{
    private readonly HashSet<DateOnly> holidays;
    private readonly HashSet<DateOnly> workingWeekends;

    public WorkingDays(SharingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        holidays = [.. options.Holidays];
        workingWeekends = [.. options.WorkingWeekends];
    }

    public bool IsWorkingDay(DateOnly day) =>
        !holidays.Contains(day) && (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || workingWeekends.Contains(day));

    /// <summary>Returns the end of the last day of a term that begins at <paramref name="from"/>.</summary>
    public DateTimeOffset Due(DateTimeOffset from, int days)
    {
        var day = ShanghaiTime.DayOf(from);
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }

        return new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), ShanghaiTime.Offset);
    }

    /// <summary>Returns the remaining working days of a term, excluding today; 0 if it has ended.</summary>
    public int Left(DateTimeOffset now, DateTimeOffset due)
    {
        var left = 0;
        for (var day = ShanghaiTime.DayOf(now).AddDays(1); day < ShanghaiTime.DayOf(due); day = day.AddDays(1))
            left += IsWorkingDay(day) ? 1 : 0;
        return left;
    }

    /// <summary>Returns the moment at which the day began in Shanghai.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset moment) => new(ShanghaiTime.DayOf(moment).ToDateTime(TimeOnly.MinValue), ShanghaiTime.Offset);
}
