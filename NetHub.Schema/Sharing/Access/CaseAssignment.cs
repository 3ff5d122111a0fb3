namespace NetHub.Schema.Sharing.Access;

/// <summary>A department works on a row, from a day until it is returned or archived: row scope CASE.</summary>
/// <param name="Dataset">Class name of the row's dataset.</param>
/// <param name="RowKey">The row's surrogate key.</param>
/// <param name="Department">Department code, such as PUB or TWN-431021108.</param>
/// <param name="From">First day of the assignment.</param>
/// <param name="To">First day no longer assigned; null while the case is open.</param>
public sealed record CaseAssignment(string Dataset, long RowKey, string Department, DateOnly From, DateOnly? To)
{
    /// <summary>The class name of the dataset of the case: a person is assigned because of an order.</summary>
    public string CauseDataset { get; init; } = Dataset;

    /// <summary>The surrogate key of the case; by default, the row is its own case.</summary>
    public long CauseKey { get; init; } = RowKey;

    /// <summary>The number of the change that closed the case, at which followers of changes receive REMOVED.</summary>
    public long? ClosedBy { get; init; }
}
