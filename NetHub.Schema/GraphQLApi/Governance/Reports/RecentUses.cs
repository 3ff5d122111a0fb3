using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Reports;

/// <summary>Recorded uses of the last days, and whom what they say concerns.</summary>
internal sealed class RecentUses(DataCatalog catalog, IRecordedUses? uses)
{
    private const int MostDays = 3650;

    public async Task<IReadOnlyList<RecordedUse>> ReadAsync(GivenArguments given, DateOnly today, CancellationToken cancel)
    {
        var days = Math.Clamp(given.Number("days") ?? ReportTypes.DefaultDays, 1, MostDays);
        return await (uses ?? throw new QueryRefusedException(QueryErrors.Unavailable())).SinceAsync(today.AddDays(-days), cancel);
    }

    /// <summary>What other departments read is told to the owner of the field and to those who may change the policy.</summary>
    public bool IsConcerned(Caller caller, string coordinate) =>
        caller.Department == Departments.Data || caller.Roles.HasFlag(HubRoles.SecurityAdministrator)
        || (caller.Department.Length > 0 && catalog.OwnerOf(coordinate) == caller.Department);
}
