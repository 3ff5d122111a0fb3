using System.Net;
using System.Text;

namespace NetHub.Server.Settings;

/// <summary>Validates the settings. Each rule reports every violation.</summary>
internal static class HubOptionsRules
{
    private const int SecretBytes = 32;
    private const int LeastBody = 1024;
    private const int MostTokenMinutes = 24 * 60;
    private static readonly string[] KnownLanguages = ["zh", "en"];
    private static readonly Func<HubOptions, IHostEnvironment, IEnumerable<Message>>[] Rules =
        [HasDataDirectory, SampleDataIsForDevelopment, HasSecret, HasIssuer, HasSensibleSizes, KnowsLanguages, HasOrigins, HasProxies];

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
