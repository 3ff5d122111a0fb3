namespace NetHub.Server.Exporting;

/// <summary>The section <c>Hub:Export</c>.</summary>
internal sealed class ExportOptions
{
    /// <summary>Maximum number of concurrent exports of one client. Each holds a snapshot of the data while it runs.</summary>
    public int AtOnce { get; set; } = 2;

    /// <summary>Maximum number of rows of one export. A larger export ends there with an error in its trailer.</summary>
    public int MaxRows { get; set; } = 1_000_000;

    /// <summary>Maximum duration of one export in seconds, however slowly its client reads.</summary>
    public int MaxSeconds { get; set; } = 600;
}
