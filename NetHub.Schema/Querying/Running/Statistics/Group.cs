namespace NetHub.Schema.Querying.Running.Statistics;

/// <summary>A group of a statistic while it is computed. Keys and values are in their stored form.</summary>
internal sealed class Group
{
    public required object?[] Keys { get; init; }

    public long? Count { get; set; }

    public required object?[] Values { get; init; }

    public long Subjects { get; set; }

    public bool Suppressed { get; set; }

    public bool IsRemainder { get; init; }

    /// <summary>The number of small groups that were merged into this group, including itself.</summary>
    public int Merged { get; init; }
}
