using System.Net;
using System.Net.Sockets;

namespace NetHub.Tests.Server;

public sealed class ServeCommandTests(ServedHub hub) : IClassFixture<ServedHub>, IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-serve-").FullName;

    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("http://localhost:{0}")]
    public async Task A_port_in_use_is_reported(string url)
    {
        SmallDatabase.CreateIn(directory);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var exit = await HubProcess.RunAsync(directory, "serve", "--urls", string.Format(null, url, ((IPEndPoint)other.LocalEndpoint).Port));

        AssertPortIsTaken(exit);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_hub_on_the_same_port_ends_and_the_first_continues(bool hasSameData)
    {
        SmallDatabase.CreateIn(directory);
        var token = await hub.TokenAsync();

        var exit = await HubProcess.RunAsync(hasSameData ? hub.Directory : directory, "serve", "--urls", hub.Url);

        var answer = await hub.AskAsync(token);
        if (hasSameData)
            AssertRefused(exit, "另一个进程正在写入台账", "Another process is writing the ledger");
        else
            AssertPortIsTaken(exit);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEmpty(await hub.TokenAsync("org"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:port")]
    [InlineData("http://127.0.0.1:70000")]
    [InlineData("http://127.0.0.1:-1")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("hub")]
    [InlineData("")]
    public async Task An_invalid_address_is_refused_before_anything_is_created(string url)
    {
        var exit = await HubProcess.RunAsync(directory, "serve", "--urls", url);

        Assert.Equal(1, exit.Code);
        Assert.Contains($"监听地址 {url} 有误", exit.Error, StringComparison.Ordinal);
        Assert.Contains($"The address {url} is invalid", exit.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
    }

    [Fact]
    public async Task The_address_of_another_machine_is_refused()
    {
        SmallDatabase.CreateIn(directory);

        var exit = await HubProcess.RunAsync(directory, "serve", "--urls", "http://192.0.2.1:5080");

        Assert.Equal(1, exit.Code);
        Assert.Contains("无法监听该地址", exit.Error, StringComparison.Ordinal);
        Assert.Contains("The hub cannot listen on this address", exit.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnusableDatabase.Halved)]
    [InlineData(UnusableDatabase.Newer)]
    public async Task An_unusable_database_prevents_startup_and_is_not_changed(string kind)
    {
        var unusable = UnusableDatabase.CreateIn(directory, kind);

        var exit = await HubProcess.RunAsync(directory, "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, exit.Code);
        Assert.Contains(unusable.Chinese, exit.Error, StringComparison.Ordinal);
        Assert.Contains(unusable.English, exit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("is listening", exit.Output, StringComparison.Ordinal);
        Assert.Equal(unusable.Content, File.ReadAllBytes(SmallDatabase.PathIn(directory)));
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static void AssertPortIsTaken(HubExit exit) => AssertRefused(exit, "监听端口已被占用", "The port is in use");

    private static void AssertRefused(HubExit exit, string chinese, string english)
    {
        Assert.Equal(1, exit.Code);
        Assert.Contains(chinese, exit.Error, StringComparison.Ordinal);
        Assert.Contains(english, exit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", exit.Error + exit.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("is listening", exit.Output, StringComparison.Ordinal);
    }
}
