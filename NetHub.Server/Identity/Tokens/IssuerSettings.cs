using NetHub.Server.Identity.Storage;
using NetHub.Server.Settings;

namespace NetHub.Server.Identity.Tokens;

/// <summary>The section <c>Hub:Issuers</c>: issuers whose tokens are accepted beside those of the hub, by a name that the operator chooses.</summary>
internal sealed class IssuerSettings() : Dictionary<string, IssuerOptions>(StringComparer.Ordinal)
{
    public static SettingsSection Section()
    {
        var issuers = new IssuerSettings();
        return new SettingsSection("Issuers", issuers, issuers.Check);
    }

    private IEnumerable<Message> Check(IHostEnvironment environment)
    {
        foreach (var (name, issuer) in this)
        {
            var path = $"Hub:Issuers:{name}";
            if (name == Registration.EmbeddedIssuer)
                yield return new Message($"{path}:{name} 是本系统自身的名称，请换一个名称。", $"{path}: {name} is the hub's own name; choose a different one.");
            if (issuer.IsEntra == issuer.Authority is not null)
                yield return new Message($"{path} 应指定 TenantId 或 Authority 之一。", $"{path} must have either a TenantId or an Authority.");
            if (issuer.Authority is { } authority && !IsAuthority(authority, environment))
                yield return new Message($"{path}:Authority 应为 https 地址。", $"{path}:Authority must be an https address.");
            if (issuer.Audience.Length == 0)
                yield return new Message($"缺少 {path}:Audience（本系统在该处的标识）。", $"{path}:Audience is missing (the hub's name at this issuer).");
        }
    }

    private static bool IsAuthority(string text, IHostEnvironment environment) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && environment.IsDevelopment()));
}
