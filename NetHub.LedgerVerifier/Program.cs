using System.CommandLine;
using System.Security.Cryptography;
using NetHub.Ledger.Signing;
using NetHub.Ledger.Verifying;

var path = new Argument<string>("path") { Description = "台账目录、节点目录或导出的文件 | folder of all ledgers, folder of one node, or exported file" };
var keys = new Option<FileInfo[]>("--key") { Description = "台账公钥文件（PEM），可多个 | file with a public key (PEM), may be repeated", Required = true, AllowMultipleArgumentsPerToken = true };
var receipts = new Option<string[]>("--receipt") { Description = "要核对的回执或其文件，可多个 | receipt to look for, or a file that holds one; may be repeated", AllowMultipleArgumentsPerToken = true };
var command = new RootCommand("检查台账是否被改动，核对回执；有问题时退出码为 1，无法检查时为 2 | checks that a ledger is unaltered and holds the receipts' records; exits with 1 if not, with 2 if it cannot be checked")
{
    path, keys, receipts,
};
command.SetAction(arguments => Verify(arguments.GetValue(path)!, arguments.GetValue(keys)!, arguments.GetValue(receipts) ?? []));
return command.Parse(args).Invoke();

static int Verify(string path, FileInfo[] files, string[] receipts)
{
    try
    {
        var keys = new LedgerKeys([.. files.Select(static f => LedgerKey.FromPem(File.ReadAllText(f.FullName)))]);
        var lines = Path.Exists(path) ? new LedgerCheck(keys, TimeProvider.System).Run(path, receipts, progress: null) : [];
        foreach (var line in lines)
            (line.IsProblem ? Console.Error : Console.Out).WriteLine($"{line.Chinese} | {line.English}");
        if (lines.Count > 0)
            return lines.Any(static l => l.IsProblem) ? 1 : 0;
        Console.Error.WriteLine($"没有台账 {path}。| There is no ledger {path}.");
    }
    catch (CryptographicException)
    {
        Console.Error.WriteLine("所给文件不是台账公钥（ECDSA P-256，PEM）。| A given file is not a ledger's public key (ECDSA P-256, PEM).");
    }
    catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine($"无法读取台账或公钥（{failure.GetType().Name}）。| The ledger or a key cannot be read ({failure.GetType().Name}).");
    }

    return 2;
}
