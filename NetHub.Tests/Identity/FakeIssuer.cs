using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Tokens;

namespace NetHub.Tests.Identity;

/// <summary>Answers for an external issuer's metadata and keys; no request leaves the process.</summary>
internal sealed class FakeIssuer(string issuer, string metadata) : HttpMessageHandler
{
    private const string Client = "metadata";

    /// <summary>The keys that the issuer currently publishes.</summary>
    public IReadOnlyList<RsaSecurityKey> Keys { get; set; } = [];

    /// <summary>The number of requests for its keys.</summary>
    public int Asked { get; private set; }

    /// <summary>Replaces the network for one issuer in the settings.</summary>
    public void Serve(IServiceCollection services, string scheme)
    {
        services.Configure<JwtBearerOptions>(scheme, bearer => bearer.BackchannelHttpHandler = this);
        services.Configure<AadIssuerValidatorOptions>(static options => options.HttpClientName = Client);
        services.AddHttpClient(Client).ConfigurePrimaryHttpMessageHandler(() => this);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.ToString();
        if (address.EndsWith("/keys", StringComparison.Ordinal))
            return Task.FromResult(Json(new { keys = Keys.Select(Key) }, isKeys: true));
        // Entra's tenant-independent metadata has a placeholder for the tenant.
        var name = address.Contains("/common/", StringComparison.Ordinal) ? "https://login.microsoftonline.com/{tenantid}/v2.0" : issuer;
        return Task.FromResult(address.StartsWith(metadata, StringComparison.Ordinal)
            ? Json(new { issuer = name, jwks_uri = metadata + "/keys" })
            : new HttpResponseMessage(HttpStatusCode.NotFound));
    }

    private HttpResponseMessage Json(object value, bool isKeys = false)
    {
        Asked += isKeys ? 1 : 0;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(value), null, "application/json") };
    }

    private static object Key(RsaSecurityKey key) => new
    {
        kty = "RSA",
        use = "sig",
        kid = key.KeyId,
        n = Base64UrlEncoder.Encode(key.Parameters.Modulus),
        e = Base64UrlEncoder.Encode(key.Parameters.Exponent),
    };
}
