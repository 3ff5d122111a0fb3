using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Sharing.Issues;

/// <summary>The value that is flagged: which one it is, never what it is.</summary>
/// <param name="Dataset">Class name of the dataset.</param>
/// <param name="RowKey">Key of the row. It stays inside the hub.</param>
/// <param name="Coordinate">The field, as <c>Person.birthDate</c>.</param>
public sealed record IssueTarget(string Dataset, long RowKey, string Coordinate);

/// <summary>A data issue that the hub has by itself, as when data that is published contradicts what is known.</summary>
/// <param name="Dataset">Class name of the dataset.</param>
/// <param name="RowKey">Key of the row.</param>
/// <param name="Coordinate">The field, as <c>Person.birthDate</c>.</param>
/// <param name="Problem">What is flagged.</param>
public sealed record DetectedIssue(string Dataset, long RowKey, string Coordinate, DataIssueProblem Problem);

/// <summary>数据疑义: a value that somebody issues, until its owner has corrected it or said that it is right (一数一源).</summary>
public sealed class DataIssue
{
    /// <summary>As <c>Q-2026-000012</c>.</summary>
    public required string Id { get; init; }

    public required string Coordinate { get; init; }

    public required string Dataset { get; init; }

    /// <summary>Key of the row. Whoever may see the row is told the id that the row has for him, never this.</summary>
    public required long RowKey { get; init; }

    public required RequestActor RaisedBy { get; init; }

    /// <summary>数源部门 that it was raised with; whoever answers for the field now follows it up.</summary>
    public required string SourceDept { get; init; }

    public required DataIssueProblem Problem { get; init; }

    /// <summary>What was said to the data issue.</summary>
    public string? Remark { get; init; }

    /// <summary>What was said last by whoever took a step.</summary>
    public string? Answer { get; set; }

    public required DataIssueState State { get; set; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>Until when the owner has to take it up.</summary>
    public required DateTimeOffset TakeUpDue { get; init; }

    /// <summary>Until when it has to be decided and, once it is confirmed, corrected; null while nobody has to do anything.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>The next moment at which the owner is late; null while nobody has to do anything.</summary>
    public DateTimeOffset? NextDue { get; set; }

    /// <summary>Who took the last step.</summary>
    public RequestActor? Decider { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Number of the batch that corrected the value.</summary>
    public long? Batch { get; set; }

    /// <summary>Changes with every step, so that of two at once one is told that it came late.</summary>
    public int Version { get; set; }

    public bool IsOverdueAt(DateTimeOffset now) => now >= NextDue;
}
