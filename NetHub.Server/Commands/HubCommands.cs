using System.CommandLine;
using System.CommandLine.Invocation;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary>Defines the command line and prints its failures.</summary>
internal static class HubCommands
{
    public const int Failed = 1;

    public static RootCommand Root()
    {
        var root = new RootCommand("NetHub 县域数据共享中心 | the county's data-sharing hub")
        {
            ServeCommand.Create(),
            SchemaCommand.Create(),
            DataCommand.Create(),
            TokenCommand.Create(),
            DocumentsCommand.Create(),
            RegistryCommand.Create(),
            AuditCommand.Create(),
        };
        ServeCommand.Configure(root);
        return root;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        // The host handles Ctrl+C itself and waits for its running requests.
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            var command = Root().Parse(args);
            // The parser's own messages follow; they are in English only.
            if (command.Action is ParseErrorAction)
                await TellAsync([new Message("命令行有误：", "The command line is wrong:")]);
            return await command.InvokeAsync(invocation);
        }
        catch (StartupException failure)
        {
            return await TellAsync(failure.Problems);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return await TellAsync([new Message($"无法读写文件：{failure.Message}", $"A file cannot be read or written: {failure.Message}")]);
        }
        catch (OperationCanceledException)
        {
            return Failed;
        }
    }

    private static async Task<int> TellAsync(IEnumerable<Message> problems)
    {
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync($"{problem.Chinese}{Environment.NewLine}  {problem.English}");
        return Failed;
    }
}
