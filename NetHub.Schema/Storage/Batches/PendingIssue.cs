using NetHub.Schema.Sharing.Issues;

namespace NetHub.Schema.Storage.Batches;

/// <summary>A data issue about a row of a batch, stored with the batch until it is raised with whoever answers for the field: none is lost between.</summary>
public sealed class PendingIssue
{
    public long Id { get; init; }

    public required string Dataset { get; init; }

    public required long RowKey { get; init; }

    /// <summary>Coordinate of the field.</summary>
    public required string Coordinate { get; init; }

    public required DataIssueProblem Problem { get; init; }

    internal static PendingIssue From(DetectedIssue issue) => new() { Dataset = issue.Dataset, RowKey = issue.RowKey, Coordinate = issue.Coordinate, Problem = issue.Problem };

    internal DetectedIssue ToDetectedIssue() => new(Dataset, RowKey, Coordinate, Problem);
}
