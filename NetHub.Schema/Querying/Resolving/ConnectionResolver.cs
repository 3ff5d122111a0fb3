using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>Resolves a connection: its filter, order, page and selected fields.</summary>
internal sealed class ConnectionResolver(ResolvingContext context)
{
    public ConnectionQuery Resolve(DatasetEntry dataset, LinkEntry? link, Selection selection) => new(
        selection.Path,
        dataset,
        link,
        new PredicateResolver(context).Resolve(dataset, selection.Argument("where")),
        new OrderResolver(context).Resolve(dataset, selection.Argument("order"), selection.Path),
        Page(selection),
        [.. selection.Children(dataset.Name + "Connection").Select(s => Part(dataset, s))]);

    private ConnectionPart Part(DatasetEntry dataset, Selection selection)
    {
        var (key, path) = (selection.ResponseKey, selection.Path);
        return selection.Name switch
        {
            "nodes" => new NodesPart(key, path, Shape(dataset, selection)),
            "edges" => new EdgesPart(key, path, [.. selection.Children(dataset.Name + "Edge").Select(s => EdgeMember(dataset, s))]),
            "pageInfo" => new PageInfoPart(key, path, [.. selection.Children("PageInfo").Select(static s => (s.ResponseKey, s.Name))]),
            "totalCount" => new CountPart(key, path),
            "aggregate" or "groupBy" => new StatisticPart(key, path, new StatisticResolver(context, dataset, path).Resolve(selection)),
            _ => new ConnectionTypeName(key, path),
        };
    }

    private EdgeMember EdgeMember(DatasetEntry dataset, Selection selection) => selection.Name switch
    {
        "cursor" => new EdgeCursor(selection.ResponseKey),
        "node" => new EdgeNode(selection.ResponseKey, Shape(dataset, selection)),
        _ => new EdgeTypeName(selection.ResponseKey),
    };

    private RowShape Shape(DatasetEntry dataset, Selection selection) => new RowResolver(context).Resolve(dataset, selection.Children(dataset.Name));

    private Page Page(Selection selection)
    {
        var (first, last) = (selection.Argument("first") as ScalarInput, selection.Argument("last") as ScalarInput);
        var (after, before) = (selection.Argument("after") as ScalarInput, selection.Argument("before") as ScalarInput);
        var isBackward = last is not null;
        if ((isBackward && (first is not null || after is not null)) || (!isBackward && before is not null))
            context.Report("请用 first/after 向后翻页，或用 last/before 向前翻页，不能混用。", "Page with first/after or with last/before, not both.", selection.Path);
        var size = (isBackward ? last : first)?.Value is long asked ? asked : context.Limits.DefaultPageSize;
        if (size < 0)
            context.Report("每页条数不能为负。", "A page cannot have a negative size.", selection.Path);
        if (size > context.Limits.MaxPageSize)
            context.Report(QueryErrors.Limit("PAGE_TOO_LARGE", "first/last", "first/last", context.Limits.MaxPageSize, size));
        return new Page((int)Math.Clamp(size, 0, context.Limits.MaxPageSize), isBackward, isBackward ? before : after);
    }
}
