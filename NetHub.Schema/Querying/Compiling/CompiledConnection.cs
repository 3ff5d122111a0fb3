using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>A compiled connection: its page, count and statistics.</summary>
/// <param name="Dataset">The dataset of the rows.</param>
/// <param name="Page">The page; null if no part needs it.</param>
/// <param name="Parts">The written parts, in the order of the answer.</param>
internal sealed record CompiledConnection(DatasetEntry Dataset, CompiledPage? Page, IReadOnlyList<CompiledPart> Parts);

/// <summary>A page of rows.</summary>
/// <param name="Sql">The statement. It reads one extra row to determine whether more rows follow.</param>
/// <param name="Size">The maximum number of rows.</param>
/// <param name="IsBackward">Whether rows are read in reverse order and then reversed.</param>
/// <param name="IsBounded">Whether the page starts after a cursor, so that rows precede it.</param>
/// <param name="ShowsPersonal">Whether the rows show personal values, including masked ones.</param>
/// <param name="Subjects">The columns with the subject of a row.</param>
/// <param name="CursorColumns">The columns of a row's cursor.</param>
/// <param name="CursorBinding">The value to which cursors are bound, in addition to the caller.</param>
internal sealed record CompiledPage(
    SqlTemplate Sql,
    int Size,
    bool IsBackward,
    bool IsBounded,
    bool ShowsPersonal,
    IReadOnlyList<SubjectColumn> Subjects,
    IReadOnlyList<ColumnRef> CursorColumns,
    string CursorBinding);

/// <summary>One field of a connection.</summary>
internal abstract record CompiledPart(string ResponseKey);

/// <summary>The rows: <c>nodes</c> or <c>edges</c>.</summary>
internal sealed record RowsPart(string ResponseKey, CompiledObject Object) : CompiledPart(ResponseKey);

internal sealed record PageInfoPart(string ResponseKey, IReadOnlyList<(string ResponseKey, string Name)> Members) : CompiledPart(ResponseKey)
{
    public bool NeedsCursors { get; } = Members.Any(static m => m.Name is "startCursor" or "endCursor");
}

internal sealed record TotalCountPart(string ResponseKey, SqlTemplate Sql) : CompiledPart(ResponseKey);

internal sealed record StatisticPart(string ResponseKey, CompiledStatistic Statistic) : CompiledPart(ResponseKey);

/// <summary>A constant: a type name, or null for a denied part.</summary>
internal sealed record ConstantPart(string ResponseKey, string? Text) : CompiledPart(ResponseKey);
