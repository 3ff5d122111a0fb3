using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Publishing.Requests;

/// <summary>What is to be published, by whom, how.</summary>
/// <param name="Caller">Who publishes.</param>
/// <param name="Dataset">What the rows are of.</param>
/// <param name="Mode">How the batch is taken.</param>
/// <param name="IsDryRun">Everything is checked and counted, and nothing is kept.</param>
/// <param name="IdempotencyKey">The publisher's own name for the batch; null where it has none.</param>
/// <param name="SourceSystem">The system that the rows come from.</param>
public sealed record PublishRequest(Caller Caller, DatasetEntry Dataset, PublishMode Mode, bool IsDryRun, string? IdempotencyKey, string SourceSystem)
{
    public const int LongestKey = 200;
    public const int LongestSource = 100;
}

/// <summary>What came of an order.</summary>
/// <param name="Batch">Number of the batch; 0 where nothing was kept.</param>
/// <param name="Counts">Its rows by what came of them.</param>
/// <param name="FirstChange">Number of its first change; 0 where it changed nothing.</param>
/// <param name="LastChange">Number of its last change.</param>
/// <param name="PublishedAt">When it was taken; null where it was not.</param>
/// <param name="IsRepeated">The batch was taken before: this is what was answered then.</param>
public sealed record PublishResult(long Batch, PublishCounts Counts, long FirstChange, long LastChange, DateTimeOffset? PublishedAt, bool IsRepeated)
{
    /// <summary>Rows that cannot be taken; where there is one, none was.</summary>
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    /// <summary>There were more problems than are told, and the rest was not read.</summary>
    public bool IsCutShort { get; init; }

    /// <summary>Rows that were taken although something about them is questionable.</summary>
    public IReadOnlyList<RowProblem> Issues { get; init; } = [];

    /// <summary>The data issues as what they are about, for whoever settles them.</summary>
    internal IReadOnlyList<DetectedIssue> Flagged { get; init; } = [];

    /// <summary>What the batch says something of, taken or not.</summary>
    public IReadOnlyList<FieldEntry> Fields { get; init; } = [];

    public bool IsAccepted => Problems.Count == 0;
}

/// <summary>Rows of a batch by what came of them.</summary>
/// <param name="Read">Rows of the file.</param>
/// <param name="Inserted">Rows that are new.</param>
/// <param name="Updated">Rows that have other values now.</param>
/// <param name="Unchanged">Rows that were so already.</param>
/// <param name="Ended">Rows that are no more.</param>
/// <param name="Rejected">Rows with a problem.</param>
public readonly record struct PublishCounts(long Read, long Inserted, long Updated, long Unchanged, long Ended, long Rejected);

/// <summary>What is wrong with a value. It says which class of value was found, and never the value.</summary>
/// <param name="Line">Line of the file, from 1 on.</param>
/// <param name="Field">Name of the field, as the schema has it, or of the column; empty for the row as a whole.</param>
/// <param name="Rule">Stable code of the rule.</param>
/// <param name="ValueClass">What the value looks like: <c>DIGITS(18)</c>, <c>TEXT(3)</c>, <c>EMPTY</c>.</param>
/// <param name="Chinese">What is wrong, in Chinese.</param>
/// <param name="English">The same in English.</param>
public sealed record RowProblem(long Line, string Field, string Rule, string ValueClass, string Chinese, string English);
