using System.Security.Cryptography;
using NetHub.Ledger;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Settings;

namespace NetHub.Server.AuditRecording;

/// <summary>Opens the ledger of this hub, or reports why it cannot be opened.</summary>
internal static class Ledgers
{
    /// <exception cref="StartupException">The key file is damaged or cannot be opened.</exception>
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
                $"The ledger key {paths.LedgerKey} is damaged or cannot be opened. Restore it from a backup.");
        }
    }

    /// <exception cref="StartupException">The ledger is damaged, cannot be opened, or is in use by another hub.</exception>
    public static AuditLedger Open(IServiceProvider services, HubSettingsAndPaths settings)
    {
        var options = settings.Get<LedgerOptions>().WithDaysAt(ShanghaiTime.Offset);
        try
        {
            return ActivatorUtilities.CreateInstance<FileAuditLedger>(services, settings.Paths.Ledger, options);
        }
        catch (LedgerInUseException failure)
        {
            throw new StartupException(
                $"另一个进程正在写入台账 {failure.Directory}。请先停止该进程；多个节点共用数据时，请用 Hub:Ledger:Node 为各节点设置不同的名称。",
                $"Another process is writing the ledger {failure.Directory}. Stop it first; if several hubs share the data, give each its own name in Hub:Ledger:Node.");
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"台账损坏或无法打开：{settings.Paths.Ledger}。请用 audit verify 检查，将该目录移至他处后再启动。",
                $"The ledger {settings.Paths.Ledger} is damaged or cannot be opened. Check it with `audit verify`, and move the folder away to begin a new ledger.");
        }
    }
}
