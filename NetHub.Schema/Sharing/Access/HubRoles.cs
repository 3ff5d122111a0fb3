using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>角色: the roles of a caller, which limit the rights of its department.</summary>
[Flags]
public enum HubRoles
{
    [Term("无", "Nothing")] None = 0,
    [Term("数据读取", "Reads data, as the policy decides for its department")] Reader = 1,
    [Term("数据发布", "Publishes its department's data")] Publisher = 2,
    [Term("数据管理", "Answers requests for its department's data")] Steward = 4,
    [Term("系统管理员", "Runs the hub")] SystemAdministrator = 8,
    [Term("安全管理员", "Registers clients and people")] SecurityAdministrator = 16,
    [Term("审计管理员", "Reads the audit")] AuditAdministrator = 32,
}
