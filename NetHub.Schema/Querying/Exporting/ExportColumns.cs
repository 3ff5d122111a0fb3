using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Exporting;

/// <summary>Maps a row selection to table columns, and lists the connections inside a row, which cannot be columns.</summary>
internal sealed class ExportColumns
{
    private readonly List<IReadOnlyList<string>> connections = [];

    public ExportColumns(RowShape row) => Columns = From(row);

    public IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>The paths of connections inside a row.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Connections => connections;

    private List<ExportColumn> From(RowShape row) => [.. row.Items.Select(Column)];

    private ExportColumn Column(RowItem item)
    {
        switch (item)
        {
            case FieldItem field:
                return new ExportColumn(item.ResponseKey, Value(field), []);
            case LinkItem link:
                return new ExportColumn(item.ResponseKey, ExportValue.Link, From(link.Row));
            case ProvenanceItem provenance:
                return new ExportColumn(item.ResponseKey, ExportValue.Link, [.. provenance.Members.Select(OfProvenance)]);
            case ChildrenItem:
                connections.Add(item.Path);
                return new ExportColumn(item.ResponseKey, ExportValue.Plain, []);
            default:
                return new ExportColumn(item.ResponseKey, ExportValue.Plain, []);
        }
    }

    private static ExportColumn OfProvenance(ProvenanceMember member) =>
        new(member.ResponseKey, member.Name == "publishedAt" ? ExportValue.Instant : ExportValue.Plain, []);

    private static ExportValue Value(FieldItem item) => item.Field switch
    {
        { IsList: true } => ExportValue.List,
        { Kind: ValueKind.Date } => ExportValue.Day,
        { Kind: ValueKind.Instant } => ExportValue.Instant,
        _ => ExportValue.Plain,
    };
}
