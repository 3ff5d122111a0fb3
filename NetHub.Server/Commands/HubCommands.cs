using System.CommandLine;
using NetHub.Server.Hosting;

namespace NetHub.Server.Commands;

/// <summary>The command line.</summary>
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
        };
        ServeCommand.Configure(root);
        return root;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        // The host answers to Ctrl+C itself, and takes the time that its requests need.
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            return await Root().Parse(args).InvokeAsync(invocation);
        }
        catch (StartupException failure)
        {
            foreach (var problem in failure.Problems)
                await Console.Error.WriteLineAsync($"{problem.Chinese}{Environment.NewLine}  {problem.English}");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            return Failed;
        }
    }
}
