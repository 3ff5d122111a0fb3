namespace NetHub.Server.Settings;

/// <summary>The section <c>Hub</c> of the settings.</summary>
internal sealed class HubOptions
{
    public const string Section = "Hub";

    /// <summary>The directory for the hub's data and keys. A relative path starts at the repository, or else at the current directory.</summary>
    public string DataDirectory { get; set; } = ".nethub";

    /// <summary>Creates the sample county and its clients if there is no database. Development only.</summary>
    public bool SampleData { get; set; }

    /// <summary>Serves <c>/graphiql</c>, the page for exploring the schema. Defaults to true in Development only.</summary>
    public bool? Explorer { get; set; }

    /// <summary>The hub's secret, 32 bytes as base64. Development stores its own in the data directory.</summary>
    public string? Secret { get; set; }

    /// <summary>The issuer name in the hub's own tokens.</summary>
    public string Issuer { get; set; } = "http://localhost:5080/";

    /// <summary>The lifetime of an access token, in minutes.</summary>
    public int TokenMinutes { get; set; } = 60;

    /// <summary>Maximum size of a request body, in bytes.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Maximum number of concurrent connections of all clients, including unauthenticated ones.</summary>
    public int MaxConnections { get; set; } = 2_000;

    /// <summary>The languages of messages and labels; the first is the default.</summary>
    public IList<string> Languages { get; } = [];

    /// <summary>Origins whose pages may call the hub from a browser, such as <c>https://board.example</c>; none by default.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Addresses of proxies that terminate TLS in front of the hub and are trusted to report the client's address.</summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>The bearer token for <c>/metrics</c>; if absent, only this machine may read them.</summary>
    public string? MetricsToken { get; set; }
}
