using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Sharing.Issues;

/// <summary>Identifies the disputed value. It never contains the value itself.</summary>
/// <param name="Dataset">Class name of the dataset.</param>
/// <param name="RowKey">The key of the row, which never leaves the hub.</param>
/// <param name="Coordinate">The field, as <c>Person.birthDate</c>.</param>
public sealed record IssueTarget(string Dataset, long RowKey, string Coordinate);

/// <summary>A data issue that the hub detected, for example because published data contradicts stored data.</summary>
/// <param name="Dataset">Class name of the dataset.</param>
/// <param name="RowKey">Key of the row.</param>
/// <param name="Coordinate">The field, as <c>Person.birthDate</c>.</param>
/// <param name="Problem">The kind of problem.</param>
public sealed record DetectedIssue(string Dataset, long RowKey, string Coordinate, DataIssueProblem Problem);

/// <summary>数据疑义: a disputed value, until its owner has corrected or confirmed it (一数一源).</summary>
public sealed class DataIssue
{
    /// <summary>For example <c>Q-2026-000012</c>.</summary>
    public required string Id { get; init; }

    public required string Coordinate { get; init; }

    public required string Dataset { get; init; }

    /// <summary>The key of the row. Callers who may see the row get their own opaque id for it, never this key.</summary>
    public required long RowKey { get; init; }

    public required RequestActor RaisedBy { get; init; }

    /// <summary>数源部门 at the time of raising; the current owner of the field handles the issue.</summary>
    public required string SourceDept { get; init; }

    public required DataIssueProblem Problem { get; init; }

    /// <summary>The remark of the department that raised the issue.</summary>
    public string? Remark { get; init; }

    /// <summary>The remark of the last step.</summary>
    public string? Answer { get; set; }

    public required DataIssueState State { get; set; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The deadline for the owner to accept.</summary>
    public required DateTimeOffset TakeUpDue { get; init; }

    /// <summary>The deadline for the decision and, once confirmed, for the correction; null while nothing is due.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>The next deadline of the owner; null while nothing is due.</summary>
    public DateTimeOffset? NextDue { get; set; }

    /// <summary>The actor of the last step.</summary>
    public RequestActor? Decider { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The number of the batch that corrected the value.</summary>
    public long? Batch { get; set; }

    /// <summary>Changes with every step, so that of two concurrent steps one fails.</summary>
    public int Version { get; set; }

    public bool IsOverdueAt(DateTimeOffset now) => now >= NextDue;
}
