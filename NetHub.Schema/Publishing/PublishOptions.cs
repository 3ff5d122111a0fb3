namespace NetHub.Schema.Publishing;

/// <summary>Limits of what departments publish; the section <c>Hub:Publish</c>.</summary>
public sealed class PublishOptions
{
    /// <summary>The largest file, in bytes.</summary>
    public long MaxBytes { get; set; } = 1L << 30;

    /// <summary>Rows of one batch. For each, its key is kept in memory until the batch ends.</summary>
    public int MaxRows { get; set; } = 1_000_000;

    /// <summary>Rows of one GraphQL mutation.</summary>
    public int MaxRowsOfMutation { get; set; } = 500;

    /// <summary>Bytes of one value.</summary>
    public int MaxFieldBytes { get; set; } = 1 << 20;

    /// <summary>Problems that are told; after so many, a batch is not read on.</summary>
    public int MaxProblems { get; set; } = 10_000;

    /// <summary>Seconds that a batch waits for those before it.</summary>
    public int WaitSeconds { get; set; } = 120;

    /// <summary>Days for which reports of problems can be fetched.</summary>
    public int ReportDays { get; set; } = 7;

    /// <summary>Days for which changes can be followed; a copy that is older begins anew.</summary>
    public int ChangeDays { get; set; } = 90;

    /// <summary>Data issues that one batch raises; more of them are counted only.</summary>
    public int MaxIssues { get; set; } = 1_000;

    /// <summary>Numbers with the unassigned place 999021 are good: the data are invented.</summary>
    public bool AcceptsSynthetic { get; set; }
}
