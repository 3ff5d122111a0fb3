using System.CommandLine;
using System.Security.Cryptography;
using NetHub.Ledger.Signing;
using NetHub.Ledger.Verifying;
using NetHub.Server.AuditRecording;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary><c>audit verify</c>: checks that ledgers or parts of them are unaltered, and that they contain the records of receipts.</summary>
internal static class AuditVerifyCommand
{
    private static readonly Argument<string?> Source = new("path")
    {
        Description = "台账目录、节点目录或导出的文件，默认为本系统的台账 | folder of all ledgers, folder of one node, or exported file; defaults to the hub's own ledger",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string[]> Keys = new("--key")
    {
        Description = "台账公钥文件（PEM），可多个；核验本系统台账时可省略 | file with a public key (PEM), may be repeated; not needed for the hub's own ledger",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Receipts = new("--receipt")
    {
        Description = "要核对的回执或其文件，可多个 | receipt to look for, or a file that holds one; may be repeated",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new Command("verify", "检查台账是否被改动，核对回执；有问题时退出码为 1 | check that the ledger is unaltered and holds the receipts' records; exits with 1 if not") { Source, Keys, Receipts };
        command.SetAction(static arguments => Run(arguments));
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var paths = arguments.GetValue(Source) is null ? AuditCommand.Settings().Paths : null;
        var path = paths?.Ledger ?? Path.GetFullPath(arguments.GetValue(Source)!, HubPaths.Root);
        if (!Path.Exists(path))
            throw new StartupException($"没有台账 {path}。", $"There is no ledger {path}.");
        var keys = Read(arguments.GetValue(Keys) ?? [], paths);
        using var progress = new RecordProgress();
        var lines = new LedgerCheck(keys, TimeProvider.System).Run(path, arguments.GetValue(Receipts) ?? [], progress);
        if (lines.Count == 0)
            throw new StartupException($"{path} 中没有台账。", $"There is no ledger in {path}.");
        foreach (var line in lines.Where(static l => !l.IsProblem))
            Console.WriteLine($"{line.Chinese} | {line.English}");
        var problems = lines.Where(static l => l.IsProblem).Select(static l => new Message(l.Chinese, l.English)).ToList();
        return problems.Count == 0 ? 0 : throw new StartupException(problems);
    }

    private static LedgerKeys Read(string[] files, HubPaths? paths)
    {
        if (files.Length == 0 && paths is null)
            throw new StartupException("请用 --key 给出台账公钥文件（由 audit key 输出）。", "Name the file with the ledger's public key with --key; `audit key` prints the key.");
        if (files.Length == 0 && !File.Exists(paths!.LedgerKey))
            throw new StartupException($"没有台账密钥 {paths.LedgerKey}。", $"There is no ledger key {paths.LedgerKey}.");
        return new LedgerKeys(files.Length == 0 ? [Ledgers.Key(paths!)] : files.Select(static f => Read(Path.GetFullPath(f, HubPaths.Root))));
    }

    private static LedgerKey Read(string file)
    {
        try
        {
            return LedgerKey.FromPem(File.ReadAllText(file));
        }
        catch (CryptographicException)
        {
            throw new StartupException($"{file} 不是台账公钥（ECDSA P-256，PEM）。", $"{file} is not a ledger's public key (ECDSA P-256, PEM).");
        }
    }
}
