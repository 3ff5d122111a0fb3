using System.CommandLine;
using NetHub.Server.Hosting;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary><c>audit</c>: whether the ledger is as the hub wrote it, and what is in it. A hub may run meanwhile.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "读取记录台账 | the ledger of reads")
    {
        AuditVerifyCommand.Create(), AuditExportCommand.Create(), AuditKeyCommand.Create(), AuditIndexCommand.Create(), AuditSubjectCommand.Create(),
    };

    /// <summary>Settings of the hub whose ledger it is.</summary>
    public static HubSettingsAndPaths Settings() => HubApplication.CreateBuilder(new HubStart()).AddHubSettings(listens: false);
}
