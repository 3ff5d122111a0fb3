using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>Resolves a change feed: the followed datasets and the selected fields of a changed row.</summary>
internal sealed class ChangesResolver(ResolvingContext context)
{
    public FeedRoot Resolve(Selection selection)
    {
        var change = selection.Children("ChangeFeed").FirstOrDefault(static s => s.Name == "changes");
        var row = change?.Children("Change").FirstOrDefault(static s => s.Name == "row");
        var followed = Datasets(selection).Select(d => new FollowedRows(d, Where(selection, d), Shape(d, change, row), row?.Path ?? change?.Path ?? []));
        return new FeedRoot(selection.ResponseKey, selection.Path, selection, [.. followed], Size(selection));
    }

    private IEnumerable<DatasetEntry> Datasets(Selection selection)
    {
        foreach (var name in (selection.Argument("datasets") ?? InputValue.Null).AsList().Select(static i => (i as ScalarInput)?.Value as string).Distinct())
        {
            if (context.Catalog.Datasets.FirstOrDefault(d => d.Name == name && d.IsVersioned) is { } dataset)
                yield return dataset;
            else
                context.Report("未知或不能跟踪的信息资源。", "A dataset is unknown, or cannot be followed.", selection.Path);
        }
    }

    private Predicate? Where(Selection selection, DatasetEntry dataset) =>
        selection.Argument("where") is ObjectInput filters && filters.Members.TryGetValue(dataset.SingularName, out var where) ? new PredicateResolver(context).Resolve(dataset, where) : null;

    // The change itself carries the id, so the shape starts with it even if no row is selected.
    private RowShape Shape(DatasetEntry dataset, Selection? change, Selection? row)
    {
        RowItem id = dataset.Field("id") is { } own
            ? new FieldItem("id", change?.Path ?? [], own, IsLabel: false)
            : new RowIdItem("id", change?.Path ?? []);
        return new RowShape(dataset, [id, .. new RowResolver(context).Resolve(dataset, row?.Children(dataset.Name) ?? []).Items]);
    }

    private int Size(Selection selection)
    {
        var first = selection.Argument("first") is ScalarInput { Value: long given } ? given : FeedRoot.DefaultSize;
        if (first > context.Limits.MaxPageSize)
            context.Report(QueryErrors.Limit("PAGE_TOO_LARGE", "first", "first", context.Limits.MaxPageSize, first));
        if (first < 1)
            context.Report("first 应大于 0。", "first must be greater than 0.", selection.Path);
        return (int)Math.Clamp(first, 1, context.Limits.MaxPageSize);
    }
}
