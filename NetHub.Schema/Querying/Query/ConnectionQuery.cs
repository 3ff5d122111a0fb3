using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Query;

/// <summary>A connection: rows of a dataset, or those that a parent row's link leads to, with everything that is asked of them.</summary>
/// <param name="Path">Where errors about it point to.</param>
/// <param name="Dataset">Dataset of the rows.</param>
/// <param name="Link">The link that it follows from a parent row; null at the root.</param>
/// <param name="Where">The filter; null for none.</param>
/// <param name="Order">The order; the row's key ends every order.</param>
/// <param name="Page">The page.</param>
/// <param name="Parts">What is selected, in the order of the answer.</param>
internal sealed record ConnectionQuery(
    IReadOnlyList<string> Path, DatasetEntry Dataset, LinkEntry? Link, Predicate? Where, IReadOnlyList<SortTerm> Order, Page Page, IReadOnlyList<ConnectionPart> Parts)
{
    public override string ToString() => $"{Link?.Name ?? Dataset.PluralName}({Page}){Printed.Where(Where)}{Printed.Order(Order)} {{{string.Join(' ', Parts)}}}";
}

/// <summary>A page: forward by <c>first</c> and <c>after</c>, backward by <c>last</c> and <c>before</c>.</summary>
/// <param name="Size">Rows at most.</param>
/// <param name="IsBackward">Read from the end.</param>
/// <param name="Cursor">The row that it starts after; null for the first page.</param>
internal sealed record Page(int Size, bool IsBackward, ScalarInput? Cursor)
{
    public override string ToString() => $"{(IsBackward ? "last" : "first")} {Size}{(Cursor is null ? "" : IsBackward ? " before" : " after")}";
}

/// <summary>One selected field of a connection.</summary>
internal abstract record ConnectionPart(string ResponseKey, IReadOnlyList<string> Path)
{
    /// <summary>It needs rows; statistics do without.</summary>
    public virtual bool IsOfRows => true;
}

internal sealed record NodesPart(string ResponseKey, IReadOnlyList<string> Path, RowShape Row) : ConnectionPart(ResponseKey, Path)
{
    public override string ToString() => $"nodes {Row}";
}

internal sealed record EdgesPart(string ResponseKey, IReadOnlyList<string> Path, IReadOnlyList<EdgeMember> Members) : ConnectionPart(ResponseKey, Path)
{
    public override string ToString() => $"edges {{{string.Join(' ', Members)}}}";
}

internal sealed record PageInfoPart(string ResponseKey, IReadOnlyList<string> Path, IReadOnlyList<(string ResponseKey, string Name)> Members) : ConnectionPart(ResponseKey, Path)
{
    public override string ToString() => $"pageInfo {{{string.Join(' ', Members.Select(static m => m.Name))}}}";
}

internal sealed record CountPart(string ResponseKey, IReadOnlyList<string> Path) : ConnectionPart(ResponseKey, Path)
{
    public override string ToString() => "totalCount";
}

/// <summary><c>aggregate</c> or <c>groupBy</c>.</summary>
internal sealed record StatisticPart(string ResponseKey, IReadOnlyList<string> Path, StatisticQuery Statistic) : ConnectionPart(ResponseKey, Path)
{
    public override bool IsOfRows => false;

    public override string ToString() => Statistic.ToString();
}

internal sealed record ConnectionTypeName(string ResponseKey, IReadOnlyList<string> Path) : ConnectionPart(ResponseKey, Path)
{
    public override bool IsOfRows => false;

    public override string ToString() => "__typename";
}

/// <summary>One selected field of an edge.</summary>
internal abstract record EdgeMember(string ResponseKey);

internal sealed record EdgeCursor(string ResponseKey) : EdgeMember(ResponseKey)
{
    public override string ToString() => "cursor";
}

internal sealed record EdgeNode(string ResponseKey, RowShape Row) : EdgeMember(ResponseKey)
{
    public override string ToString() => $"node {Row}";
}

internal sealed record EdgeTypeName(string ResponseKey) : EdgeMember(ResponseKey)
{
    public override string ToString() => "__typename";
}
