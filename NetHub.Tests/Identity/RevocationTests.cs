using System.Diagnostics;
using System.Net;
using NetHub.Server.Identity.Samples;
using NetHub.Server.Identity.Storage;
using NetHub.Tests.Server;

namespace NetHub.Tests.Identity;

/// <summary>What is taken back is not good any more, a second later at the latest.</summary>
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

    /// <summary>Asks again until the answer is this one. It takes a fifth of a second, and longer where the machine does other things.</summary>
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
    public async Task A_token_that_its_client_gives_back_ends_alone()
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
    public async Task A_client_cannot_give_back_another_s_token()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = "org",
            ["client_secret"] = SampleClients.Secret("org"),
            ["token"] = plc.DefaultRequestHeaders.Authorization!.Parameter!,
        });

        using var nothing = await plc.PostAsync("/connect/revoke", form);
        await Task.Delay(Second);

        // As RFC 7009 wants it, a token that is not the client's is answered like one that does not exist.
        Assert.Equal(HttpStatusCode.OK, nothing.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(plc));
    }

    [Fact]
    public async Task All_tokens_of_a_client_can_be_taken_back_and_it_may_get_new_ones()
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
    public async Task A_client_that_ended_is_not_known_and_gets_no_token()
    {
        Assert.True(await hub.RegistryAsync(r => r.EndAsync(Registration.EmbeddedIssuer, RegistrationKind.Client, "plc", CancellationToken.None)));

        Assert.Equal(HttpStatusCode.Unauthorized, await SoonAsync(() => AskAsync(plc), HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.Unauthorized, await TokenAsync("plc", SampleClients.Secret("plc")));
        Assert.False(await hub.RegistryAsync(r => r.EndAsync(Registration.EmbeddedIssuer, RegistrationKind.Client, "plc", CancellationToken.None)));
    }

    [Fact]
    public async Task After_wrong_secrets_the_right_one_gets_no_token_and_others_and_old_tokens_go_on()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await TokenAsync("plc", $"guess-{i}"));

        Assert.Equal(HttpStatusCode.Unauthorized, await TokenAsync("plc", SampleClients.Secret("plc")));
        Assert.Equal(HttpStatusCode.OK, await TokenAsync("org", SampleClients.Secret("org")));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(plc));
    }

    [Fact]
    public async Task Secrets_cannot_be_guessed_where_tokens_are_given_back_either()
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
    public async Task Requests_that_are_wrong_otherwise_lock_nobody_out()
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
