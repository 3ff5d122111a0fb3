namespace NetHub.Schema.Querying.Compiling;

/// <summary>A column of a query's rows; its position is known once the query is written.</summary>
internal sealed class ColumnRef
{
    public int Ordinal { get; set; } = -1;
}
