using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Exporting;

/// <summary>How rows are to be written.</summary>
/// <param name="IsTable">One cell for each field, so that no connection can stand in a row.</param>
/// <param name="English">Labels and messages in English instead of Chinese.</param>
/// <param name="Origin">Where the request comes from, and why.</param>
public sealed record ExportForm(bool IsTable, bool English, ReadOrigin Origin = default);
