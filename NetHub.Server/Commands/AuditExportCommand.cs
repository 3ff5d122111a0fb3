using System.CommandLine;
using System.Globalization;
using NetHub.Ledger.Exporting;
using NetHub.Ledger.Reading;
using NetHub.Ledger.Records;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary><c>audit export</c>: exports a part of the ledger; the recipient checks it with <c>audit verify</c>.</summary>
internal static class AuditExportCommand
{
    private static readonly Option<FileInfo?> Output = new("--output", "-o") { Description = "输出文件，默认为标准输出 | output file; defaults to standard output" };
    private static readonly Option<DateTimeOffset?> From = new("--from") { Description = "起始时间（含），如 2026-03-01T00:00+08:00 | from this time on, inclusive" };
    private static readonly Option<DateTimeOffset?> To = new("--to") { Description = "截止时间（不含） | up to this time, exclusive" };
    private static readonly Option<string?> Owner = new("--owner") { Description = "数源部门代码：只导出读取其数据的记录 | code of the department whose data was read" };
    private static readonly Option<string?> Department = new("--department") { Description = "读取部门代码 | code of the department that read" };
    private static readonly Option<string?> Node = new("--node") { Description = "节点名称，默认为全部 | node that wrote the ledger; defaults to all" };

    public static Command Create()
    {
        var command = new Command("export", "导出部分或全部台账（NDJSON），可用 audit verify 离线核验 | export all or part of the ledger as NDJSON; audit verify checks it offline")
        {
            Output, From, To, Owner, Department, Node,
        };
        command.SetAction((arguments, cancel) => RegistryWork.RunAsync(work => RunAsync(work, arguments, cancel), cancel));
        return command;
    }

    private static async Task<int> RunAsync(RegistryWork work, ParseResult arguments, CancellationToken cancel)
    {
        var root = work.Paths.Ledger;
        var filter = Filter(arguments);
        if (filter.Node is { } node && !LedgerReader.Nodes(root).Contains(node))
            throw new StartupException($"没有节点 {node} 的台账。", $"Node {node} has no ledger.");
        await using var target = arguments.GetValue(Output) is { } file ? file.Create() : Console.OpenStandardOutput();
        try
        {
            var entries = await LedgerExport.WriteAsync(root, filter, target, cancel);
            // Reading the ledger is itself recorded.
            await work.Store.NoteAsync("LEDGER_EXPORTED", string.Create(CultureInfo.InvariantCulture, $"{entries} entries"), cancel);
            await Console.Error.WriteLineAsync($"已导出 {entries} 条 | {entries} entries written");
            return 0;
        }
        catch (InvalidDataException)
        {
            throw new StartupException("台账损坏，无法导出。请用 audit verify 检查。", "The ledger is damaged and cannot be exported. Check it with `audit verify`.");
        }
    }

    private static LedgerFilter Filter(ParseResult arguments) => new()
    {
        From = arguments.GetValue(From),
        To = arguments.GetValue(To),
        Owner = arguments.GetValue(Owner),
        OwnerOf = arguments.GetValue(Owner) is null ? static _ => null : DataCatalog.Discover().OwnerOf,
        Department = arguments.GetValue(Department),
        Node = arguments.GetValue(Node),
    };
}
