using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.GraphQLApi.Contracts;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Server.Data;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary>
/// <c>schema export</c> and <c>schema check</c>: writes and checks the contract file. Neither needs a database or settings; the check also
/// reads grants and recorded operations if a data directory exists.
/// </summary>
internal static class SchemaCommand
{
    private const string DefaultFile = "schema.graphql";
    private const int SecretBytes = 32;
    private const int MostListed = 50;

    public static Command Create() => new("schema", "GraphQL 契约 | the GraphQL contract") { Export(), Check() };

    private static Command Export()
    {
        var output = new Option<string?>("--output", "-o")
        {
            Description = "输出文件，默认为 schema.graphql 或 schema.<部门>.graphql | output file; defaults to schema.graphql or schema.<department>.graphql",
        };
        var department = new Option<string?>("--as")
        {
            Description = "只导出该部门的契约，如 PLC、TWN | export the contract of one department only, such as PLC or TWN",
        };
        var command = new Command("export", "导出 schema.graphql | export the schema as SDL") { output, department };
        command.SetAction(async (arguments, cancel) => await ExportAsync(arguments.GetValue(output), arguments.GetValue(department), cancel));
        return command;
    }

    private static async Task<int> ExportAsync(string? output, string? department, CancellationToken cancel)
    {
        // Print first: it rejects unknown departments before the name becomes part of a file name.
        var sdl = Print(department);
        var path = FullPath(output ?? (department is null ? DefaultFile : $"schema.{department.ToLowerInvariant()}.graphql"));
        await File.WriteAllTextAsync(path, sdl, cancel);
        Console.WriteLine($"已写入 | written: {path}");
        return 0;
    }

    private static Command Check()
    {
        var against = new Option<string>("--against")
        {
            Description = "要比对的文件 | file to compare with",
            DefaultValueFactory = _ => DefaultFile,
        };
        var data = new Option<string>("--data")
        {
            Description = "数据目录，其中的授权和近期操作须仍然有效；不存在则不检查 | data directory whose grants and recent operations must remain valid; ignored if it does not exist",
            DefaultValueFactory = static _ => new HubOptions().DataDirectory,
        };
        var command = new Command("check", "检查 schema.graphql 是否最新，授权和近期操作是否仍然有效 | check that the file is current and that grants and recent operations remain valid") { against, data };
        command.SetAction(async (arguments, cancel) =>
        {
            await CheckAsync(FullPath(arguments.GetValue(against)!), cancel);
            return await CheckUsesAsync(FullPath(arguments.GetValue(data)!), cancel);
        });
        return command;
    }

    private static async Task<int> CheckUsesAsync(string directory, CancellationToken cancel)
    {
        if (!Directory.Exists(directory))
            return 0;
        var broken = await BrokenUses.FindAsync(new HubPaths(directory), DataCatalog.Discover(), cancel);
        if (broken.Count == 0)
            return 0;
        var list = string.Join(Environment.NewLine, broken.Take(MostListed));
        throw new StartupException(
            $"{broken.Count} 项授权或近 {BrokenUses.Days} 天的操作所用的信息项已不存在：{Environment.NewLine}{list}",
            $"{broken.Count} grants, or operations of the last {BrokenUses.Days} days, use fields that no longer exist:{Environment.NewLine}{list}");
    }

    private static async Task CheckAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
            throw new StartupException($"没有文件 {path}。请先运行 schema export。", $"There is no file {path}. Run `schema export` first.");
        var written = (await File.ReadAllTextAsync(path, cancel)).ReplaceLineEndings("\n").Split('\n');
        var current = Print().ReplaceLineEndings("\n").Split('\n');
        var line = written.Zip(current).TakeWhile(pair => pair.First == pair.Second).Count();
        if (line == written.Length && line == current.Length)
        {
            Console.WriteLine($"{path} 是最新的 | is up to date");
            return;
        }

        throw new StartupException(
            $"{path} 已过期，从第 {line + 1} 行起不同。请运行 schema export 并提交。",
            $"{path} is stale: it differs from line {line + 1} on. Run `schema export` and commit the file.");
    }

    /// <exception cref="StartupException">There is no such department.</exception>
    private static string Print(string? department = null)
    {
        var services = new ServiceCollection().AddLogging();
        // The engine opens a database only to run a query, so this file is never created.
        var nowhere = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var keys = new HubKeys(RandomNumberGenerator.GetBytes(SecretBytes));
        services.AddHubEngine(nowhere, new QueryLimits(), keys, new Lazy<DataCatalog>(DataCatalog.Discover));
        using var provider = services.BuildServiceProvider();
        var contracts = provider.GetRequiredService<HubContracts>();
        var contract = (department is null ? contracts.Whole : contracts.Find(department)) ?? throw new StartupException(
            $"没有部门 {department}，或该部门不读取数据。可选：{string.Join('、', contracts.Departments)}。",
            $"There is no department {department}, or it reads no data. Choose one of {string.Join(", ", contracts.Departments)}.");
        return Encoding.UTF8.GetString(contract.Sdl.Span);
    }

    private static string FullPath(string path) => Path.GetFullPath(path, HubPaths.Root);
}
