using System.CommandLine;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.Hosting;

namespace NetHub.Server.Commands;

/// <summary><c>audit verify</c> and <c>audit export</c>: whether the ledger is as the hub wrote it, and what is in it. A hub may run meanwhile.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "读取记录台账 | the ledger of reads") { Verify(), Export() };

    private static Command Verify()
    {
        var command = new Command("verify", "检查台账是否被改动 | check that nobody changed it");
        command.SetAction((_, _) => Task.FromResult(Verify(Settings())));
        return command;
    }

    private static Command Export()
    {
        var output = new Option<FileInfo?>("--output", "-o") { Description = "输出文件,默认为标准输出 | file to write; standard output when not said" };
        var command = new Command("export", "导出台账(NDJSON) | write its records as NDJSON") { output };
        command.SetAction(async (arguments, cancel) =>
        {
            var settings = Settings();
            await using var target = arguments.GetValue(output) is { } file ? file.Create() : Console.OpenStandardOutput();
            foreach (var line in LedgerReport.Lines(settings.Paths.Ledger))
            {
                await target.WriteAsync(line, cancel);
                await target.WriteAsync("\n"u8.ToArray(), cancel);
            }

            return 0;
        });
        return command;
    }

    private static int Verify(HubSettingsAndPaths settings)
    {
        var problems = new List<Message>();
        foreach (var report in LedgerReport.All(settings.Paths.Ledger, HubData.Keys(settings)))
        {
            Console.WriteLine($"{report.Directory}: {report.Count} 条完好 | records hold");
            if (report.Problem != LedgerProblem.None)
                problems.Add(Problem(report));
        }

        return problems.Count == 0 ? 0 : throw new StartupException(problems);
    }

    private static Message Problem(LedgerReport report) => report.Problem switch
    {
        LedgerProblem.Broken => new(
            $"{report.Directory}:第 {report.At} 条被改动、增删或移动,或密钥不同。",
            $"{report.Directory}: record {report.At} was changed, added, dropped or moved, or the secret is another one."),
        LedgerProblem.Shortened => new(
            $"{report.Directory}:第 {report.At} 条起的记录被删除。",
            $"{report.Directory}: the records from {report.At} on are gone."),
        _ => new(
            $"{report.Directory}:文件 head 缺失或被改动,无法确认末尾的记录是否完整。",
            $"{report.Directory}: the file head is gone or was changed; whether the last records are all there cannot be told."),
    };

    private static HubSettingsAndPaths Settings() => HubApplication.CreateBuilder(new HubStart()).AddHubSettings(listens: false);
}
