using System.CommandLine;
using System.Diagnostics;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;
using NetHub.Schema.Storage.Rotation;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Server.Data;
using NetHub.Server.Hosting;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary>
/// <c>data rotate-keys</c>: re-encrypts identity numbers with a new key. Hubs may run meanwhile; after an interruption, run it again.
/// </summary>
internal static class RotateKeysCommand
{
    // Hubs reread the key ring when they need it; the delay covers file systems that report changes late.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var command = new Command(
            "rotate-keys",
            "更换身份证号的加密密钥；服务无需停止，中断后再次运行即可继续 | re-encrypt identity numbers with a new key while the hub runs; run it again after an interruption");
        command.SetAction((_, cancel) => Task.FromResult(Run(cancel)));
        return command;
    }

    private static int Run(CancellationToken cancel)
    {
        var settings = HubApplication.CreateBuilder(new HubStart()).AddHubSettings(listens: false);
        var (paths, keys, catalog) = (settings.Paths, HubData.Keys(settings), DataCatalog.Discover());
        var ring = IdentityKeys.Ring(keys, paths);
        using var database = DatabasePreparation.Open(paths.Database, catalog);
        using var alone = Reserve(database);
        IdentityKeys.Demand(database, ring, paths);
        using var rotation = new IdentityRotation(new SqliteContextFactory(paths.Database, catalog), catalog, new IdentityCipher(keys, ring));
        var started = Stopwatch.GetTimestamp();
        Rotate(rotation, cancel);
        Console.WriteLine($"密钥 | key: {rotation.Newest}; 行 | rows: {rotation.Changed} ({Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s)");
        Console.WriteLine($"请与数据库一并备份 | back it up together with the database: {paths.IdentityKeys}");
        return 0;
    }

    private static void Rotate(IdentityRotation rotation, CancellationToken cancel)
    {
        try
        {
            ProgressBar.Run("更换密钥 | new key", progress => rotation.Run(Settling, progress, cancel));
        }
        catch (UnreadableRowException failure)
        {
            throw new StartupException(
                $"{failure.Dataset} 的行 {failure.Key} 有无法解密的证件号，轮换停在此处，原密钥仍有效。请修复该行后再次运行。",
                $"{failure.Message} The rotation stopped there; the previous key is still valid. Repair the row and run the command again.");
        }
    }

    private static IDisposable Reserve(HubDatabase database)
    {
        try
        {
            return database.Reserve();
        }
        catch (DatabaseInUseException)
        {
            throw new StartupException(
                "正在更换密钥，或正在生成数据库。请等待其结束。",
                "Keys are being rotated, or the database is being generated. Wait until that is finished.");
        }
    }
}
