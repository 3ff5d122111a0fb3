using System.Net;
using System.Text;
using NetHub.Server.Identity.Issuing;
using NetHub.Server.Identity.Samples;
using NetHub.Server.Identity.Tokens;
using NetHub.Tests.Server;

namespace NetHub.Tests.Identity;

/// <summary>Tokens like those of the embedded issuer, each with one defect.</summary>
public sealed class EmbeddedTokenTests : IAsyncLifetime, IDisposable
{
    private OwnHub hub = null!;
    private TokenForge forge = null!;

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync();
        forge = new TokenForge(await File.ReadAllTextAsync(Path.Combine(hub.Directory, "signing.key")));
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    public void Dispose() => forge.Dispose();

    [Fact]
    public async Task A_valid_token_is_accepted() => Assert.Equal(HttpStatusCode.OK, await AskAsync(forge.Sign(Claims())));

    [Theory]
    [InlineData("iss", "https://evil.example/")]
    [InlineData("aud", "another")]
    [InlineData("client_id", "unknown")]
    [InlineData("client_id", "")]
    [InlineData("exp", -600)]
    [InlineData("nbf", 600)]
    [InlineData("exp", null)]
    [InlineData("iat", null)]
    [InlineData("iss", null)]
    [InlineData("aud", null)]
    [InlineData("client_id", null)]
    public async Task A_token_with_a_wrong_or_missing_claim_is_refused(string claim, object? value)
    {
        var claims = Claims();
        claims.Remove(claim);
        if (value is not null)
            claims[claim] = value is int seconds ? Seconds(seconds) : value;

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(forge.Sign(claims)));
    }

    [Fact]
    public async Task An_unsigned_token_is_refused() => Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(TokenForge.Unsigned(Claims())));

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(forge.SignWithPublicKey(Claims())));

    [Fact]
    public async Task A_token_signed_with_a_different_key_is_refused()
    {
        using var other = new TokenForge();

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(other.Sign(Claims())));
    }

    [Theory]
    [InlineData("JWT")]
    [InlineData("oi_idt+jwt")]
    [InlineData("oi_auc+jwt")]
    public async Task A_token_of_a_different_type_is_refused(string type) => Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(forge.Sign(Claims(), type)));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30.")]
    public async Task A_malformed_token_is_refused(string text) => Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(text));

    [Fact]
    public async Task An_oversized_token_is_refused() => Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(new string('a', 20_000)));

    [Fact]
    public async Task A_department_that_ended_has_no_callers_after_a_second()
    {
        var token = forge.Sign(Claims());
        Assert.Equal(HttpStatusCode.OK, await AskAsync(token));

        SmallDatabase.Execute(SmallDatabase.PathIn(hub.Directory), "UPDATE Department SET ValidTo = '2021-01-01' WHERE DeptCode = 'PLC'");
        await hub.ChangeDataAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await RevocationTests.SoonAsync(() => AskAsync(token), HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task After_a_rotation_the_former_key_is_accepted_until_it_is_removed()
    {
        var former = forge.Sign(Claims());
        await hub.StopAsync();
        var paths = new NetHub.Server.Settings.HubPaths(hub.Directory);

        SigningKeyFiles.Rotate(paths);
        var rotated = await OwnHub.StartInAsync(hub.Directory);
        using var fresh = await rotated.ClientAsync();
        var (withFormer, withNew) = (await AskAsync(former, rotated), await AskAsync(fresh.DefaultRequestHeaders.Authorization!.Parameter!, rotated));
        await rotated.StopAsync();
        File.Delete(paths.FormerSigningKey);
        hub = await OwnHub.StartInAsync(hub.Directory);
        var (withoutFormer, stillNew) = (await AskAsync(former), await AskAsync(fresh.DefaultRequestHeaders.Authorization!.Parameter!));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (withFormer, withNew));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (withoutFormer, stillNew));
    }

    [Fact]
    public void Secrets_are_stored_as_hashes_and_tokens_are_not_stored()
    {
        var kept = string.Concat(Directory.EnumerateFiles(hub.Directory, "registry.db*").Select(static f => Encoding.Latin1.GetString(Shared(f))));

        Assert.Contains("plc-steward", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleClients.Secret("plc"), kept, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_files_are_readable_by_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in new[] { "signing.key", "hub.key" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(hub.Directory, file)));
    }

    private static byte[] Shared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private Task<HttpStatusCode> AskAsync(string token) => AskAsync(token, hub);

    private static async Task<HttpStatusCode> AskAsync(string token, OwnHub of)
    {
        using var http = new HttpClient { BaseAddress = of.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={viewer{department}}");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static Dictionary<string, object> Claims() => new()
    {
        ["iss"] = "http://localhost:5080/",
        ["aud"] = IssuerPaths.Audience,
        ["sub"] = "plc",
        ["client_id"] = "plc",
        ["iat"] = Seconds(-10),
        ["exp"] = Seconds(600),
    };

    private static long Seconds(int fromNow) => TimeProvider.System.GetUtcNow().AddSeconds(fromNow).ToUnixTimeSeconds();
}
