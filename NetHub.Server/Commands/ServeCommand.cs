using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using NetHub.Server.Hosting;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary><c>serve</c>: runs the hub; the default command.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "启动服务（默认命令） | serve requests (default command)");
        Configure(command);
        return command;
    }

    public static void Configure(Command command)
    {
        var urls = new Option<string?>("--urls") { Description = "监听地址，默认为 http://localhost:5080 | addresses to listen on; defaults to http://localhost:5080" };
        command.Options.Add(urls);
        command.SetAction((arguments, cancel) => ServeAsync(arguments.GetValue(urls), cancel));
    }

    private static async Task<int> ServeAsync(string? urls, CancellationToken cancel)
    {
        await using var app = HubApplication.Build(new HubStart(urls, WithProgress: ProgressBar.Run));
        await StartAsync(app, cancel);
        foreach (var url in app.Urls)
            Console.WriteLine($"NetHub 已启动 | is listening: {url}");
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new StartupException(
                "监听端口已被占用。请停止占用它的程序，或用 --urls 换一个地址。",
                "The port is in use. Stop the program that uses it, or choose a different address with --urls.");
        }
        catch (Exception failure) when (failure is SocketException or FormatException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            throw new StartupException($"无法监听该地址：{failure.Message}", $"The hub cannot listen on this address: {failure.Message}");
        }
    }
}
