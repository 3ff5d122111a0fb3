using System.Diagnostics;
using System.Net;
using NetHub.Server.Identity.Samples;
using NetHub.Server.Identity.Storage;
using NetHub.Tests.Server;

namespace NetHub.Tests.Identity;

/// <summary>A revocation takes effect within a second.</summary>
public sealed class RevocationTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private OwnHub hub = null!;
    private HttpClient plc = null!;

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync(("Hub:Lockout:Failures", "3"));
        plc = await hub.ClientAsync();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(plc));
    }

    public async Task DisposeAsync()
    {
        plc.Dispose();
        await hub.DisposeAsync();
    }

    /// <summary>Asks repeatedly until the wanted answer arrives or patience ends. Usually 0.2 s; longer on a busy machine.</summary>
    public static async Task<HttpStatusCode> SoonAsync(Func<Task<HttpStatusCode>> ask, HttpStatusCode wanted)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var status = await ask();
            if (status == wanted || Stopwatch.GetElapsedTime(start) > Patience)
                return status;
            await Task.Delay(20);
        }
    }

    [Fact]
    public async Task Revoking_one_token_leaves_the_client_s_other_tokens_valid()
    {
        using var other = await hub.ClientAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = "plc",
            ["client_secret"] = SampleClients.Secret("plc"),
            ["token"] = plc.DefaultRequestHeaders.Authorization!.Parameter!,
        });

        using var revoked = await plc.PostAsync("/connect/revoke", form);

        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await SoonAsync(() => AskAsync(plc), HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(other));
    }

    [Fact]
    public async Task A_client_cannot_revoke_another_client_s_token()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = "org",
            ["client_secret"] = SampleClients.Secret("org"),
            ["token"] = plc.DefaultRequestHeaders.Authorization!.Parameter!,
        });

        using var nothing = await plc.PostAsync("/connect/revoke", form);
        await Task.Delay(Second);

        // RFC 7009: a token of a different client is answered like a token that does not exist.
        Assert.Equal(HttpStatusCode.OK, nothing.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(plc));
    }

    [Fact]
    public async Task All_tokens_of_a_client_can_be_revoked_and_new_ones_issued()
    {
        using var other = await hub.ClientAsync("org");

        Assert.True(await hub.RegistryAsync(r => r.RevokeAsync(Registration.EmbeddedIssuer, RegistrationKind.Client, "plc", CancellationToken.None)));

        Assert.Equal(HttpStatusCode.Unauthorized, await SoonAsync(() => AskAsync(plc), HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(other));
        await Task.Delay(Second);
        using var again = await hub.ClientAsync();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(again));
    }

    [Fact]
    public async Task A_client_that_ended_is_unknown_and_gets_no_token()
    {
        Assert.True(await hub.RegistryAsync(r => r.EndAsync(Registration.EmbeddedIssuer, RegistrationKind.Client, "plc", CancellationToken.None)));

        Assert.Equal(HttpStatusCode.Unauthorized, await SoonAsync(() => AskAsync(plc), HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.Unauthorized, await TokenAsync("plc", SampleClients.Secret("plc")));
        Assert.False(await hub.RegistryAsync(r => r.EndAsync(Registration.EmbeddedIssuer, RegistrationKind.Client, "plc", CancellationToken.None)));
    }

    [Fact]
    public async Task Wrong_secrets_lock_out_only_new_tokens_of_that_client()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await TokenAsync("plc", $"guess-{i}"));

        Assert.Equal(HttpStatusCode.Unauthorized, await TokenAsync("plc", SampleClients.Secret("plc")));
        Assert.Equal(HttpStatusCode.OK, await TokenAsync("org", SampleClients.Secret("org")));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(plc));
    }

    [Fact]
    public async Task Guessing_secrets_at_revocation_also_locks_the_client_out()
    {
        for (var i = 0; i < 3; i++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["client_id"] = "plc", ["client_secret"] = $"guess-{i}", ["token"] = "x" });
            using var refused = await plc.PostAsync("/connect/revoke", form);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await TokenAsync("plc", SampleClients.Secret("plc")));
    }

    [Fact]
    public async Task Other_invalid_requests_do_not_lock_a_client_out()
    {
        for (var i = 0; i < 5; i++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "unknown", ["client_id"] = "plc", ["client_secret"] = SampleClients.Secret("plc") });
            using var refused = await plc.PostAsync("/connect/token", form);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await TokenAsync("plc", SampleClients.Secret("plc")));
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http)
    {
        using var response = await http.GetAsync("/graphql?query={viewer{department}}");
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> TokenAsync(string client, string secret)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = secret });
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var response = await http.PostAsync("/connect/token", form);
        return response.StatusCode;
    }
}
