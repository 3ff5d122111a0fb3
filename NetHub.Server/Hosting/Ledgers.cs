using System.Security.Cryptography;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Audit.Ledger;

namespace NetHub.Server.Hosting;

/// <summary>Opens the ledger of this hub, or says why it cannot be.</summary>
internal static class Ledgers
{
    /// <exception cref="StartupException">The file holds no key.</exception>
    public static LedgerKey Key(HubPaths paths)
    {
        try
        {
            return LedgerKey.FromFile(paths.LedgerKey);
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"台账密钥文件损坏或无法打开：{paths.LedgerKey}。请从备份恢复。",
                $"The key of the ledger {paths.LedgerKey} is damaged or cannot be opened. Restore it from a backup.");
        }
    }

    /// <exception cref="StartupException">It is damaged, cannot be opened, or another hub writes it.</exception>
    public static AuditLedger Open(IServiceProvider services, HubSettingsAndPaths settings)
    {
        try
        {
            return ActivatorUtilities.CreateInstance<FileAuditLedger>(services, settings.Paths.Ledger, settings.Options.Ledger);
        }
        catch (LedgerInUseException failure)
        {
            throw new StartupException(
                $"另一个进程正在写入台账 {failure.Directory}。请先停止它；多个节点共用数据时，用 Hub:Ledger:Node 给每个节点不同的名称。",
                $"Another process writes the ledger {failure.Directory}. Stop it first; where several hubs share their data, give each a name of its own in Hub:Ledger:Node.");
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"台账损坏或无法打开：{settings.Paths.Ledger}。请用 audit verify 检查，另存该目录后再启动。",
                $"The ledger {settings.Paths.Ledger} is damaged or cannot be opened. Look at it with `audit verify`, and put the folder aside to begin a new one.");
        }
    }
}
