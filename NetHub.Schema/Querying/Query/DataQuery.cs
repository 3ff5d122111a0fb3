using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Query;

/// <summary>What an operation asks, with every name resolved in the catalog. It knows no caller: nothing is decided yet.</summary>
internal sealed record DataQuery(IReadOnlyList<RootQuery> Roots)
{
    public override string ToString() => string.Join('\n', Roots);
}

/// <summary>One root field.</summary>
/// <param name="ResponseKey">Alias or name.</param>
/// <param name="Path">Where errors about it point to.</param>
internal abstract record RootQuery(string ResponseKey, IReadOnlyList<string> Path)
{
    /// <summary>The day that dated datasets answer for; null for today.</summary>
    public ScalarInput? AsOf { get; init; }
}

/// <summary>The rows of a dataset, by page, count or statistics.</summary>
internal sealed record ConnectionRoot(string ResponseKey, IReadOnlyList<string> Path, ConnectionQuery Connection) : RootQuery(ResponseKey, Path)
{
    public override string ToString() => Connection.ToString();
}

/// <summary>Every row of a dataset that meets a filter, without pages.</summary>
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

/// <summary>Rows by opaque ids. What an id names depends on the caller, so the shape of each row is resolved when that is known.</summary>
internal sealed record NodesRoot(string ResponseKey, IReadOnlyList<string> Path, IReadOnlyList<string?> Ids, bool IsList, Selection Selection) : RootQuery(ResponseKey, Path)
{
    /// <summary>A row is there only where every selected field of it is shown: the hub asks whether the caller sees it.</summary>
    public bool RequiresFields { get; init; }

    public override string ToString() => IsList ? $"nodes({Ids.Count} ids)" : "node(id)";
}

/// <summary>The row of a dataset with a given key, which the hub itself asks for. The key is a value of the run.</summary>
internal sealed record KeyedRowRoot(string ResponseKey, IReadOnlyList<string> Path, RowShape Row) : RootQuery(ResponseKey, Path)
{
    public override string ToString() => $"{Row.Dataset.SingularName}(key) {Row}";
}

/// <summary>A feed of changes.</summary>
/// <param name="ResponseKey">Alias or name.</param>
/// <param name="Path">Where errors about it point to.</param>
/// <param name="Selection">What is wanted of the feed.</param>
/// <param name="Datasets">What is followed, each with the shape of a changed row, its id first.</param>
/// <param name="Size">Changes at most.</param>
internal sealed record FeedRoot(string ResponseKey, IReadOnlyList<string> Path, Selection Selection, IReadOnlyList<FollowedRows> Datasets, int Size) : RootQuery(ResponseKey, Path)
{
    /// <summary>The query.</summary>
    public const string Changes = "changes";

    /// <summary>The subscription.</summary>
    public const string DataChanged = "dataChanged";

    public const int DefaultSize = 100;

    public override string ToString() => $"{Selection.Name}(first {Size}) {string.Join("; ", Datasets)}";
}

/// <summary>Rows of a dataset that are followed.</summary>
internal sealed record FollowedRows(DatasetEntry Dataset, Predicate? Where, RowShape Row, IReadOnlyList<string> RowPath)
{
    public override string ToString() => $"{Dataset.PluralName}{Printed.Where(Where)} {Row}";
}

/// <summary>A root field that is not data of a dataset. Who made it answers it, before the data is read.</summary>
internal sealed record ExternalRoot(string ResponseKey, IReadOnlyList<string> Path, Selection Selection, IExternalField Field) : RootQuery(ResponseKey, Path)
{
    public override string ToString() => Selection.ToString();
}

/// <summary>What planning needs to know of a root field that is not data.</summary>
internal interface IExternalField
{
    /// <summary>The version of data and policy says whether the answer would be the same.</summary>
    bool IsVersioned { get; }

    /// <summary>Answering changes nothing, so that a GET may ask.</summary>
    bool IsSafe { get; }

    /// <summary>Bytes that an answer made while planning takes.</summary>
    int Bytes { get; }

    /// <summary>Fields that values of the request are compared with although the caller sees nothing of them, for the ledger.</summary>
    IReadOnlyList<FieldEntry> Compared { get; }
}
