using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Resolving;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;

namespace NetHub.Schema.Querying.Deciding;

/// <summary>Builds the tree of a query, in which everything is denied until the passes decide it.</summary>
/// <param name="context">The context, which determines the rows of ids by the policy.</param>
/// <param name="resolver">The resolver for the shapes of rows whose dataset is known only from their ids.</param>
/// <param name="ids">The decoder of ids.</param>
internal sealed class TreeBuilder(DecidingContext context, QueryResolver resolver, OpaqueIds ids)
{
    private bool isAsOfToday;

    public IReadOnlyList<DecidedRoot> Build(DataQuery query) => [.. query.Roots.Select(Build)];

    private DecidedRoot Build(RootQuery root)
    {
        isAsOfToday = root.AsOf is null;
        return Root(root);
    }

    private DecidedRoot Root(RootQuery root) => root switch
    {
        ConnectionRoot r => new DecidedConnectionRoot(r, Connection(r.Connection)),
        ExportRoot r => Export(r),
        LookupRoot r => Lookup(r),
        NodesRoot r => new DecidedNodesRoot(r, [.. r.Ids.Select(id => Named(id, r))]),
        KeyedRowRoot r => new DecidedKeyedRow(r, Row(r.Row, parent: null)),
        FeedRoot r => new DecidedChanges(r, [.. r.Datasets.Select(d => Followed(d, r.Path))]),
        ExternalRoot r => new ExternalNode(r),
        _ => throw new InvalidOperationException($"Cannot decide a {root.GetType().Name}"),
    };

    private DecidedExport Export(ExportRoot root)
    {
        var relation = new DecidedRelation(root.Dataset, root.Path);
        var row = Row(root.Row, parent: null);
        return new DecidedExport(root, Page(relation, link: null, root.Order, root.Where), row);
    }

    private DecidedLookup Lookup(LookupRoot root)
    {
        var relation = new DecidedRelation(root.Row.Dataset, root.Path);
        return new DecidedLookup(root, relation, PredicateBuilder.Build(root.Key, relation)!, Row(root.Row, parent: null));
    }

    private DecidedNamedRow? Named(string? id, NodesRoot root)
    {
        if (id is null || Find(id) is not { } named)
            return null;
        var shape = resolver.Shape(named.Dataset, root.Selection);
        return new DecidedNamedRow(named, Row(shape, parent: null), root.RequiresFields);
    }

    /// <summary>Finds the row of an id in the datasets that have rows for the caller; null if the id is invalid or belongs to a different department.</summary>
    private NamedRow? Find(string id)
    {
        foreach (var dataset in context.Visible)
        {
            if (context.Domains.Find(ids, dataset, id) is { } found)
                return found;
        }

        return null;
    }

    private DecidedFollowed Followed(FollowedRows followed, IReadOnlyList<string> path)
    {
        var relation = new DecidedRelation(followed.Dataset, followed.RowPath);
        return new DecidedFollowed(followed, path, relation, PredicateBuilder.Build(followed.Where, relation), Row(followed.Row, parent: null));
    }

    private DecidedRow Row(RowShape shape, DecidedRow? parent)
    {
        var row = new DecidedRow(shape.Dataset, parent);
        row.Items = [.. shape.Items.Select(i => Item(row, i))];
        return row;
    }

    private DecidedItem Item(DecidedRow row, RowItem item) => item switch
    {
        FieldItem field => new DecidedField(row, field),
        RowIdItem id => new DecidedRowId(row, id),
        LinkItem link => new DecidedLink(row, link, Row(link.Row, row)),
        ChildrenItem children => new DecidedChildren(row, children, Connection(children.Connection)),
        _ => new UndecidedItem(row, item),
    };

    private DecidedConnection Connection(ConnectionQuery query)
    {
        var page = Page(new DecidedRelation(query.Dataset, query.Path), query.Link, query.Order, query.Where);
        return new DecidedConnection(query, page, [.. query.Parts.Select(p => Part(query, p))]);
    }

    private DecidedPart Part(ConnectionQuery query, ConnectionPart part) => part switch
    {
        NodesPart nodes => new DecidedNodes(nodes, Row(nodes.Row, parent: null)),
        EdgesPart edges => new DecidedEdges(edges, [.. edges.Members.Select(m => (m, m is EdgeNode node ? Row(node.Row, parent: null) : null))]),
        CountPart count => Count(query, count),
        StatisticPart statistic => StatisticBuilder.Build(query, statistic, isAsOfToday),
        _ => new UndecidedPart(part),
    };

