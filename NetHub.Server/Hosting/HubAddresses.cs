using System.Net;

namespace NetHub.Server.Hosting;

/// <summary>Where the hub listens, and that nobody can read along there.</summary>
internal static class HubAddresses
{
    /// <summary>The addresses of the settings, be they said for Kestrel or for any server.</summary>
    public static IReadOnlyList<string> Read(WebApplicationBuilder builder)
    {
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        return endpoints.Count > 0 ? endpoints : builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)?.Split(';') ?? [];
    }

    /// <summary>All that is wrong with the addresses.</summary>
    public static IEnumerable<Message> Check(IReadOnlyList<string> addresses, HubOptions options, IHostEnvironment environment) =>
        addresses.Where(static a => !IsAddress(a))
            .Select(a => new Message($"监听地址 {a} 不对，应如 http://localhost:5080。", $"The address {a} is wrong; one looks like http://localhost:5080."))
            .Concat(HaveTls(addresses, options, environment));

    // The server takes a port that is no number for a part of the host's name, and then listens on every interface at port 80.
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

    // Outside Development there is TLS, by the hub or by a proxy that it knows.
    private static IEnumerable<Message> HaveTls(IReadOnlyList<string> addresses, HubOptions options, IHostEnvironment environment)
    {
        if (environment.IsDevelopment() || options.TrustedProxies.Count > 0)
            yield break;
        foreach (var address in addresses.Where(static a => !a.StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new Message(
                $"监听地址 {address} 没有 TLS。请改用 https，或在 Hub:TrustedProxies 中写明终止 TLS 的代理地址。",
                $"The address {address} has no TLS. Use https, or name the proxy that ends TLS in Hub:TrustedProxies.");
        }
    }
}
