using System.CommandLine;
using System.Security.Cryptography;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Server.Hosting;

namespace NetHub.Server.Commands;

/// <summary><c>schema export</c> and <c>schema check</c>: the contract as a file. Neither needs a database or settings.</summary>
internal static class SchemaCommand
{
    private const string DefaultFile = "schema.graphql";
    private const int SecretBytes = 32;

    public static Command Create() => new("schema", "GraphQL 契约 | the GraphQL contract") { Export(), Check() };

    private static Command Export()
    {
        var output = new Option<string>("--output", "-o")
        {
            Description = "输出文件 | file to write",
            DefaultValueFactory = _ => DefaultFile,
        };
        var command = new Command("export", "导出 schema.graphql | write the schema in SDL") { output };
        command.SetAction(async (arguments, cancel) =>
        {
            var path = FullPath(arguments.GetValue(output)!);
            await File.WriteAllTextAsync(path, Print(), cancel);
            Console.WriteLine($"已写入 | written: {path}");
            return 0;
        });
        return command;
    }

    private static Command Check()
    {
        var against = new Option<string>("--against")
        {
            Description = "要比对的文件 | file to compare with",
            DefaultValueFactory = _ => DefaultFile,
        };
        var command = new Command("check", "检查 schema.graphql 是否最新 | fail when the file is stale") { against };
        command.SetAction(async (arguments, cancel) => await CheckAsync(FullPath(arguments.GetValue(against)!), cancel));
        return command;
    }

    private static async Task<int> CheckAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
            throw new StartupException($"没有文件 {path}。请先运行 schema export。", $"There is no file {path}. Run `schema export`.");
        var written = (await File.ReadAllTextAsync(path, cancel)).ReplaceLineEndings("\n").Split('\n');
        var current = Print().ReplaceLineEndings("\n").Split('\n');
        var line = written.Zip(current).TakeWhile(pair => pair.First == pair.Second).Count();
        if (line == written.Length && line == current.Length)
        {
            Console.WriteLine($"{path} 是最新的 | is up to date");
            return 0;
        }

        throw new StartupException(
            $"{path} 已过期,从第 {line + 1} 行起不同。请运行 schema export 并提交。",
            $"{path} is stale from line {line + 1} on. Run `schema export` and commit the file.");
    }

    private static string Print()
    {
        var services = new ServiceCollection().AddLogging();
        // The engine reads a database only when it is asked; this one is never made.
        var nowhere = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var keys = new HubKeys(RandomNumberGenerator.GetBytes(SecretBytes));
        services.AddHubEngine(nowhere, new QueryLimits(), keys, new Lazy<DataCatalogue>(DataCatalogue.Discover));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<HubGraphQL>().PrintSdl();
    }

    private static string FullPath(string path) => Path.GetFullPath(path, HubPaths.Root);
}
