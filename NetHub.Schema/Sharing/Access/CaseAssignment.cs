namespace NetHub.Schema.Sharing.Access;

/// <summary>A department works on a row, from a day until it is returned or archived: row scope CASE.</summary>
/// <param name="Dataset">Class name of the row's dataset.</param>
/// <param name="RowKey">The row's surrogate key.</param>
/// <param name="Department">Department code, such as PUB or TWN-431021108.</param>
/// <param name="From">First day of the assignment.</param>
/// <param name="To">First day no longer assigned; null while the case is open.</param>
public sealed record CaseAssignment(string Dataset, long RowKey, string Department, DateOnly From, DateOnly? To)
{
    /// <summary>Class name of the dataset of the case that it belongs to: a person is assigned because of an order.</summary>
    public string CauseDataset { get; init; } = Dataset;

    /// <summary>The case's surrogate key; by itself, the row is its own case.</summary>
    public long CauseKey { get; init; } = RowKey;

    /// <summary>Number of the change that closed it: who follows changes is told then that the row is gone.</summary>
    public long? ClosedBy { get; init; }
}
