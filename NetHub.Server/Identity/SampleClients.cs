using NetHub.Schema.Sharing.Access;

namespace NetHub.Server.Identity;

/// <summary>A client that may ask for tokens.</summary>
/// <param name="Id">OAuth client id.</param>
/// <param name="Department">Department code; null for administrators, who belong to none.</param>
/// <param name="Role">What the client is for: <see cref="HubRoles"/>.</param>
internal sealed record HubClient(string Id, string? Department, string Role);

/// <summary>The clients of the sample county. Their secrets are public, so they exist in Development only.</summary>
internal static class SampleClients
{
    public static string Secret(string clientId) => "demo-" + clientId;

    /// <param name="matrix">Has a column for each department that reads; others only provide.</param>
    /// <param name="departments">Department codes, with each township's: <c>TWN-431021108</c>.</param>
    public static IEnumerable<HubClient> All(AccessMatrix matrix, IEnumerable<string> departments)
    {
        foreach (var department in departments.Where(d => matrix.Departments.Contains(d.Split('-')[0])))
        {
            var id = department.ToLowerInvariant();
            yield return new HubClient(id, department, HubRoles.Data);
            yield return new HubClient(id + "-steward", department, HubRoles.Steward);
        }

        foreach (var role in new[] { HubRoles.System, HubRoles.Security, HubRoles.Audit })
            yield return new HubClient(role, null, role);
    }
}
