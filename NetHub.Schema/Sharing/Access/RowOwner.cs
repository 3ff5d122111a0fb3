namespace NetHub.Schema.Sharing.Access;

/// <summary>A department registered a row, or answers for the person in it: row scope OWN.</summary>
/// <param name="Dataset">Class name of the row's dataset.</param>
/// <param name="RowKey">The row's surrogate key.</param>
/// <param name="Department">Department code, such as PUB or TWN-431021108.</param>
public sealed record RowOwner(string Dataset, long RowKey, string Department);
