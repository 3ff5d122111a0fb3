namespace NetHub.Schema.Querying.Exporting;

/// <summary>How a table cell renders a field's JSON, where the JSON alone does not determine it.</summary>
public enum ExportValue
{
    /// <summary>Text, a number or a boolean, as it is.</summary>
    Plain,

    /// <summary>A day, <c>2019-12-27</c>.</summary>
    Day,

    /// <summary>An instant, <c>2019-12-27T10:00:00+08:00</c>.</summary>
    Instant,

    /// <summary>A list of scalars.</summary>
    List,

    /// <summary>The fields of the row of a to-one link; null if there is no row.</summary>
    Link,
}

/// <summary>One selected field of an exported row. The columns follow the order of the selection, which is also that of the row's JSON.</summary>
/// <param name="Name">Alias or name.</param>
/// <param name="Value">The kind of value in its JSON.</param>
/// <param name="Linked">The fields below a to-one link.</param>
public sealed record ExportColumn(string Name, ExportValue Value, IReadOnlyList<ExportColumn> Linked)
{
    /// <summary>The number of table columns.</summary>
    public int Width { get; } = Value == ExportValue.Link ? Linked.Sum(static c => c.Width) : 1;
}
