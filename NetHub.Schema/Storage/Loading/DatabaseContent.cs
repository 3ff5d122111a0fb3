using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Storage.Loading;

/// <summary>All rows of one dataset.</summary>
public sealed record DatasetRows(Type Dataset, IReadOnlyList<object> Rows);

/// <summary>What a new database is filled with.</summary>
/// <param name="Source">Where the rows come from, kept with them: <c>county/431021</c>.</param>
/// <param name="Datasets">The rows of each dataset.</param>
/// <param name="CaseAssignments">Rows on which a department works.</param>
/// <param name="RowOwners">Rows that a department registered.</param>
/// <param name="Parks">
/// Parks of rows whose dataset declares <c>[ParkScope]</c> without a property, by surrogate key; the digits of a code stand for it
/// where there is none.
/// </param>
public sealed record DatabaseContent(
    string Source,
    IReadOnlyList<DatasetRows> Datasets,
    IReadOnlyList<CaseAssignment> CaseAssignments,
    IReadOnlyList<RowOwner> RowOwners,
    IReadOnlyDictionary<(Type Dataset, long RowKey), long> Parks);

/// <summary>How far loading is.</summary>
/// <param name="Step">The table, or what is done to all tables.</param>
/// <param name="Done">Rows written so far, in all tables.</param>
/// <param name="Total">Rows to write in all.</param>
public sealed record LoadProgress(string Step, int Done, int Total);
