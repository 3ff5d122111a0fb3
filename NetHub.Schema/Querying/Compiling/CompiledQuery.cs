using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>A decided query as statements and formats. It holds no caller data: all callers with the same access profile share it.</summary>
/// <param name="Roots">The root fields, in the order of the answer.</param>
/// <param name="Statements">All SQL statements.</param>
internal sealed record CompiledQuery(IReadOnlyList<CompiledRoot> Roots, IReadOnlyList<SqlTemplate> Statements);

/// <summary>One root field.</summary>
internal abstract record CompiledRoot(string ResponseKey);

internal sealed record CompiledConnectionRoot(string ResponseKey, CompiledConnection Connection) : CompiledRoot(ResponseKey);

/// <summary>One row; null if there is none for the caller.</summary>
internal sealed record CompiledRowRoot(string ResponseKey, CompiledRow? Row) : CompiledRoot(ResponseKey);

/// <summary>The rows of several node ids, in the order of the ids.</summary>
internal sealed record CompiledRowsRoot(string ResponseKey, IReadOnlyList<CompiledRow?> Rows) : CompiledRoot(ResponseKey);

/// <summary>Every row of one connection; the statement has no row limit.</summary>
internal sealed record CompiledExportRoot(string ResponseKey, CompiledRow Row) : CompiledRoot(ResponseKey);

internal sealed record CompiledChangesRoot(string ResponseKey, CompiledChanges Changes) : CompiledRoot(ResponseKey);

/// <summary>A root field that is not data: its JSON is supplied when the plan runs.</summary>
/// <param name="ResponseKey">Alias or name.</param>
/// <param name="External">The root field.</param>
/// <param name="Index">The index among the external root fields of the operation.</param>
internal sealed record CompiledExternalRoot(string ResponseKey, ExternalRoot External, int Index) : CompiledRoot(ResponseKey);

/// <summary>A change feed.</summary>
/// <param name="Selection">The selected fields of the feed.</param>
/// <param name="Datasets">The followed datasets.</param>
/// <param name="Head">Reads the number of the newest change.</param>
/// <param name="Tail">Reads the number of the oldest stored change.</param>
/// <param name="Size">The maximum number of changes to report.</param>
/// <param name="Binding">The value to which its cursors are bound.</param>
internal sealed record CompiledChanges(Selection Selection, IReadOnlyList<CompiledFollowed> Datasets, SqlTemplate Head, SqlTemplate Tail, int Size, string Binding);

/// <summary>One dataset of a feed, with its changes and the changed row as the caller sees it.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Changes">Reads the changes after a number.</param>
/// <param name="Row">Reads the row of a key, starting with its id.</param>
/// <param name="Linkable">The domain of its linkable ids.</param>
/// <param name="Unlinkable">The domain of its unlinkable ids.</param>
internal sealed record CompiledFollowed(DatasetEntry Dataset, SqlTemplate Changes, CompiledRow Row, string Linkable, string Unlinkable)
{
    /// <summary>The number of changes of a dataset that are read at once.</summary>
    public const int Chunk = 500;
}
