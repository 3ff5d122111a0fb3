namespace NetHub.Server.Exporting;

/// <summary>The section <c>Hub:Export</c>.</summary>
internal sealed class ExportOptions
{
    /// <summary>Exports of one client at the same time. Each keeps a snapshot of the data while it runs.</summary>
    public int AtOnce { get; set; } = 2;

    /// <summary>Rows of one export. One that would have more ends there and says so.</summary>
    public int MaxRows { get; set; } = 1_000_000;

    /// <summary>How long one export may take, however slowly its client reads.</summary>
    public int MaxSeconds { get; set; } = 600;
}
