using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NetHub.Schema.SampleData;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;
using NetHub.Server.Data;
using NetHub.Server.Hosting;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary><c>data generate</c> and <c>data status</c>; the other <c>data</c> commands have their own files.</summary>
internal static class DataCommand
{
    private static readonly SampleOptions Defaults = new();

    public static Command Create() => new("data", "数据库 | the database")
    {
        Generate(), PublishCommand.Create(), Status(), DataCheckCommand.Create(), RotateKeysCommand.Create(),
    };

    private static Command Generate()
    {
        var scale = new Option<SampleScale>("--scale") { Description = "范围：county、city 或 province | extent of the sample", DefaultValueFactory = _ => Defaults.Scale };
        var orders = new Option<int?>("--orders") { Description = "全县服务工单数 | service orders in the county" };
        orders.Validators.Add(static result =>
        {
            // The parser reports text that is not a number.
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number < 0)
                result.AddError("--orders 不能为负 | must not be negative");
        });
        var seed = new Option<int>("--seed") { Description = "随机种子，种子相同则数据相同 | random seed; equal seeds give equal rows", DefaultValueFactory = _ => Defaults.Seed };
        var force = new Option<bool>("--force") { Description = "覆盖已有数据库 | replace an existing database" };
        var command = new Command("generate", "生成示例县数据 | generate the sample county") { scale, orders, seed, force };
        command.SetAction((arguments, cancel) =>
        {
            var options = new SampleOptions(arguments.GetValue(scale), arguments.GetValue(seed), arguments.GetValue(orders));
            return Task.FromResult(Generate(options, arguments.GetValue(force), cancel));
        });
        return command;
    }

    private static Command Status()
    {
        var command = new Command("status", "查看数据库状态 | show whether the database can be used");
        command.SetAction((_, _) => Task.FromResult(ShowStatus()));
        return command;
    }

    private static int Generate(SampleOptions options, bool force, CancellationToken cancel)
    {
        var (database, cipher) = Open();
        if (!force && database.Check().Status != DatabaseStatus.Missing)
        {
            throw new StartupException(
                $"数据库已存在：{database.Path}。要覆盖请加 --force。",
                $"The database already exists: {database.Path}. Add --force to replace it.");
        }

        var started = Stopwatch.GetTimestamp();
        ProgressBar.Run(progress => SampleDatabase.Create(database, cipher, options, progress, cancel));
        Console.WriteLine($"{database.Path} ({Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s)");
        return 0;
    }

    private static int ShowStatus()
    {
        var (database, _) = Open();
        var report = database.Check();
        if (report.Status is not (DatabaseStatus.Ready or DatabaseStatus.Older))
            throw new StartupException([DatabasePreparation.Problem(report.Status, database.Path)]);
        Console.WriteLine($"文件 | file: {database.Path} ({new FileInfo(database.Path).Length >> 20} MiB)");
        Console.WriteLine($"状态 | status: {report.Status.ToString().ToLowerInvariant()}");
        Console.WriteLine($"来源 | source: {report.Source}");
        Console.WriteLine($"数据版本 | data version: {report.DataVersion}");
        return 0;
    }

    private static (HubDatabase Database, IdentityCipher Cipher) Open()
    {
        var settings = HubApplication.CreateBuilder(new HubStart()).AddHubSettings(listens: false);
        return (new HubDatabase(settings.Paths.Database, DataCatalog.Discover()), IdentityKeys.Cipher(HubData.Keys(settings), settings.Paths));
    }
}
