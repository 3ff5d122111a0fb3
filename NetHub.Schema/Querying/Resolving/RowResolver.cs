using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>Resolves the selected fields of a row. A field of the dataset takes precedence over a link of the same name.</summary>
internal sealed class RowResolver(ResolvingContext context)
{
    public RowShape Resolve(DatasetEntry dataset, IReadOnlyList<Selection> selections) =>
        new(dataset, [.. selections.Select(s => Item(dataset, s)).OfType<RowItem>()]);

    private RowItem? Item(DatasetEntry dataset, Selection selection)
    {
        var (key, path) = (selection.ResponseKey, selection.Path);
        if (selection.Name == "__typename")
            return new TypeNameItem(key, path);
        if (selection.Name == "id" && dataset.Field("id") is null)
            return new RowIdItem(key, path);
        if (selection.Name == ProvenanceItem.Name && dataset.IsVersioned)
            return new ProvenanceItem(key, path, [.. selection.Children(ProvenanceItem.Type).Select(static m => new ProvenanceMember(m.ResponseKey, m.Name))]);
        if (dataset.Field(selection.Name) is { IsServed: true } field)
            return new FieldItem(key, path, field, IsLabel: false);
        if (Labelled(dataset, selection.Name) is { } coded)
            return new FieldItem(key, path, coded, IsLabel: true);
        switch (dataset.Link(selection.Name))
        {
            case { Direction: LinkDirection.ToOne } link:
                return new LinkItem(key, path, link, Resolve(link.To, selection.Children(link.To.Name)));
            case { } link:
                return new ChildrenItem(key, path, link, new ConnectionResolver(context).Resolve(link.To, link, selection));
            default:
                context.Report($"未知的字段 {selection.Name}。", $"Unknown field {selection.Name}.");
                return null;
        }
    }

    private static FieldEntry? Labelled(DatasetEntry dataset, string name) =>
        name.EndsWith(FieldItem.LabelSuffix, StringComparison.Ordinal) && dataset.Field(name[..^FieldItem.LabelSuffix.Length]) is { IsServed: true, IsCoded: true } coded ? coded : null;
}
