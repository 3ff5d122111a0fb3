namespace NetHub.Schema.Vocabulary;

/// <summary>The time of the county: every day and every stored instant is that of Shanghai, which has no daylight saving.</summary>
public static class ShanghaiTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>The day in Shanghai, now.</summary>
    public static DateOnly Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DayOf(clock.GetUtcNow());
    }

    /// <summary>The day in Shanghai at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);
}
