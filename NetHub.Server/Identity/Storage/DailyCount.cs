namespace NetHub.Server.Identity.Storage;

/// <summary>How much of one kind a client had on a day: rows with personal values, verifications.</summary>
internal sealed class DailyCount
{
    public required string Kind { get; set; }

    public required string Client { get; set; }

    public DateOnly Day { get; set; }

    public long Count { get; set; }
}
