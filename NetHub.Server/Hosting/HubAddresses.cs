namespace NetHub.Server.Hosting;

/// <summary>Where the hub listens, and that nobody can read along there.</summary>
internal static class HubAddresses
{
    /// <summary>The addresses of the settings, be they said for Kestrel or for any server.</summary>
    public static IReadOnlyList<string> Of(WebApplicationBuilder builder)
    {
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        return endpoints.Count > 0 ? endpoints : builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)?.Split(';') ?? [];
    }

    /// <summary>Outside Development there is TLS, by the hub or by a proxy that it knows.</summary>
    public static IEnumerable<Message> Check(IReadOnlyList<string> addresses, HubOptions options, IHostEnvironment environment)
    {
        if (environment.IsDevelopment() || options.TrustedProxies.Count > 0)
            yield break;
        foreach (var address in addresses.Where(static a => !a.StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new Message(
                $"监听地址 {address} 没有 TLS。请改用 https,或在 Hub:TrustedProxies 中写明终止 TLS 的代理地址。",
                $"The address {address} has no TLS. Use https, or name the proxy that ends TLS in Hub:TrustedProxies.");
        }
    }
}
