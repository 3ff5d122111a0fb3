using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit.Records;

namespace NetHub.Schema.Sharing.Reports;

/// <summary>A department's use of a field in an operation within the period.</summary>
/// <param name="Department">The department.</param>
/// <param name="Operation">Name of the operation, or the digest of its document.</param>
/// <param name="Coordinate">The field, or the dataset if the whole dataset was refused.</param>
/// <param name="Usage">The usage, or a refusal.</param>
/// <param name="Level">The highest level that was granted.</param>
/// <param name="LastDay">The last day of this use.</param>
public sealed record RecordedUse(string Department, string Operation, string Coordinate, RecordedUsage Usage, RecordedLevel Level, DateOnly LastDay)
{
    /// <summary>The permitted usage; SHOW for a refusal.</summary>
    public Usage Wanted => Usage switch
    {
        RecordedUsage.Filter => Access.Usage.Filter,
        RecordedUsage.Sort => Access.Usage.Sort,
        RecordedUsage.Group => Access.Usage.Group,
        RecordedUsage.Aggregate => Access.Usage.Aggregate,
        _ => Access.Usage.Show,
    };
}

/// <summary>Reads recorded uses from the ledger's index.</summary>
public interface IRecordedUses
{
    /// <summary>Returns the distinct uses since a day in Shanghai.</summary>
    Task<IReadOnlyList<RecordedUse>> SinceAsync(DateOnly day, CancellationToken cancel);
}
