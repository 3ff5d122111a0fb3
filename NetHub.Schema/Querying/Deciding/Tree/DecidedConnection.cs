using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>A connection with the decisions on its rows and on everything selected from them.</summary>
internal sealed class DecidedConnection(ConnectionQuery query, DecidedPage page, IReadOnlyList<DecidedPart> parts) : DecidedNode
{
    public ConnectionQuery Query => query;

    public DatasetEntry Dataset => query.Dataset;

    public DecidedPage Page => page;

    /// <summary>The rows that exist for the caller.</summary>
    public RowRule Visible => page.Relation.Rule;

    public IReadOnlyList<DecidedPart> Parts => parts;

    /// <summary>The key of the link if it may only be counted by: then only statistics are available, no rows.</summary>
    public FieldEntry? CountedKey { get; set; }

    /// <summary>Whether no row may be read. Statistics are decided separately.</summary>
    public bool AreRowsDenied => CountedKey is not null || page.Relation.Rule.IsDenied;

    /// <summary>Whether some part needs the page and rows may be read.</summary>
    public bool HasPage => !AreRowsDenied && parts.Any(static p => p.IsOfPage);

    public override IEnumerable<DecidedNode> Below => [.. parts, page];

    public override IEnumerable<DecidedNode> Permitted => HasPage ? [.. parts, page] : parts.Where(p => !AreRowsDenied || !p.Part.IsOfRows);

    public override IEnumerable<QueryError> Denials =>
        AreRowsDenied && parts.FirstOrDefault(static p => p.Part.IsOfRows) is { } first ? [RowsDenied(first.Part.Path)] : [];

    private QueryError RowsDenied(IReadOnlyList<string> path) => CountedKey is { } key
        ? QueryErrors.FieldDenied(key, path)
        : QueryErrors.RowsDenied(query.Dataset, path, page.Relation.Rule.Missing);

    public override string ToString()
    {
        var name = query.Link is null ? query.Dataset.PluralName : "";
        return $"{name}{(AreRowsDenied ? "[NO ROWS]" : page.ToString())} → {{{string.Join(' ', AreRowsDenied ? parts.Where(static p => !p.Part.IsOfRows) : parts)}}}";
    }
}

/// <summary>The filter and the order of a connection's page.</summary>
/// <param name="relation">The rows.</param>
/// <param name="order">The order.</param>
/// <param name="key">The use of the key of a to-many link; null at the root.</param>
/// <param name="where">The filter.</param>
internal sealed class DecidedPage(DecidedRelation relation, IReadOnlyList<DecidedSortTerm> order, FieldUse? key, DecidedPredicate? where) : DecidedNode
{
    public DecidedRelation Relation => relation;

    public IReadOnlyList<DecidedSortTerm> Order => order;

    public DecidedPredicate? Where => where;

    public override IEnumerable<DecidedNode> Below => order.Concat(new DecidedNode?[] { key, where, relation }.OfType<DecidedNode>());

    public override string ToString() =>
        $"{relation}{(where is null ? "" : $" where {where}")}{(order.Count == 0 ? "" : $" order by {string.Join(", ", order)}")}";
}

/// <summary>One selected field of a connection.</summary>
internal abstract class DecidedPart(ConnectionPart part) : DecidedNode
{
    public ConnectionPart Part => part;

    /// <summary>Whether it is read from the page.</summary>
    public virtual bool IsOfPage => false;
}

internal sealed class DecidedNodes(NodesPart part, DecidedRow row) : DecidedPart(part)
{
    public DecidedRow Row => row;

    public override bool IsOfPage => true;

    public override IEnumerable<DecidedNode> Below => [row];

    public override string ToString() => $"nodes {row}";
}

internal sealed class DecidedEdges(EdgesPart part, IReadOnlyList<(EdgeMember Member, DecidedRow? Row)> members) : DecidedPart(part)
{
    public IReadOnlyList<(EdgeMember Member, DecidedRow? Row)> Members => members;

    public override bool IsOfPage => true;

    public override IEnumerable<DecidedNode> Below => members.Select(static m => m.Row).OfType<DecidedNode>();

    public override string ToString() => $"edges {{{string.Join(' ', members.Select(static m => m.Row is { } row ? $"node {row}" : m.Member.ToString()))}}}";
}

/// <summary>A part without decisions of its own: page info, type name.</summary>
internal sealed class UndecidedPart(ConnectionPart part) : DecidedPart(part)
{
    public override bool IsOfPage => Part is PageInfoPart;

    public override string ToString() => Part.ToString();
}

/// <summary>The number of rows.</summary>
internal sealed class DecidedCount(CountPart part, DecidedRelation relation, FieldUse? key, DecidedPredicate? where) : DecidedPart(part)
{
    public DecidedRelation Relation => relation;

    public DecidedPredicate? Where => where;

    public override IEnumerable<DecidedNode> Below => new DecidedNode?[] { key, where, relation }.OfType<DecidedNode>();

    public override string ToString() => "totalCount";
}