    private static DecidedCount Count(ConnectionQuery query, CountPart part)
    {
        var relation = new DecidedRelation(query.Dataset, part.Path);
        var key = PredicateBuilder.LinkKey(query.Link, relation);
        return new DecidedCount(part, relation, key, PredicateBuilder.Build(query.Where, relation));
    }

    // The order is registered first, so that a narrowing note names the sorted field.
    private static DecidedPage Page(DecidedRelation relation, LinkEntry? link, IReadOnlyList<SortTerm> order, Predicate? where)
    {
        IReadOnlyList<DecidedSortTerm> terms = [.. order.Select(t => OrderBuilder.Build(t, relation, parent: null))];
        return new DecidedPage(relation, terms, PredicateBuilder.LinkKey(link, relation), PredicateBuilder.Build(where, relation));
    }
}

/// <summary>Builds the tree of a filter.</summary>
internal static class PredicateBuilder
{
    /// <summary>Returns the filter use of the key that a to-many link follows back; null for other links.</summary>
    public static FieldUse? LinkKey(LinkEntry? link, DecidedRelation relation) =>
        link is { Direction: LinkDirection.ToMany } ? relation.Use(link.Key, Usage.Filter) : null;

    public static DecidedPredicate? Build(Predicate? predicate, DecidedRelation relation)
    {
        switch (predicate)
        {
            case null:
                return null;
            case AllOf all:
                return new DecidedAllOf([.. all.Parts.Select(p => Build(p, relation)!)]);
            case AnyOf any:
                return new DecidedAnyOf([.. any.Parts.Select(p => Build(p, relation))]);
            case FieldTest test:
                return new DecidedFieldTest(test, relation.Use(test.Field, Usage.Filter));
            case ElementsTest test:
                return new DecidedFieldTest(test, relation.Use(test.Field, Usage.Filter));
            case LinkTest test:
                var (key, target) = (relation.Use(test.Link.Key, Usage.Show), new DecidedRelation(test.Link.To, relation.Path));
                return new DecidedLinkTest(test, key, target, Build(test.Where, target));
            case ReverseTest test:
                var back = new DecidedRelation(test.Link.To, relation.Path);
                return new DecidedReverseTest(test, back.Use(test.Link.Key, Usage.Filter), back, Build(test.Where, back));
            default:
                throw new InvalidOperationException($"Cannot decide a {predicate.GetType().Name}");
        }
    }
}

/// <summary>Builds the tree of an order.</summary>
internal static class OrderBuilder
{
    public static DecidedSortTerm Build(SortTerm term, DecidedRelation relation, UsedLink? parent)
    {
        if (term is SortField field)
            return new DecidedSortField(relation.Use(field.Field, Usage.Sort), field.IsDescending);
        var link = (SortLink)term;
        var used = new UsedLink(link.Link, relation.Use(link.Link.Key, Usage.Show), new DecidedRelation(link.Link.To, relation.Path), parent);
        return new DecidedSortLink(used, [.. link.Terms.Select(t => Build(t, used.Target, used))]);
    }
}

/// <summary>Builds the tree of a statistic.</summary>
internal static class StatisticBuilder
{
    public static DecidedStatistic Build(ConnectionQuery query, StatisticPart part, bool isAsOfToday)
    {
        var relation = new DecidedRelation(query.Dataset, part.Path) { IsStatistic = true };
        var key = PredicateBuilder.LinkKey(query.Link, relation);
        var where = PredicateBuilder.Build(query.Where, relation);
        var links = new Dictionary<LinkEntry, UsedLink>();
        IReadOnlyList<DecidedGroupKey> keys = [.. part.Statistic.Keys.Select(k => Key(k, relation, links))];
        IReadOnlyList<FieldUse> measures = [.. part.Statistic.Measures.Select(m => relation.Use(m.Field, Usage.Aggregate))];
        return new DecidedStatistic(part, query, relation, key, where, keys, measures, isAsOfToday);
    }

    private static DecidedGroupKey Key(GroupKey key, DecidedRelation relation, Dictionary<LinkEntry, UsedLink> links)
    {
        if (key.Link is not { } link)
            return new DecidedGroupKey(key, relation.Use(key.Field, Usage.Group), null);
        if (!links.TryGetValue(link, out var used))
            links[link] = used = new UsedLink(link, relation.Use(link.Key, Usage.Show), new DecidedRelation(link.To, relation.Path), parent: null);
        return new DecidedGroupKey(key, used.Target.Use(key.Field, Usage.Group), used);
    }
}
