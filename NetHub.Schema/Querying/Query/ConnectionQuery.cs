using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Query;

/// <summary>A connection: the rows of a dataset, or the rows that a parent row links to, with everything that is selected from them.</summary>
/// <param name="Path">The path that errors point to.</param>
/// <param name="Dataset">The dataset of the rows.</param>
/// <param name="Link">The link from the parent row; null at the root.</param>
/// <param name="Where">The filter; null if there is none.</param>
/// <param name="Order">The order; every order ends with the row's key.</param>
/// <param name="Page">The page.</param>
/// <param name="Parts">The selected fields, in the order of the answer.</param>
internal sealed record ConnectionQuery(
    IReadOnlyList<string> Path, DatasetEntry Dataset, LinkEntry? Link, Predicate? Where, IReadOnlyList<SortTerm> Order, Page Page, IReadOnlyList<ConnectionPart> Parts)
{
    public override string ToString() => $"{Link?.Name ?? Dataset.PluralName}({Page}){Printed.Where(Where)}{Printed.Order(Order)} {{{string.Join(' ', Parts)}}}";
}

/// <summary>A page: forward by <c>first</c> and <c>after</c>, backward by <c>last</c> and <c>before</c>.</summary>
/// <param name="Size">The maximum number of rows.</param>
/// <param name="IsBackward">Whether rows are read from the end.</param>
/// <param name="Cursor">The cursor of the row that the page starts after; null for the first page.</param>
internal sealed record Page(int Size, bool IsBackward, ScalarInput? Cursor)
{
    public override string ToString() => $"{(IsBackward ? "last" : "first")} {Size}{(Cursor is null ? "" : IsBackward ? " before" : " after")}";
}

/// <summary>One selected field of a connection.</summary>
internal abstract record ConnectionPart(string ResponseKey, IReadOnlyList<string> Path)
{
    /// <summary>Whether the part needs rows; statistics do not.</summary>
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
