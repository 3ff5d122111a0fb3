namespace NetHub.Schema.Querying.Running.Statistics;

/// <summary>A group while its answer is made. Keys and values are as storage keeps them.</summary>
internal sealed class Group
{
    public required object?[] Keys { get; init; }

    public long? Count { get; set; }

    public required object?[] Values { get; init; }

    public long Subjects { get; set; }

    public bool Suppressed { get; set; }

    public bool IsRemainder { get; init; }

    /// <summary>How many groups went into it because they were too small, itself included.</summary>
    public int Merged { get; init; }
}
