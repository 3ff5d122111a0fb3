using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Query;

/// <summary>An operation with every name resolved in the catalog. It does not know the caller: access is not yet decided.</summary>
internal sealed record DataQuery(IReadOnlyList<RootQuery> Roots)
{
    public override string ToString() => string.Join('\n', Roots);
}

/// <summary>One root field.</summary>
/// <param name="ResponseKey">Alias or name.</param>
/// <param name="Path">The path that errors point to.</param>
internal abstract record RootQuery(string ResponseKey, IReadOnlyList<string> Path)
{
    /// <summary>The day for which dated datasets are read; null for today.</summary>
    public ScalarInput? AsOf { get; init; }
}

/// <summary>The rows of a dataset as a page, a count or statistics.</summary>
internal sealed record ConnectionRoot(string ResponseKey, IReadOnlyList<string> Path, ConnectionQuery Connection) : RootQuery(ResponseKey, Path)
{
    public override string ToString() => Connection.ToString();
}

/// <summary>Every row of a dataset that matches a filter, without paging.</summary>
internal sealed record ExportRoot(string ResponseKey, IReadOnlyList<string> Path, DatasetEntry Dataset, Predicate? Where, IReadOnlyList<SortTerm> Order, RowShape Row, IReadOnlyList<string> RowPath)
    : RootQuery(ResponseKey, Path)
{
    public override string ToString() => $"export {Dataset.PluralName}{Printed.Where(Where)}{Printed.Order(Order)} {Row}";
}

/// <summary>One row by its business key.</summary>
internal sealed record LookupRoot(string ResponseKey, IReadOnlyList<string> Path, Predicate Key, RowShape Row) : RootQuery(ResponseKey, Path)
{
    public override string ToString() => $"{Row.Dataset.SingularName}({Key}) {Row}";
}

/// <summary>Rows by opaque ids. The row of an id depends on the caller, so the shape of each row is resolved once the caller is known.</summary>
internal sealed record NodesRoot(string ResponseKey, IReadOnlyList<string> Path, IReadOnlyList<string?> Ids, bool IsList, Selection Selection) : RootQuery(ResponseKey, Path)
{
    /// <summary>Whether a row counts as found only if every selected field is shown: the hub checks what the caller sees.</summary>
    public bool RequiresFields { get; init; }

    public override string ToString() => IsList ? $"nodes({Ids.Count} ids)" : "node(id)";
}

/// <summary>The row of a dataset with a given key, requested by the hub itself. The key is supplied when the plan runs.</summary>
internal sealed record KeyedRowRoot(string ResponseKey, IReadOnlyList<string> Path, RowShape Row) : RootQuery(ResponseKey, Path)
{
    public override string ToString() => $"{Row.Dataset.SingularName}(key) {Row}";
}

/// <summary>A change feed.</summary>
/// <param name="ResponseKey">Alias or name.</param>
/// <param name="Path">The path that errors point to.</param>
/// <param name="Selection">The selected fields of the feed.</param>
/// <param name="Datasets">The followed datasets, each with the shape of a changed row, starting with its id.</param>
/// <param name="Size">The maximum number of changes.</param>
internal sealed record FeedRoot(string ResponseKey, IReadOnlyList<string> Path, Selection Selection, IReadOnlyList<FollowedRows> Datasets, int Size) : RootQuery(ResponseKey, Path)
{
    /// <summary>The name of the query field.</summary>
    public const string Changes = "changes";

    /// <summary>The name of the subscription field.</summary>
    public const string DataChanged = "dataChanged";

    public const int DefaultSize = 100;

    public override string ToString() => $"{Selection.Name}(first {Size}) {string.Join("; ", Datasets)}";
}

/// <summary>The followed rows of a dataset.</summary>
internal sealed record FollowedRows(DatasetEntry Dataset, Predicate? Where, RowShape Row, IReadOnlyList<string> RowPath)
{
    public override string ToString() => $"{Dataset.PluralName}{Printed.Where(Where)} {Row}";
}

/// <summary>A root field that is not data of a dataset. Its provider resolves it before the data is read.</summary>
internal sealed record ExternalRoot(string ResponseKey, IReadOnlyList<string> Path, Selection Selection, IExternalField Field) : RootQuery(ResponseKey, Path)
{
    public override string ToString() => Selection.ToString();
}

/// <summary>The properties of a non-data root field that planning needs.</summary>
internal interface IExternalField
{
    /// <summary>Whether unchanged data and policy versions mean an unchanged answer.</summary>
    bool IsVersioned { get; }

    /// <summary>Whether resolving the field has no side effects, so that GET is allowed.</summary>
    bool IsSafe { get; }

    /// <summary>The size in bytes of an answer that was computed during planning.</summary>
    int Bytes { get; }

    /// <summary>Fields that request values are compared with although the caller does not see them, for the ledger.</summary>
    IReadOnlyList<FieldEntry> Compared { get; }
}
