using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit.Records;

namespace NetHub.Schema.Sharing.Reports;

/// <summary>What a department did with a field in an operation, in the days that were looked at.</summary>
/// <param name="Department">Who read.</param>
/// <param name="Operation">Name of the operation, or the digest of its document.</param>
/// <param name="Coordinate">The field; a dataset where all of it was refused.</param>
/// <param name="Usage">What for, or that it was refused.</param>
/// <param name="Level">The most that it got.</param>
/// <param name="LastDay">The last day on which it did.</param>
public sealed record RecordedUse(string Department, string Operation, string Coordinate, RecordedUsage Usage, RecordedLevel Level, DateOnly LastDay)
{
    /// <summary>The usage that was permitted; showing, where it was refused.</summary>
    public Usage Wanted => Usage switch
    {
        RecordedUsage.Filter => Access.Usage.Filter,
        RecordedUsage.Sort => Access.Usage.Sort,
        RecordedUsage.Group => Access.Usage.Group,
        RecordedUsage.Aggregate => Access.Usage.Aggregate,
        _ => Access.Usage.Show,
    };
}

/// <summary>What the ledger's index says of the last days.</summary>
public interface IRecordedUses
{
    /// <summary>Every different use since a day of Shanghai.</summary>
    Task<IReadOnlyList<RecordedUse>> SinceAsync(DateOnly day, CancellationToken cancel);
}
