using System.CommandLine;

namespace NetHub.Server.Commands;

/// <summary><c>token</c>: requests an access token from a running hub, for manual tests.</summary>
internal static class TokenCommand
{
    public static Command Create()
    {
        var client = new HubClientOptions();
        var command = new Command("token", "向运行中的服务申请访问令牌 | request an access token from a running hub");
        client.AddTo(command);
        command.SetAction((arguments, cancel) => client.RunAsync(arguments, static (_, token) => Print(token), cancel));
        return command;
    }

    private static Task<int> Print(string token)
    {
        Console.WriteLine(token);
        return Task.FromResult(0);
    }
}
