using NetHub.Schema.Sharing.Access;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Settings;

namespace NetHub.Server.Identity.Registrations;

/// <summary>Validates a registration. Each rule reports every violation.</summary>
internal static class RegistrationRules
{
    private const int LongestValue = 200;

    private const HubRoles Administrators =
        HubRoles.SystemAdministrator | HubRoles.SecurityAdministrator | HubRoles.AuditAdministrator;

    /// <summary>
    /// Returns whether roles are separated: system, security and audit administration exclude one another (GB/T 22239 8.1.4.2) and all
    /// department roles.
    /// </summary>
    public static bool IsSeparate(HubRoles roles) =>
        (roles & Administrators) == HubRoles.None || (int.IsPow2((int)roles) && Administrators.HasFlag(roles));

    public static IReadOnlyList<Message> Check(Registration registration, IReadOnlyCollection<string> departments) =>
        [.. HasValue(registration), .. HasRole(registration), .. HasDepartment(registration, departments)];

    private static IEnumerable<Message> HasValue(Registration registration)
    {
        if (registration.Value.Length is 0 or > LongestValue || registration.Value.Any(char.IsControl))
            yield return new Message($"标识应为 1 到 {LongestValue} 个字符。", $"The registered value must have 1 to {LongestValue} characters.");
    }

    private static IEnumerable<Message> HasRole(Registration registration)
    {
        if (registration.Roles == HubRoles.None)
            yield return new Message("至少指定一个角色。", "Name at least one role.");
        else if (!IsSeparate(registration.Roles))
        {
            yield return new Message(
                "系统、安全、审计三类管理员不能由同一主体兼任，也不能兼任部门角色。",
                "System, security and audit administration must be separate, and an administrator must not have a department's role.");
        }
    }

    private static IEnumerable<Message> HasDepartment(Registration registration, IReadOnlyCollection<string> departments)
    {
        var isAdministrator = (registration.Roles & Administrators) != HubRoles.None;
        if (isAdministrator && registration.Department is not null)
            yield return new Message("管理员不属于任何部门。", "An administrator does not belong to a department.");
        if (!isAdministrator && (registration.Department is null || !departments.Contains(registration.Department)))
            yield return new Message($"没有部门 {registration.Department}。", $"There is no department {registration.Department}.");
    }
}
