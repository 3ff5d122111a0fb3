using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Querying.Projection;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Exporting;

/// <summary>What a selection of rows is as columns of a table, and which parts of it are no columns: connections inside a row.</summary>
internal sealed class ExportColumns
{
    private readonly List<IReadOnlyList<string>> connections = [];

    public ExportColumns(DatasetEntry dataset, Selection nodes) => Columns = Of(dataset, nodes);

    public IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>Paths of connections inside a row.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Connections => connections;

    private List<ExportColumn> Of(DatasetEntry dataset, Selection parent) => [.. parent.Children(dataset.Name).Select(s => Column(dataset, s))];

    // Fields go before links, as they do where rows are planned.
    private ExportColumn Column(DatasetEntry dataset, Selection selection)
    {
        if (selection.Name == Provenance.Field)
            return new ExportColumn(selection.ResponseKey, ExportValue.Link, [.. selection.Children(nameof(Provenance)).Select(OfProvenance)]);
        if (dataset.Field(selection.Name) is not null || dataset.Link(selection.Name) is not { } link)
            return new ExportColumn(selection.ResponseKey, Value(dataset, selection), []);
        if (link.Direction == LinkDirection.ToOne)
            return new ExportColumn(selection.ResponseKey, ExportValue.Link, Of(link.To, selection));
        connections.Add(selection.Path);
        return new ExportColumn(selection.ResponseKey, ExportValue.Plain, []);
    }

    private static ExportColumn OfProvenance(Selection selection) =>
        new(selection.ResponseKey, selection.Name == "publishedAt" ? ExportValue.Instant : ExportValue.Plain, []);

    private static ExportValue Value(DatasetEntry dataset, Selection selection)
    {
        var field = dataset.Field(selection.Name)
            ?? (selection.Name.EndsWith(RowProjection.LabelSuffix, StringComparison.Ordinal) ? dataset.Field(selection.Name[..^RowProjection.LabelSuffix.Length]) : null);
        return field switch
        {
            { IsList: true } => ExportValue.List,
            { Kind: ValueKind.Date } => ExportValue.Day,
            { Kind: ValueKind.Instant } => ExportValue.Instant,
            _ => ExportValue.Plain,
        };
    }
}
