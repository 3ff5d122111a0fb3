namespace NetHub.Schema.Querying.Compiling;

/// <summary>A column of a query; its position is known once the SQL is generated.</summary>
internal sealed class ColumnRef
{
    public int Ordinal { get; set; } = -1;
}
