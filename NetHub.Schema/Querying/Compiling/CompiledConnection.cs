using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>A connection: its page and what is asked of the whole.</summary>
/// <param name="Dataset">Dataset of the rows.</param>
/// <param name="Page">The page; null where no part needs one.</param>
/// <param name="Parts">What is written, in the order of the answer.</param>
internal sealed record CompiledConnection(DatasetEntry Dataset, CompiledPage? Page, IReadOnlyList<CompiledPart> Parts);

/// <summary>A page of rows.</summary>
/// <param name="Sql">The statement. It reads one row more than the page holds, to know whether there are more.</param>
/// <param name="Size">Rows of the page.</param>
/// <param name="IsBackward">Rows come last first and are turned around.</param>
/// <param name="IsBounded">The page starts after a cursor, so there is something before it.</param>
/// <param name="ShowsPersonal">A row shows personal values, masked ones included.</param>
/// <param name="Subjects">Columns that say whom a row is about.</param>
/// <param name="CursorColumns">The columns that make a row's cursor.</param>
/// <param name="CursorBinding">What cursors are bound to beside the caller.</param>
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

/// <summary>What is the same whoever asks: a type name, or null for what is denied.</summary>
internal sealed record ConstantPart(string ResponseKey, string? Text) : CompiledPart(ResponseKey);
