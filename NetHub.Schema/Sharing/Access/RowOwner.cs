namespace NetHub.Schema.Sharing.Access;

/// <summary>A department registered a row, or the row's person belongs to it: row scope OWN.</summary>
/// <param name="Dataset">Class name of the row's dataset.</param>
/// <param name="RowKey">The row's surrogate key.</param>
/// <param name="Department">Department code, such as PUB or TWN-431021108.</param>
public sealed record RowOwner(string Dataset, long RowKey, string Department);

/// <summary>A department owned a row until a change, at which followers of changes receive REMOVED.</summary>
/// <param name="Dataset">Class name of the row's dataset.</param>
/// <param name="RowKey">The row's surrogate key.</param>
/// <param name="Department">Department code.</param>
/// <param name="ClosedBy">The number of the change.</param>
public sealed record FormerOwner(string Dataset, long RowKey, string Department, long ClosedBy);
