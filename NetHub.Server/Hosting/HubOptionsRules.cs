using System.Net;
using System.Text;
using NetHub.Schema.Sharing.Audit.Ledger;
using NetHub.Schema.Storage.Quality;
using NetHub.Server.Identity.Registrations;

namespace NetHub.Server.Hosting;

/// <summary>Validates the settings. Each rule reports every violation.</summary>
internal static class HubOptionsRules
{
    private const int SecretBytes = 32;
    private const int LeastBody = 1024;
    private const int LeastSegment = 1 << 16;
    private const int LongestNode = 40;
    private const int MostTokenMinutes = 24 * 60;
    private static readonly string[] KnownLanguages = ["zh", "en"];
    private static readonly Func<HubOptions, IHostEnvironment, IEnumerable<Message>>[] Rules =
        [HasDataDirectory, SampleDataIsForDevelopment, HasSecret, HasIssuer, KnowsIssuers, HasSensibleSizes, KnowsLanguages, HasOrigins, HasProxies, HasPositiveLimits, KeepsLedger, HasSharingTerms, HasThresholds];

    public static IEnumerable<Message> Check(HubOptions options, IHostEnvironment environment) => Rules.SelectMany(rule => rule(options, environment));

    private static IEnumerable<Message> HasDataDirectory(HubOptions options, IHostEnvironment environment)
    {
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
            yield return new Message("Hub:DataDirectory 不能为空。", "Hub:DataDirectory must not be empty.");
    }

    private static IEnumerable<Message> SampleDataIsForDevelopment(HubOptions options, IHostEnvironment environment)
    {
        if (options.SampleData && !environment.IsDevelopment())
            yield return new Message("Hub:SampleData 只能用于 Development 环境。", "Hub:SampleData is allowed in Development only.");
    }

    private static IEnumerable<Message> HasSharingTerms(HubOptions options, IHostEnvironment environment)
    {
        var sharing = options.Sharing;
        if (sharing.TakeUpDays < 1 || sharing.DecideDays < sharing.TakeUpDays || sharing.CoordinateDays < 1 || sharing.MaxTermDays < 1)
        {
            yield return new Message(
                "Hub:Sharing 的期限须为正数，DecideDays 不得小于 TakeUpDays。",
                "Periods in Hub:Sharing must be positive, and DecideDays must not be less than TakeUpDays.");
        }

        foreach (var day in sharing.Holidays.Intersect(sharing.WorkingWeekends))
            yield return new Message($"Hub:Sharing 中 {day:O} 既是假日又是工作日。", $"In Hub:Sharing {day:O} is both a holiday and a working day.");
    }

    private static IEnumerable<Message> HasThresholds(HubOptions options, IHostEnvironment environment)
    {
        var quality = options.Quality;
        if (quality.DelayMinutes < 0)
            yield return new Message("Hub:Quality:DelayMinutes 不能为负。", "Hub:Quality:DelayMinutes must not be negative.");
        foreach (var (section, thresholds) in quality.Datasets.Select(static d => ($"Datasets:{d.Key}", d.Value)).Prepend(("Thresholds", quality.Thresholds)))
        {
            foreach (var rule in Enum.GetValues<QualityRule>().Where(r => thresholds.For(r) is < 0 or > 1 or double.NaN))
                yield return new Message($"Hub:Quality:{section}:{rule} 应在 0 到 1 之间。", $"Hub:Quality:{section}:{rule} must be between 0 and 1.");
        }
    }

    private static IEnumerable<Message> HasSecret(HubOptions options, IHostEnvironment environment)
    {
        if (options.Secret is null && !environment.IsDevelopment())
        {
            yield return new Message(
                "缺少 Hub:Secret（32 字节，base64），可用环境变量 NETHUB_Hub__Secret 设置。",
                "Hub:Secret is missing (32 bytes as base64); set it with NETHUB_Hub__Secret.");
        }
        else if (options.Secret is { } given && IsSecret(given) && IsDefault(Convert.FromBase64String(given)) && !environment.IsDevelopment())
        {
            yield return new Message(
                "Hub:Secret 不是随机值，例如可用 openssl rand -base64 32 生成。",
                "Hub:Secret is not random; generate one, for example with `openssl rand -base64 32`.");
        }
        else if (options.Secret is { } secret && !IsSecret(secret))
            yield return new Message("Hub:Secret 应为 32 字节的 base64。", "Hub:Secret must be 32 bytes as base64.");
    }

