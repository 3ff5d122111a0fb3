using NetHub.Ledger.Segments;
using NetHub.Schema.Publishing;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Grants;

namespace NetHub.Server.Settings;

/// <summary>The section <c>Hub</c> of the settings.</summary>
internal sealed class HubOptions
{
    public const string Section = "Hub";

    /// <summary>Where the hub keeps its data, keys included. A relative path begins at the repository, or where the hub was started.</summary>
    public string DataDirectory { get; set; } = ".nethub";

    /// <summary>Make the sample county and its clients when there is no database. Development only.</summary>
    public bool SampleData { get; set; }

    /// <summary>Show <c>/graphiql</c>, the page to explore the schema with. Where nothing is said, only Development has it.</summary>
    public bool? Explorer { get; set; }

    /// <summary>The hub's secret, 32 bytes as base64. Development keeps one in the data directory.</summary>
    public string? Secret { get; set; }

    /// <summary>Name of the hub in the tokens that it issues.</summary>
    public string Issuer { get; set; } = "http://localhost:5080/";

    /// <summary>How long an access token is good for.</summary>
    public int TokenMinutes { get; set; } = 60;

    /// <summary>The largest request body, in bytes.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Connections at the same time, of all clients together, those included that did not say yet who they are.</summary>
    public int MaxConnections { get; set; } = 2_000;

    /// <summary>Languages of messages and labels; the first is the default.</summary>
    public IList<string> Languages { get; } = [];

    /// <summary>Origins whose pages may ask from a browser, as <c>https://board.example</c>; none by default.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Addresses of proxies that end TLS before the hub and are believed about the client's address.</summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>Bearer token that reads <c>/metrics</c>; without one, only this machine may.</summary>
    public string? MetricsToken { get; set; }
}
