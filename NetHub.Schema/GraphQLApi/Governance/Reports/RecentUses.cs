using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Reports;

/// <summary>Reads the recorded uses of recent days and decides who may see them.</summary>
internal sealed class RecentUses(DataCatalog catalog, IRecordedUses? uses)
{
    private const int MostDays = 3650;

    public async Task<IReadOnlyList<RecordedUse>> ReadAsync(GivenArguments given, DateOnly today, CancellationToken cancel)
    {
        var days = Math.Clamp(given.Number("days") ?? ReportTypes.DefaultDays, 1, MostDays);
        return await (uses ?? throw new QueryRefusedException(QueryErrors.Unavailable())).SinceAsync(today.AddDays(-days), cancel);
    }

    /// <summary>
    /// Returns whether the caller may see the uses of a field by other departments: the operator, the security administrator and the owner
    /// may.
    /// </summary>
    public bool IsConcerned(Caller caller, string coordinate) =>
        caller.Department == Departments.Data || caller.Roles.HasFlag(HubRoles.SecurityAdministrator)
        || (caller.Department.Length > 0 && catalog.OwnerOf(coordinate) == caller.Department);
}
