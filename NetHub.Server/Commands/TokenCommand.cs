using System.CommandLine;

namespace NetHub.Server.Commands;

/// <summary><c>token</c>: asks a running hub for an access token, for trying things out.</summary>
internal static class TokenCommand
{
    public static Command Create()
    {
        var client = new HubClientOptions();
        var command = new Command("token", "向运行中的服务申请访问令牌 | ask a running hub for an access token");
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
