using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>Resolves an <c>order</c> argument: fields of the row and of linked rows.</summary>
internal sealed class OrderResolver(ResolvingContext context)
{
    public IReadOnlyList<SortTerm> Resolve(DatasetEntry dataset, InputValue? order, IReadOnlyList<string> path) =>
        [.. (order ?? InputValue.Null).AsList().Where(static i => !i.IsNull).SelectMany(i => Terms(dataset, i, path))];

    private List<SortTerm> Terms(DatasetEntry dataset, InputValue item, IReadOnlyList<string> path) =>
        [.. item.MembersOrRefuse().Where(static m => !m.Value.IsNull).Select(m => Term(dataset, m.Key, m.Value, path)).OfType<SortTerm>()];

    private SortTerm? Term(DatasetEntry dataset, string name, InputValue value, IReadOnlyList<string> path)
    {
        if (dataset.Field(name) is { IsSortable: true } field && value is ScalarInput direction)
            return new SortField(field, direction.Value is "DESC");
        if (dataset.Link(name) is { Direction: LinkDirection.ToOne } link)
            return new SortLink(link, Terms(link.To, value, path));
        context.Report($"不能按 {name} 排序。", $"Cannot sort by {name}.", path);
        return null;
    }
}
