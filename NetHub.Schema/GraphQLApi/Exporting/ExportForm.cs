using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Exporting;

/// <summary>How an export is written.</summary>
/// <param name="IsTable">Whether each field is one cell, so that rows cannot contain connections.</param>
/// <param name="English">Whether labels and messages are in English instead of Chinese.</param>
/// <param name="Origin">The origin and purpose of the request.</param>
public sealed record ExportForm(bool IsTable, bool English, ReadOrigin Origin = default);
