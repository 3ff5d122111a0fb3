namespace NetHub.Schema.Sharing.Grants;

/// <summary>How sharing requests are answered: settings <c>Hub:Sharing</c>.</summary>
public sealed class SharingOptions
{
    /// <summary>Days on which nobody works although they are no Saturday or Sunday, in Shanghai.</summary>
    public IList<DateOnly> Holidays { get; init; } = [];

    /// <summary>Saturdays and Sundays on which people work (调休).</summary>
    public IList<DateOnly> WorkingWeekends { get; init; } = [];

    /// <summary>Working days in which the owner takes a request up or asks for what is missing.</summary>
    public int TakeUpDays { get; init; } = 1;

    /// <summary>Working days in which the owner decides.</summary>
    public int DecideDays { get; init; } = 10;

    /// <summary>Working days in which the hub's operator settles what the departments did not.</summary>
    public int CoordinateDays { get; init; } = 20;

    /// <summary>The longest term of a grant, in days.</summary>
    public int MaxTermDays { get; init; } = 366;

    /// <summary>Data issues about values that one client raises in a day at most, so that nobody floods an owner.</summary>
    public int IssuesPerDay { get; init; } = 200;
}
