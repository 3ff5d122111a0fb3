using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>
/// Counts the cost of a decided query by the IBM cost directives: every object costs one type, every link or connection one field,
/// multiplied by the sizes of the enclosing lists. Denied parts cost nothing.
/// </summary>
internal sealed class CountCost(QueryLimits limits)
{
    private const long Largest = 1_000_000_000;

    private long multiplier = 1;
    private long fields;
    private long types;
    private int conditions;
    private int statements;

    public QueryCost Count(IReadOnlyList<DecidedRoot> roots)
    {
        foreach (var root in roots)
            Root(root);
        return new QueryCost(fields, types, conditions, statements);
    }

    private void Root(DecidedRoot root)
    {
        switch (root)
        {
            case DecidedConnectionRoot connection:
                Connection(connection.Connection);
                break;
            case DecidedExport export:
                Object();
                Statement(export.Page.Where);
                // An export costs as much as its largest page, so that it cannot request more per row than a query.
                Times(limits.MaxPageSize, () => Items(export.Row));
                break;
            case DecidedLookup { IsDenied: false } lookup:
                Object();
                Statement(lookup.Key);
                Items(lookup.Row);
                break;
            case DecidedNodesRoot nodes:
                foreach (var named in nodes.Rows.OfType<DecidedNamedRow>())
                    Row(named.Row);
                break;
            case DecidedKeyedRow keyed:
                Row(keyed.Row);
                break;
            case DecidedChanges changes:
                Times(changes.Changes.Size, () => Followed(changes));
                statements += 2;
                break;
        }
    }

    private void Followed(DecidedChanges changes)
    {
        foreach (var followed in changes.Followed)
        {
            Statement(followed.Where);
            Row(followed.Row);
        }
    }

    private void Row(DecidedRow row)
    {
        Object();
        statements++;
        Items(row);
    }

    private void Items(DecidedRow row)
    {
        foreach (var item in row.Items)
        {
            if (item is DecidedLink { IsPermitted: true } link)
            {
                Object();
                Items(link.Target);
            }
            else if (item is DecidedChildren { IsPermitted: true } children)
                Connection(children.Connection);
        }
    }

    private void Connection(DecidedConnection connection)
    {
        Object();
        foreach (var part in connection.Permitted.OfType<DecidedPart>())
            Part(connection, part);
        if (connection.HasPage)
            Statement(connection.Page.Where);
    }

    private void Part(DecidedConnection connection, DecidedPart part)
    {
        switch (part)
        {
            case DecidedNodes nodes:
                Times(connection.Query.Page.Size, () => Items(nodes.Row));
                break;
            case DecidedEdges edges:
                foreach (var row in edges.Members.Select(static m => m.Row).OfType<DecidedRow>())
                    Times(connection.Query.Page.Size, () => Items(row));
                break;
            case DecidedCount count:
                fields += multiplier;
                Statement(count.Where);
                break;
            case DecidedStatistic statistic:
                fields += multiplier * statistic.Statistic.Members.Count;
                if (statistic.Scope is not null)
                    Statement(statistic.Where);
                break;
        }
    }

    private void Object()
    {
        fields += multiplier;
        types += multiplier;
    }

    private void Statement(DecidedPredicate? where)
    {
        statements++;
        conditions += where?.All().OfType<DecidedFieldTest>().Count() ?? 0;
    }

    private void Times(int size, Action count)
    {
        var before = multiplier;
        multiplier = Math.Min(multiplier * Math.Max(1, size), Largest);
        types += multiplier;
        count();
        multiplier = before;
    }
}
