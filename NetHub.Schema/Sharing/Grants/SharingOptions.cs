namespace NetHub.Schema.Sharing.Grants;

/// <summary>The terms of sharing requests and data issues: settings <c>Hub:Sharing</c>.</summary>
public sealed class SharingOptions
{
    /// <summary>Public holidays in Shanghai that are not a Saturday or Sunday.</summary>
    public IList<DateOnly> Holidays { get; init; } = [];

    /// <summary>Saturdays and Sundays that are working days (调休).</summary>
    public IList<DateOnly> WorkingWeekends { get; init; } = [];

    /// <summary>The working days for the owner to accept a request or ask for what is missing.</summary>
    public int TakeUpDays { get; init; } = 1;

    /// <summary>The working days for the owner to decide.</summary>
    public int DecideDays { get; init; } = 10;

    /// <summary>The working days for the hub's operator to settle what the departments did not.</summary>
    public int CoordinateDays { get; init; } = 20;

    /// <summary>The longest term of a grant, in days.</summary>
    public int MaxTermDays { get; init; } = 366;

    /// <summary>The maximum number of data issues that one client may raise per day, so that no client floods an owner.</summary>
    public int IssuesPerDay { get; init; } = 200;
}
