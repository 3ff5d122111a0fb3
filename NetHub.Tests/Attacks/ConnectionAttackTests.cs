using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NetHub.Tests.Server;

namespace NetHub.Tests.Attacks;

/// <summary>Connections that try to keep a hub busy: other clients are still answered, and the hub ends those connections itself.</summary>
public sealed class ConnectionAttackTests
{
    private const long MostBytes = 50L << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_flood_of_connections_does_not_affect_open_ones()
    {
        var directory = Directory.CreateTempSubdirectory("nethub-flood-").FullName;
        SmallDatabase.CreateIn(directory);
        using var hub = await HubProcess.ServeAsync(directory);
        using var http = new HttpClient { BaseAddress = new Uri(hub.Url) };
        await AskAsync(http);
        var before = hub.WorkingSet;
        var flood = new List<Socket>();

        for (var i = 0; i < 10_000; i++)
        {
            flood.Add(new Socket(SocketType.Stream, ProtocolType.Tcp));
            flood[i].Connect(IPAddress.Loopback, http.BaseAddress.Port);
        }

        var start = Stopwatch.GetTimestamp();
        var status = await AskAsync(http);
        var (time, grown) = (Stopwatch.GetElapsedTime(start), hub.WorkingSet - before);
        flood.ForEach(static c => c.Dispose());
        await hub.KillAsync();
        Directory.Delete(directory, recursive: true);

        // No token is needed: the test only checks that an open connection is still answered.
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.InRange(time.TotalSeconds, 0, 1);
        Assert.InRange(grown, long.MinValue, MostBytes);
    }

    [Fact]
    public async Task Slow_request_bodies_time_out_and_do_not_block_other_requests()
    {
        await using var hub = await OwnHub.StartAsync();
        using var http = await hub.ClientAsync();
        var head = $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: {http.DefaultRequestHeaders.Authorization}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{{";
        var slow = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SendAsync(hub.Address, head)));

        var meanwhile = await AskAsync(http);
        var ends = await Task.WhenAll(slow.Select(ReadToEndAsync));

        Assert.Equal(HttpStatusCode.OK, meanwhile);
        Assert.All(ends, end => Assert.StartsWith("HTTP/1.1 408", end, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Headers_that_never_end_time_out()
    {
        await using var hub = await OwnHub.StartAsync();
        using var client = await SendAsync(hub.Address, "GET /graphql HTTP/1.1\r\nHost: localhost\r\nX-A: ");

        var end = await ReadToEndAsync(client);

        Assert.True(end.Length == 0 || end.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), end);
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http)
    {
        using var response = await http.GetAsync("/graphql?query={__typename}");
        return response.StatusCode;
    }

    private static async Task<TcpClient> ConnectAsync(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port);
        return client;
    }

    private static async Task<TcpClient> SendAsync(Uri address, string text)
    {
        var client = await ConnectAsync(address);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        return client;
    }

    private static async Task<string> ReadToEndAsync(TcpClient client)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        try
        {
            return await reader.ReadToEndAsync(limit.Token);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