    private static IEnumerable<Message> HasIssuer(HubOptions options, IHostEnvironment environment)
    {
        if (!Uri.TryCreate(options.Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("http" or "https"))
            yield return new Message("Hub:Issuer 应为 http(s) 地址。", "Hub:Issuer must be an http(s) address.");
    }

    private static IEnumerable<Message> KnowsIssuers(HubOptions options, IHostEnvironment environment)
    {
        foreach (var (name, issuer) in options.Issuers)
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

    private static IEnumerable<Message> HasSensibleSizes(HubOptions options, IHostEnvironment environment)
    {
        if (options.MaxBodyBytes < LeastBody)
            yield return new Message($"Hub:MaxBodyBytes 至少为 {LeastBody}。", $"Hub:MaxBodyBytes must be at least {LeastBody}.");
        if (options.MaxConnections < 1)
            yield return new Message("Hub:MaxConnections 应大于 0。", "Hub:MaxConnections must be greater than 0.");
        if (options.TokenMinutes is < 1 or > MostTokenMinutes)
            yield return new Message($"Hub:TokenMinutes 应在 1 到 {MostTokenMinutes} 之间。", $"Hub:TokenMinutes must be between 1 and {MostTokenMinutes}.");
    }

    private static IEnumerable<Message> KnowsLanguages(HubOptions options, IHostEnvironment environment) =>
        options.Languages.Where(l => !KnownLanguages.Contains(l))
            .Select(l => new Message($"不支持 Hub:Languages 中的 {l}，只支持 zh 和 en。", $"Hub:Languages contains {l}; only zh and en are supported."));

    private static IEnumerable<Message> HasOrigins(HubOptions options, IHostEnvironment environment) =>
        options.AllowedOrigins.Where(o => !Uri.TryCreate(o, UriKind.Absolute, out var uri) || uri.GetLeftPart(UriPartial.Authority) != o)
            .Select(o => new Message(
                $"Hub:AllowedOrigins 中的 {o} 应为完整来源，如 https://board.example。", $"Hub:AllowedOrigins contains {o}; a valid origin looks like https://board.example."));

    private static IEnumerable<Message> HasProxies(HubOptions options, IHostEnvironment environment) =>
        options.TrustedProxies.Where(p => !IPAddress.TryParse(p, out _))
            .Select(p => new Message($"Hub:TrustedProxies 中的 {p} 应为 IP 地址。", $"Hub:TrustedProxies contains {p}, which is not an IP address."));

    private static IEnumerable<Message> HasPositiveLimits(HubOptions options, IHostEnvironment environment) =>
        Positive("Limits", options.Limits).Concat(Positive("Clients", options.Clients)).Concat(Positive("Subscriptions", options.Subscriptions))
            .Concat(Positive("People", options.People)).Concat(Positive("Lockout", options.Lockout)).Concat(Positive("Export", options.Export))
            .Concat(Positive("Publish", options.Publish));

    private static IEnumerable<Message> KeepsLedger(HubOptions options, IHostEnvironment environment)
    {
        var ledger = options.Ledger;
        if (ledger.Node.Length is 0 or > LongestNode || !ledger.Node.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            yield return new Message($"Hub:Ledger:Node 应为 1 到 {LongestNode} 个字母、数字、下划线或连字符。", $"Hub:Ledger:Node must be 1 to {LongestNode} letters, digits, underscores or hyphens.");
        if (ledger.RetentionDays < LedgerOptions.LeastRetentionDays)
        {
            yield return new Message(
                $"Hub:Ledger:RetentionDays 至少为 {LedgerOptions.LeastRetentionDays}（六个月）。",
                $"Hub:Ledger:RetentionDays must be at least {LedgerOptions.LeastRetentionDays} (six months).");
        }

        if (ledger.SegmentBytes < LeastSegment)
            yield return new Message($"Hub:Ledger:SegmentBytes 至少为 {LeastSegment}。", $"Hub:Ledger:SegmentBytes must be at least {LeastSegment}.");
        if (ledger.CheckpointSeconds < 1)
            yield return new Message("Hub:Ledger:CheckpointSeconds 应大于 0。", "Hub:Ledger:CheckpointSeconds must be greater than 0.");
    }

    private static IEnumerable<Message> Positive(string section, object limits) => limits.GetType().GetProperties()
        .Where(static p => p.PropertyType != typeof(bool))
        .Where(p => Convert.ToInt64(p.GetValue(limits), null) < 1)
        .Select(p => new Message($"Hub:{section}:{p.Name} 应大于 0。", $"Hub:{section}:{p.Name} must be greater than 0."));

    // 32 random bytes have nearly 32 different values. A repeated or counting pattern, or ASCII text, was typed by hand.
    private static bool IsDefault(byte[] secret) =>
        secret.Distinct().Count() < SecretBytes / 2 || Ascii.IsValid(secret)
        || secret.Zip(secret.Skip(1), static (a, b) => (byte)(b - a)).Distinct().Count() == 1;

    private static bool IsSecret(string secret)
    {
        Span<byte> bytes = stackalloc byte[SecretBytes + 2];
        return Convert.TryFromBase64String(secret, bytes, out var written) && written == SecretBytes;
    }
}
