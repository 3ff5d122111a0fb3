using System.CommandLine;
using NetHub.Server.Hosting;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary><c>audit</c>: verifies, exports, indexes and searches the ledger. A hub may run meanwhile.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "访问台账 | the ledger of reads")
    {
        AuditVerifyCommand.Create(), AuditExportCommand.Create(), AuditKeyCommand.Create(), AuditIndexCommand.Create(), AuditSubjectCommand.Create(),
    };

    /// <summary>Reads the settings of the hub that owns the ledger.</summary>
    public static HubSettingsAndPaths Settings() => HubApplication.CreateBuilder(new HubStart()).AddHubSettings(listens: false);
}
