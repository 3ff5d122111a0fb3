using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Transports.Subscriptions;
using NetHub.Tests.Identity;

namespace NetHub.Tests.Server;

/// <summary>Long-lived connections: their limits and when they end.</summary>
public sealed class SubscriptionSafetyTests : IAsyncLifetime
{
    private const string Follow = "subscription { policyChanged { policyVersion } }";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private OwnHub hub = null!;
    private string token = null!;

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync(
            ("Hub:Subscriptions:ConnectionsPerClient", "2"),
            ("Hub:Subscriptions:OperationsPerSocket", "2"),
            ("Hub:Subscriptions:UnknownSockets", "3"),
            ("Hub:Subscriptions:KeepAliveSeconds", "1"));
        using var http = await hub.ClientAsync();
        token = http.DefaultRequestHeaders.Authorization!.Parameter!;
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Fact]
    public async Task A_socket_is_closed_when_its_token_becomes_invalid()
    {
        using var socket = await SignedInAsync();
        await SendAsync(socket, $$$"""{"type":"subscribe","id":"1","payload":{"query":"{{{Follow}}}"}}""");
        Assert.Contains("policyVersion", await ReceiveAsync(socket), StringComparison.Ordinal);

        hub.Services.GetRequiredService<LiveSessions>().End(static s => s.Caller.Client == "plc");

        Assert.Equal(4401, await ClosedAsync(socket));
    }

    [Fact]
    public async Task Revoking_a_client_s_tokens_closes_its_socket_and_no_other()
    {
        using var socket = await SignedInAsync();
        using var http = await hub.ClientAsync("org");
        using var other = await FollowAsync(http);
        using var events = new StreamReader(await other.Content.ReadAsStreamAsync());
        await UntilAsync(events, "policyVersion");

        Assert.True(await hub.RegistryAsync(r => r.RevokeAsync(Registration.EmbeddedIssuer, RegistrationKind.Client, "plc", CancellationToken.None)));

        Assert.Equal(4401, await ClosedAsync(socket));
        // The other connection continues: its next keep-alive arrives.
        await UntilAsync(events, ":");
    }

    [Fact]
    public async Task Events_end_with_the_reason_when_the_token_becomes_invalid()
    {
        using var http = await hub.ClientAsync();
        using var response = await FollowAsync(http);
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync());
        await UntilAsync(events, "policyVersion");

        hub.Services.GetRequiredService<LiveSessions>().End(static s => s.Caller.Client == "plc");

        Assert.Contains("UNAUTHENTICATED", await UntilAsync(events, "UNAUTHENTICATED"), StringComparison.Ordinal);
        await UntilAsync(events, "event: complete");
    }

    [Fact]
    public async Task A_session_ends_with_its_token()
    {
        var clock = new FakeTimeProvider();
        var registry = Registries.Create(Registries.Client("plc", "PLC"));
        var token = Registries.Token("plc") with { Until = clock.GetUtcNow().AddMinutes(1) };
        using var sessions = new LiveSessions(() => registry, clock, NullLogger<LiveSessions>.Instance);
        await sessions.StartAsync(CancellationToken.None);
        using var session = sessions.Begin(new SignedIn(registry.Resolve(token)!, token), CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(59));
        var before = session.IsOver;
        using var limit = new CancellationTokenSource(Patience);
        while (!session.Token.IsCancellationRequested)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, limit.Token);
        }

        Assert.False(before);
        Assert.True(session.IsOver);
    }

    [Fact]
    public async Task A_client_has_a_connection_limit_that_does_not_affect_others()
    {
        using var first = await SignedInAsync();
        using var http = await hub.ClientAsync();
        using var second = await FollowAsync(http);

        using var third = await FollowAsync(http);
        using var fourth = await OpenAsync();
        await SendAsync(fourth, Init(token));
        using var other = await hub.ClientAsync("org");
        using var others = await FollowAsync(other);

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal(1013, await ClosedAsync(fourth));
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
    }

    [Fact]
    public async Task A_socket_has_a_limit_of_operations()
    {
        using var socket = await SignedInAsync();

        for (var i = 0; i < 3; i++)
            await SendAsync(socket, $$$"""{"type":"subscribe","id":"{{{i}}}","payload":{"query":"{{{Follow}}}"}}""");

        var answers = new[] { await ReceiveAsync(socket), await ReceiveAsync(socket), await ReceiveAsync(socket) };
        Assert.Single(answers, a => a.Contains("RATE_LIMITED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Silent_sockets_are_limited_and_time_out()
    {
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < 20; i++)
            sockets.Add(await OpenAsync());

        var codes = await Task.WhenAll(sockets.Select(ClosedAsync));

        Assert.Equal(3, codes.Count(c => c == 4408));
        Assert.Equal(17, codes.Count(c => c == 1013));
        sockets.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task A_client_that_does_not_answer_pings_is_disconnected()
    {
        using var socket = await SignedInAsync();

        // The client reads but never answers.
        var failure = await Record.ExceptionAsync(async () =>
        {
            while (true)
                await ReceiveAsync(socket);
        });

        Assert.IsType<WebSocketException>(failure);
    }

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData(null, 101)]
    public async Task A_page_of_another_site_cannot_open_a_socket(string? origin, int status)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(GraphQLSocket.Protocol);
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);

        await Record.ExceptionAsync(() => socket.ConnectAsync(Address(), CancellationToken.None));

        Assert.Equal(status, (int)socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_message_over_the_limit_closes_the_socket()
    {
        using var socket = await SignedInAsync();

        await SendAsync(socket, new string(' ', (1 << 20) + 1));

        Assert.Equal(1009, await ClosedAsync(socket));
    }

    [Fact]
    public async Task A_subscription_over_plain_HTTP_is_refused()
    {
        using var http = await hub.ClientAsync();
        using var body = new StringContent($$"""{"query":"{{Follow}}"}""", null, "application/json");

        using var response = await http.PostAsync("/graphql", body);

        Assert.Equal("BAD_USER_INPUT", await RunningHub.CodeAsync(response));
    }

    [Theory]
    [InlineData("en", "The query does not match the schema")]
    [InlineData("zh-CN", "查询与接口模式（schema）不符")]
    public async Task A_page_says_its_language_when_it_opens_a_socket(string language, string words)
    {
        using var socket = await OpenAsync();
        await SendAsync(socket, $$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{token}}}","Accept-Language":"{{{language}}}"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await ReceiveAsync(socket));

        await SendAsync(socket, """{"type":"subscribe","id":"1","payload":{"query":"subscription { nothing }"}}""");

        using var answer = JsonDocument.Parse(await ReceiveAsync(socket));
        Assert.Contains(words, answer.RootElement.GetProperty("payload")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private Uri Address() => new UriBuilder(hub.Address) { Scheme = "ws", Path = "/graphql" }.Uri;

    private async Task<ClientWebSocket> OpenAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(GraphQLSocket.Protocol);
        await socket.ConnectAsync(Address(), CancellationToken.None);
        return socket;
    }

    private async Task<ClientWebSocket> SignedInAsync()
    {
        var socket = await OpenAsync();
        await SendAsync(socket, Init(token));
        Assert.Equal("""{"type":"connection_ack"}""", await ReceiveAsync(socket));
        return socket;
    }

    private static string Init(string token) => $$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{token}}}"}}""";

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    // Returns the next message that is not a ping.
    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            var text = Encoding.UTF8.GetString(buffer, 0, result.Count);
            if (result.MessageType == WebSocketMessageType.Close)
                throw new WebSocketException((int)socket.CloseStatus!.Value);
            if (!text.Contains("\"ping\"", StringComparison.Ordinal))
                return text;
        }
    }

    private static async Task<int> ClosedAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), limit.Token)).MessageType != WebSocketMessageType.Close)
        {
            // Ignores messages before the end.
        }

        return (int)socket.CloseStatus!.Value;
    }

    private static Task<HttpResponseMessage> FollowAsync(HttpClient http)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(Follow)}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<string> UntilAsync(StreamReader events, string text)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await events.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }

        throw new Xunit.Sdk.XunitException($"The events ended before {text}");
    }
}
