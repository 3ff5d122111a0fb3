namespace NetHub.Schema.Querying.Exporting;

/// <summary>What a cell of a table makes of a field's JSON, beyond what the JSON says itself.</summary>
public enum ExportValue
{
    /// <summary>Text, a number or a boolean, as it comes.</summary>
    Plain,

    /// <summary>A day, <c>2019-12-27</c>.</summary>
    Day,

    /// <summary>A moment, <c>2019-12-27T10:00:00+08:00</c>.</summary>
    Instant,

    /// <summary>Several scalars.</summary>
    List,

    /// <summary>The fields of a row that a link to one leads to; null where there is none.</summary>
    Link,
}

/// <summary>One selected field of an exported row, in the order of the selection, which is that of the row's JSON.</summary>
/// <param name="Name">Alias or name.</param>
/// <param name="Value">What its JSON holds.</param>
/// <param name="Linked">The fields below a link to one.</param>
public sealed record ExportColumn(string Name, ExportValue Value, IReadOnlyList<ExportColumn> Linked)
{
    /// <summary>How many columns of a table it takes.</summary>
    public int Width { get; } = Value == ExportValue.Link ? Linked.Sum(static c => c.Width) : 1;
}
