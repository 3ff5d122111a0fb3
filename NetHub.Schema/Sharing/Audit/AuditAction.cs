using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>A recorded action.</summary>
public enum AuditAction
{
    [Term("查询", "Asked, and was answered or refused")] Query,
    [Term("导出", "Took every row of a connection")] Export,
    [Term("订阅", "Began to follow changes")] Subscription,
    [Term("发布", "Published rows")] Publication,
    [Term("登录失败", "Tried to sign in and failed")] SignIn,
    [Term("管理", "Changed who may do what: registrations, tokens, keys, documents")] Administration,
}
