namespace NetHub.Schema.Sharing.Access;

/// <summary>A department registered a row, or answers for the person in it: row scope OWN.</summary>
/// <param name="Dataset">Class name of the row's dataset.</param>
/// <param name="RowKey">The row's surrogate key.</param>
/// <param name="Department">Department code, such as PUB or TWN-431021108.</param>
public sealed record RowOwner(string Dataset, long RowKey, string Department);

/// <summary>A department had a row as its own until a change: who follows changes is told then that the row is gone.</summary>
/// <param name="Dataset">Class name of the row's dataset.</param>
/// <param name="RowKey">The row's surrogate key.</param>
/// <param name="Department">Department code.</param>
/// <param name="ClosedBy">Number of the change.</param>
public sealed record FormerOwner(string Dataset, long RowKey, string Department, long ClosedBy);
