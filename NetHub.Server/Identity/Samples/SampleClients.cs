using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;

namespace NetHub.Server.Identity.Samples;

/// <summary>The clients of the sample county. Their secrets are public, so they exist in Development only.</summary>
internal static class SampleClients
{
    public static string Secret(string clientId) => "demo-" + clientId;

    /// <param name="matrix">The access matrix, with a column for each department that reads data; all others only provide data.</param>
    /// <param name="catalog">The catalog, which names the owners of datasets.</param>
    /// <param name="facts">The existing departments.</param>
    public static IEnumerable<Registration> All(AccessMatrix matrix, DataCatalog catalog, DepartmentInfo facts)
    {
        var owners = catalog.Datasets.SelectMany(static d => d.Fields).Select(static f => f.Owner).ToHashSet();
        foreach (var department in facts.Codes.Order(StringComparer.Ordinal))
        {
            var (id, column) = (department.ToLowerInvariant(), department.Split('-')[0]);
            var reads = matrix.Departments.Contains(column);
            if (!reads && !owners.Contains(column))
                continue;
            yield return Client(id, department, reads ? HubRoles.Reader | HubRoles.Publisher : HubRoles.Publisher, department == Departments.Park ? facts.FirstPark : null);
            yield return Client(id + "-steward", department, HubRoles.Steward);
        }

        yield return Client("sysadmin", null, HubRoles.SystemAdministrator);
        yield return Client("secadmin", null, HubRoles.SecurityAdministrator);
        yield return Client("auditadmin", null, HubRoles.AuditAdministrator);
    }

    private static Registration Client(string id, string? department, HubRoles roles, string? park = null) => new()
    {
        Issuer = Registration.EmbeddedIssuer,
        Kind = RegistrationKind.Client,
        Value = id,
        Department = department,
        Roles = roles,
        Clearance = Sensitivity.Sensitive,
        Park = park,
        IsSample = true,
    };
}
