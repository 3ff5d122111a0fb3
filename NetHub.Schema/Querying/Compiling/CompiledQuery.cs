using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>A decided query as statements and formats. It holds nothing of one caller: all of one access profile share it.</summary>
/// <param name="Roots">The root fields, in the order of the answer.</param>
/// <param name="Statements">Every SQL statement.</param>
internal sealed record CompiledQuery(IReadOnlyList<CompiledRoot> Roots, IReadOnlyList<SqlTemplate> Statements);

/// <summary>One root field.</summary>
internal abstract record CompiledRoot(string ResponseKey);

internal sealed record CompiledConnectionRoot(string ResponseKey, CompiledConnection Connection) : CompiledRoot(ResponseKey);

/// <summary>One row; null where there is none for the caller.</summary>
internal sealed record CompiledRowRoot(string ResponseKey, CompiledRow? Row) : CompiledRoot(ResponseKey);

/// <summary>Rows of several node ids, in their order.</summary>
internal sealed record CompiledRowsRoot(string ResponseKey, IReadOnlyList<CompiledRow?> Rows) : CompiledRoot(ResponseKey);

/// <summary>Every row of one connection: its statement has no end but that of the rows.</summary>
internal sealed record CompiledExportRoot(string ResponseKey, CompiledRow Row) : CompiledRoot(ResponseKey);

internal sealed record CompiledChangesRoot(string ResponseKey, CompiledChanges Changes) : CompiledRoot(ResponseKey);

/// <summary>A root field that is not data: its JSON is given when the plan runs.</summary>
/// <param name="ResponseKey">Alias or name.</param>
/// <param name="External">What it is.</param>
/// <param name="Index">Its place among those of the operation.</param>
internal sealed record CompiledExternalRoot(string ResponseKey, ExternalRoot External, int Index) : CompiledRoot(ResponseKey);

/// <summary>A feed of changes.</summary>
/// <param name="Selection">What is wanted of it.</param>
/// <param name="Datasets">What is followed.</param>
/// <param name="Head">Number of the newest change of all.</param>
/// <param name="Tail">Number of the oldest that is kept.</param>
/// <param name="Size">Changes that are told at most.</param>
/// <param name="Binding">What its cursors are bound to.</param>
internal sealed record CompiledChanges(Selection Selection, IReadOnlyList<CompiledFollowed> Datasets, SqlTemplate Head, SqlTemplate Tail, int Size, string Binding);

/// <summary>One dataset of a feed: its changes, and a changed row as the caller sees it.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Changes">Its changes after a number.</param>
/// <param name="Row">The row of a key, its id first.</param>
/// <param name="Linkable">Domain of its ids where they link.</param>
/// <param name="Unlinkable">Domain of its ids where they do not.</param>
internal sealed record CompiledFollowed(DatasetEntry Dataset, SqlTemplate Changes, CompiledRow Row, string Linkable, string Unlinkable)
{
    /// <summary>Changes of a dataset that are read at once.</summary>
    public const int Chunk = 500;
}
