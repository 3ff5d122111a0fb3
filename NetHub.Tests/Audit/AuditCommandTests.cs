using System.Diagnostics;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;
using NetHub.Ledger.Writing;
using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

/// <summary>With a ledger file, a public key and receipts, an auditor can verify records from the command line.</summary>
public sealed class AuditCommandTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("nethub-audit-").FullName;
    private readonly LedgerFolder other = new();
    private string receipt = "";

    [Fact]
    public async Task A_part_is_exported_and_verified_elsewhere_with_the_public_key_and_a_receipt()
    {
        Record();
        var (part, key) = (Path.Combine(data, "part.ndjson"), Path.Combine(data, "public.pem"));

        var exported = await HubProcess.RunAsync(data, "audit", "export", "-o", part, "--owner", "PLC", "--department", "PLC", "--from", "2020-01-01", "--node", "hub");
        var printed = await HubProcess.RunAsync(data, "audit", "key");
        File.WriteAllText(key, printed.Output[printed.Output.IndexOf("-----BEGIN", StringComparison.Ordinal)..]);
        var verified = await HubProcess.RunAsync(data, "audit", "verify", part, "--key", key, "--receipt", receipt);

        Assert.Equal((0, 0, 0), (exported.Code, printed.Code, verified.Code));
        Assert.Contains("3 records are intact", verified.Output, StringComparison.Ordinal);
        Assert.Contains("the receipt is genuine, and its record is in the ledger", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_auditor_s_program_verifies_a_part_and_a_receipt_without_a_hub()
    {
        Record();
        var (part, key) = (Path.Combine(data, "part.ndjson"), Path.Combine(data, "public.pem"));
        await HubProcess.RunAsync(data, "audit", "export", "-o", part);
        using (var own = LedgerKey.FromFile(Path.Combine(data, "ledger.key")))
            File.WriteAllText(key, own.PublicPem);

        var good = await VerifyAsync(part, "--key", key, "--receipt", receipt);
        File.WriteAllText(part, File.ReadAllText(part).Replace("PLC", "ORG", StringComparison.Ordinal));
        var bad = await VerifyAsync(part, "--key", key);
        var none = await VerifyAsync(Path.Combine(data, "nowhere"), "--key", key);

        Assert.Equal((0, 1, 2), (good.Code, bad.Code, none.Code));
        Assert.Contains("the receipt is genuine, and its record is in the ledger", good.Text, StringComparison.Ordinal);
        Assert.Contains("was changed", bad.Text, StringComparison.Ordinal);
        Assert.Contains("There is no ledger", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_s_ledger_is_verified_with_its_own_key_and_problems_are_reported_in_both_languages()
    {
        Record();
        var good = await HubProcess.RunAsync(data, "audit", "verify");
        var file = Path.Combine(data, "ledger", "hub", "000001.ndjson");
        File.WriteAllText(file, File.ReadAllText(file).Replace("PLC", "ORG", StringComparison.Ordinal));

        var bad = await HubProcess.RunAsync(data, "audit", "verify", "--receipt", receipt, "--receipt", "v1.nothing");

        Assert.Equal((0, 1), (good.Code, bad.Code));
        Assert.Contains("第 3 条记录被改动", bad.Error, StringComparison.Ordinal);
        Assert.Contains("Record 3 was changed", bad.Error, StringComparison.Ordinal);
        Assert.Contains("is genuine, but its record", bad.Error, StringComparison.Ordinal);
        Assert.Contains("The receipt v1.nothing is not genuine", bad.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_or_a_ledger_the_command_says_what_is_missing()
    {
        other.WithThreeSegments();

        var noKey = await HubProcess.RunAsync(data, "audit", "verify", other.Root);
        var noLedger = await HubProcess.RunAsync(data, "audit", "verify", Path.Combine(data, "nowhere"));

        Assert.Equal((1, 1), (noKey.Code, noLedger.Code));
        Assert.Contains("--key", noKey.Error, StringComparison.Ordinal);
        Assert.Contains("There is no ledger", noLedger.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        other.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private void Record()
    {
        using var key = LedgerKey.FromFile(Path.Combine(data, "ledger.key"));
        var files = new LedgerFiles(Path.Combine(data, "ledger", "hub"));
        Directory.CreateDirectory(files.Directory);
        using var writer = new LedgerWriter(files, key, new LedgerOptions(), TimeProvider.System);
        var records = writer.Write([LedgerFolder.Entry()]);
        records.Sign(key);
        receipt = records.Receipt(0);
        writer.Sync(writer.End);
    }

    private static async Task<(int Code, string Text)> VerifyAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "nethub-verify.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var program = Process.Start(start)!;
        var texts = await Task.WhenAll(program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, string.Concat(texts));
    }
}
