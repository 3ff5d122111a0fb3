namespace NetHub.Schema.Publishing;

/// <summary>Limits of publishing; the section <c>Hub:Publish</c>.</summary>
public sealed class PublishOptions
{
    /// <summary>The maximum size of a file, in bytes.</summary>
    public long MaxBytes { get; set; } = 1L << 30;

    /// <summary>The maximum number of rows of a batch. Their keys stay in memory until the batch ends.</summary>
    public int MaxRows { get; set; } = 1_000_000;

    /// <summary>The maximum number of rows of a GraphQL mutation.</summary>
    public int MaxRowsOfMutation { get; set; } = 500;

    /// <summary>The maximum size of one value, in bytes.</summary>
    public int MaxFieldBytes { get; set; } = 1 << 20;

    /// <summary>The maximum number of problems reported; reading stops when it is reached.</summary>
    public int MaxProblems { get; set; } = 10_000;

    /// <summary>How long a batch waits for earlier batches, in seconds.</summary>
    public int WaitSeconds { get; set; } = 120;

    /// <summary>How long problem reports can be fetched, in days.</summary>
    public int ReportDays { get; set; } = 7;

    /// <summary>How long changes can be followed, in days. A client with an older copy must start again.</summary>
    public int ChangeDays { get; set; } = 90;

    /// <summary>The maximum number of data issues that a batch raises; further ones are dropped.</summary>
    public int MaxIssues { get; set; } = 1_000;

    /// <summary>Whether numbers with the unassigned region code 999021 are accepted. They mark synthetic data.</summary>
    public bool AcceptsSynthetic { get; set; }
}
