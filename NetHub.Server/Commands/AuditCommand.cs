using System.CommandLine;

namespace NetHub.Server.Commands;

/// <summary><c>audit</c>: whether the ledger is as the hub wrote it, and what is in it. A hub may run meanwhile.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "读取记录台账 | the ledger of reads") { AuditIndexCommand.Create(), AuditSubjectCommand.Create() };
}
