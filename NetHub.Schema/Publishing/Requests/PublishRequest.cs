using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Publishing.Requests;

/// <summary>A request to publish a batch.</summary>
/// <param name="Caller">The publisher.</param>
/// <param name="Dataset">The dataset of the rows.</param>
/// <param name="Mode">The publish mode.</param>
/// <param name="IsDryRun">Whether the rows are only checked and counted.</param>
/// <param name="IdempotencyKey">The publisher's unique key of the batch; null if there is none.</param>
/// <param name="SourceSystem">The source system of the rows.</param>
public sealed record PublishRequest(Caller Caller, DatasetEntry Dataset, PublishMode Mode, bool IsDryRun, string? IdempotencyKey, string SourceSystem)
{
    public const int LongestKey = 200;
    public const int LongestSource = 100;
}

/// <summary>The result of a publish request.</summary>
/// <param name="Batch">The number of the batch; 0 if nothing was stored.</param>
/// <param name="Counts">The numbers of rows, by outcome.</param>
/// <param name="FirstChange">The number of its first change; 0 if nothing changed.</param>
/// <param name="LastChange">The number of its last change; 0 if nothing changed.</param>
/// <param name="PublishedAt">The time at which it was stored; null if nothing was stored.</param>
/// <param name="IsRepeated">Whether the batch had already been stored; if so, this is the original result.</param>
public sealed record PublishResult(long Batch, PublishCounts Counts, long FirstChange, long LastChange, DateTimeOffset? PublishedAt, bool IsRepeated)
{
    /// <summary>Problems of rows. If there are any, nothing was stored.</summary>
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    /// <summary>Whether the maximum number of problems was reached, so that the rest of the file was not read.</summary>
    public bool IsCutShort { get; init; }

    /// <summary>Data issues in stored rows, as reported to the publisher.</summary>
    public IReadOnlyList<RowProblem> Issues { get; init; } = [];

    /// <summary>The detected data issues, to be raised with the owners.</summary>
    internal IReadOnlyList<DetectedIssue> Flagged { get; init; } = [];

    /// <summary>The fields with columns in the batch, even if it was not stored.</summary>
    public IReadOnlyList<FieldEntry> Fields { get; init; } = [];

    public bool IsAccepted => Problems.Count == 0;
}

/// <summary>The numbers of rows of a batch, by outcome.</summary>
/// <param name="Read">Rows read.</param>
/// <param name="Inserted">New rows.</param>
/// <param name="Updated">Rows whose values changed.</param>
/// <param name="Unchanged">Rows without changes.</param>
/// <param name="Ended">Rows deleted or no longer valid.</param>
/// <param name="Rejected">Rows with problems.</param>
public readonly record struct PublishCounts(long Read, long Inserted, long Updated, long Unchanged, long Ended, long Rejected);

/// <summary>A problem of a row or value. It describes the form of the value, but never contains the value.</summary>
/// <param name="Line">The 1-based line of the file.</param>
/// <param name="Field">The name of the field in the schema, or of the column; empty if the whole row is concerned.</param>
/// <param name="Rule">The stable code of the rule.</param>
/// <param name="ValueClass">The form of the value: <c>DIGITS(18)</c>, <c>TEXT(3)</c>, <c>EMPTY</c>.</param>
/// <param name="Chinese">The message in Chinese.</param>
/// <param name="English">The message in English.</param>
public sealed record RowProblem(long Line, string Field, string Rule, string ValueClass, string Chinese, string English);
