using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NetHub.Tests.Server;

public sealed class TokenCommandTests(ServedHub hub) : IClassFixture<ServedHub>
{
    [Theory]
    [InlineData("org")]
    [InlineData("plc")]
    public async Task A_printed_token_is_accepted(string client)
    {
        var exit = await HubProcess.RunAsync(hub.Directory, "token", "--client", client, "--url", hub.Url);

        var answer = await hub.AskAsync(exit.Output.Trim());
        Assert.Equal(0, exit.Code);
        Assert.Empty(exit.Error);
        Assert.Single(exit.Output.Trim().Split('\n'));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("桂阳县", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("org", "demo-plc")]
    [InlineData("nobody", "demo-nobody")]
    public async Task A_wrong_secret_or_client_gets_no_token(string client, string secret)
    {
        var exit = await HubProcess.RunAsync(hub.Directory, "token", "--client", client, "--secret", secret, "--url", hub.Url);

        Assert.Equal(1, exit.Code);
        Assert.Empty(exit.Output);
        Assert.Contains("令牌申请被拒绝", exit.Error, StringComparison.Ordinal);
        Assert.Contains("The token was refused", exit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_is_not_running_is_reported()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}/";
        listener.Stop();

        var exit = await HubProcess.RunAsync(hub.Directory, "token", "--client", "org", "--url", url);

        AssertNoHubAnswers(url, exit);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task A_program_that_is_not_a_hub_is_recognised(string body)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answered = AnswerAsync(listener, body);
        var url = $"http://{listener.LocalEndpoint}/";

        var exit = await HubProcess.RunAsync(hub.Directory, "token", "--client", "org", "--url", url);

        await answered;
        AssertNoHubAnswers(url, exit);
    }

    private static void AssertNoHubAnswers(string url, HubExit exit)
    {
        Assert.Equal(1, exit.Code);
        Assert.Empty(exit.Output);
        Assert.Contains($"{url} 没有应答", exit.Error, StringComparison.Ordinal);
        Assert.Contains($"No hub answers at {url}", exit.Error, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(TcpListener listener, string body)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var request = new StreamReader(stream, leaveOpen: true);
        var read = new StringBuilder();
        while (!read.ToString().Contains("client_secret=", StringComparison.Ordinal))
            read.Append((char)request.Read());
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }
}
