using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

/// <summary>Failed sign-ins and administrative changes are recorded, too.</summary>
public sealed class RecordedAdministrationTests : IAsyncLifetime
{
    private OwnHub hub = null!;

    public async Task InitializeAsync() => hub = await OwnHub.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task A_wrong_secret_is_recorded_with_the_client_if_the_client_is_known()
    {
        await AskForTokenAsync("plc", "guess-1");
        await AskForTokenAsync("my secret in the wrong place", "guess-2");

        var records = Ledgers.Entries(hub);

        Assert.Equal(
            [("SIGN_IN", "plc", "INVALID_CLIENT"), ("SIGN_IN", "", "INVALID_CLIENT")],
            records.Select(static r => (r.Text("action"), r.Text("client"), r.Text("outcome"))));
        Assert.All(records, static r => Assert.Equal("127.0.0.1", r.Text("address")));
    }

    [Fact]
    public async Task Requests_without_a_token_are_counted_in_two_records()
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        for (var i = 0; i < 100; i++)
        {
            using var response = await http.PostAsJsonAsync("/graphql", new { query = "{ regions { totalCount } }" });
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.Equal("UNAUTHENTICATED", Assert.Single(Ledgers.Entries(hub)).Text("outcome"));
        await hub.StopAsync();

        var counted = Ledgers.Entries(hub);
        Assert.Equal([0L, 99L], counted.Select(static r => r.Number("times")));
        hub = await OwnHub.StartInAsync(hub.Directory);
    }

    [Fact]
    public async Task A_command_line_change_is_recorded_by_the_running_hub()
    {
        var exit = await HubProcess.RunAsync(hub.Directory, "registry", "revoke", "client", "org");

        var record = await Ledgers.UntilAsync(hub, static r => r.Text("action") == "ADMINISTRATION");

        Assert.Equal(0, exit.Code);
        Assert.Equal("TOKENS_REVOKED", record.Text("operation"));
        Assert.StartsWith("hub Client org ", record.Text("target"), StringComparison.Ordinal);
        Assert.Equal(Environment.UserName, record.Text("person"));
    }

    [Fact]
    public async Task A_change_while_no_hub_ran_is_recorded_at_startup()
    {
        await hub.StopAsync();
        var exit = await HubProcess.RunAsync(hub.Directory, "registry", "end", "client", "org");
        hub = await OwnHub.StartInAsync(hub.Directory);

        var record = await Ledgers.UntilAsync(hub, static r => r.Text("action") == "ADMINISTRATION");

        Assert.Equal((0, "REGISTRATION_ENDED"), (exit.Code, record.Text("operation")));
    }

    [Fact]
    public async Task A_socket_with_an_invalid_token_and_an_invalid_operation_are_recorded()
    {
        using var plc = await hub.ClientAsync();
        var token = plc.DefaultRequestHeaders.Authorization!.Parameter!;

        await SayAsync("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer nothing\"}}");
        await SayAsync($"{{\"type\":\"connection_init\",\"payload\":{{\"Authorization\":\"Bearer {token}\"}}}}", "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"variables\":{}}}");

        Assert.Equal(
            [("SIGN_IN", "", "UNAUTHENTICATED"), ("QUERY", "plc", "BAD_USER_INPUT")],
            Ledgers.Entries(hub).Select(static r => (r.Text("action"), r.Text("client"), r.Text("outcome"))));
    }

    // Sends the messages in order and waits after each for an answer or the end of the connection.
    private async Task SayAsync(params string[] messages)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(hub.Address) { Scheme = "ws", Path = "/graphql" }.Uri, patience.Token);
        foreach (var message in messages)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, patience.Token);
            await socket.ReceiveAsync(new byte[4096], patience.Token);
        }
    }

    private async Task AskForTokenAsync(string client, string secret)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = secret,
        });
        using var response = await http.PostAsync("/connect/token", form);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
