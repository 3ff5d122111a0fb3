using System.CommandLine;
using NetHub.Server.AuditRecording;

namespace NetHub.Server.Commands;

/// <summary><c>audit key</c>: prints the public key that auditors need to verify ledgers and receipts offline.</summary>
internal static class AuditKeyCommand
{
    public static Command Create()
    {
        var command = new Command("key", "输出台账公钥（PEM）及其标识，供审计方离线核验 | print the ledger's public key as PEM and its id, for auditors");
        command.SetAction(static _ => Print());
        return command;
    }

    private static int Print()
    {
        using var key = Ledgers.Key(AuditCommand.Settings().Paths);
        Console.WriteLine(key.PublicPem);
        // The id goes to standard error, so that standard output holds only the PEM.
        Console.Error.WriteLine($"密钥标识 | key id: {key.Id}");
        return 0;
    }
}
