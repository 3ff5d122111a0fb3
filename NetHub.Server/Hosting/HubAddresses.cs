using System.Net;
using NetHub.Server.Settings;

namespace NetHub.Server.Hosting;

/// <summary>Reads the addresses that the hub listens on, and checks that their traffic is encrypted.</summary>
internal static class HubAddresses
{
    /// <summary>Returns the addresses of the settings, in Kestrel's section or the general one.</summary>
    public static IReadOnlyList<string> Read(WebApplicationBuilder builder)
    {
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        return endpoints.Count > 0 ? endpoints : builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)?.Split(';') ?? [];
    }

    /// <summary>Returns every problem of the addresses.</summary>
    public static IEnumerable<Message> Check(IReadOnlyList<string> addresses, HubOptions options, IHostEnvironment environment) =>
        addresses.Where(static a => !IsAddress(a))
            .Select(a => new Message($"监听地址 {a} 有误，正确形式如 http://localhost:5080。", $"The address {a} is invalid; a valid example is http://localhost:5080."))
            .Concat(HaveTls(addresses, options, environment));

    // Kestrel reads a port that is not a number as a part of the host name, and then listens on port 80 of every interface.
    private static bool IsAddress(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            var isNetwork = !address.IsUnixPipe && !address.IsNamedPipe;
            var isHost = address.Host.StartsWith('[') || !address.Host.Contains(':');
            return !isNetwork || (isHost && address.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Outside Development, the hub or a trusted proxy must provide TLS.
    private static IEnumerable<Message> HaveTls(IReadOnlyList<string> addresses, HubOptions options, IHostEnvironment environment)
    {
        if (environment.IsDevelopment() || options.TrustedProxies.Count > 0)
            yield break;
        foreach (var address in addresses.Where(static a => !a.StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new Message(
                $"监听地址 {address} 没有 TLS。请改用 https，或在 Hub:TrustedProxies 中写明终止 TLS 的代理地址。",
                $"The address {address} has no TLS. Use https, or name the proxy that terminates TLS in Hub:TrustedProxies.");
        }
    }
}
