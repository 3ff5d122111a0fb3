using System.Net;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NetHub.Schema.Sharing.Access;
using NetHub.Server.Identity.Registrations;
using NetHub.Tests.Server;

namespace NetHub.Tests.Identity;

/// <summary>A client that signs assertions with its own key (<c>private_key_jwt</c>) needs no secret and cannot use one.</summary>
public sealed class SignedAssertionTests : IAsyncLifetime, IDisposable
{
    private readonly TokenForge key = new();
    private OwnHub hub = null!;

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync();
        var keys = new JsonWebKeySet();
        keys.Keys.Add(JsonWebKeyConverter.ConvertFromRSASecurityKey(key.PublicKey));
        await hub.RegisterAsync(async r =>
        {
            await r.AddClientAsync(Registries.Client("signer", "PLC", HubRoles.Reader), ClientCredential.OfKeys(keys), CancellationToken.None);
            return true;
        });
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task A_signed_assertion_gets_a_token()
    {
        var (status, token) = await TokenAsync(key.Sign(Assertion(), "client-authentication+jwt"));

        Assert.Equal(HttpStatusCode.OK, status);
        using var http = new HttpClient { BaseAddress = hub.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Contains("\"client\":\"signer\"", await http.GetStringAsync("/graphql?query={viewer{client}}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aud", "https://evil.example/")]
    [InlineData("sub", "plc")]
    [InlineData("iss", "plc")]
    [InlineData("exp", -600)]
    public async Task An_assertion_with_a_wrong_claim_gets_no_token(string claim, object value)
    {
        var claims = Assertion();
        claims[claim] = value is int seconds ? TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds() : value;

        Assert.NotEqual(HttpStatusCode.OK, (await TokenAsync(key.Sign(claims, "client-authentication+jwt"))).Status);
    }

    [Fact]
    public async Task An_assertion_without_a_valid_signature_gets_no_token()
    {
        using var other = new TokenForge();

        Assert.NotEqual(HttpStatusCode.OK, (await TokenAsync(other.Sign(Assertion(), "client-authentication+jwt"))).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await TokenAsync(key.SignWithPublicKey(Assertion(), "client-authentication+jwt"))).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await TokenAsync(TokenForge.Unsigned(Assertion(), "client-authentication+jwt"))).Status);
    }

    [Fact]
    public async Task A_client_with_a_key_cannot_use_a_secret()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "signer", ["client_secret"] = "demo-signer" });

        Assert.NotEqual(HttpStatusCode.OK, (await SendAsync(form)).Status);
    }

    private async Task<(HttpStatusCode Status, string? Token)> TokenAsync(string assertion)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "signer",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        });
        return await SendAsync(form);
    }

    private async Task<(HttpStatusCode Status, string? Token)> SendAsync(FormUrlEncodedContent form)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var response = await http.PostAsync("/connect/token", form);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, answer.RootElement.TryGetProperty("access_token", out var token) ? token.GetString() : null);
    }

    private static Dictionary<string, object> Assertion() => new()
    {
        [JwtRegisteredClaimNames.Iss] = "signer",
        [JwtRegisteredClaimNames.Sub] = "signer",
        [JwtRegisteredClaimNames.Aud] = "http://localhost:5080/",
        [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString(),
        [JwtRegisteredClaimNames.Iat] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
        [JwtRegisteredClaimNames.Exp] = TimeProvider.System.GetUtcNow().AddMinutes(2).ToUnixTimeSeconds(),
    };
}
