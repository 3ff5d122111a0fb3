using System.Diagnostics;
using System.Security.Cryptography;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;
using NetHub.Ledger.Verifying;
using NetHub.Ledger.Writing;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Vocabulary;

namespace NetHub.Benchmarks;

/// <summary>Measures the ledger alone: time and disk space per record, and the speed of verification.</summary>
internal static class LedgerSpeed
{
    private const int Records = 300_000;
    private const int Together = 13;

    // At least the number of documents, people and addresses of a county in a busy hour.
    private const int Groups = 100;
    private const int Documents = 200;

    public static void Run()
    {
        foreach (var algorithm in Enum.GetValues<LedgerAlgorithm>())
            Run(algorithm);
    }

    private static void Run(LedgerAlgorithm algorithm)
    {
        var root = Directory.CreateTempSubdirectory("nethub-ledger-").FullName;
        try
        {
            using var key = LedgerKey.FromFile(Path.Combine(root, "ledger.key"));
            var files = new LedgerFiles(Path.Combine(root, "hub"));
            Directory.CreateDirectory(files.Directory);
            using (var writer = new LedgerWriter(files, key, new LedgerOptions { Algorithm = algorithm }, TimeProvider.System))
            {
                Write(writer, key, algorithm);
                writer.Roll();
                writer.Sync(writer.End);
            }

            var plain = Verify(root, key, algorithm, "plain");
            foreach (var segment in files.Segments().SkipLast(1))
                files.Pack(segment);
            var packed = Verify(root, key, algorithm, "packed");
            Console.WriteLine(FormattableString.Invariant($"{"",-8} on disk {plain:F0} bytes a record plain (at most 1024), {packed:F0} packed (at most 200)"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Write(LedgerWriter writer, LedgerKey key, LedgerAlgorithm algorithm)
    {
        var groups = Enumerable.Range(0, Groups).Select(static g => Enumerable.Range(0, Together).Select(i => Entry((g * Together) + i)).ToList()).ToList();
        var (writing, signing) = (0L, 0L);
        for (var i = 0; i < Records; i += Together)
        {
            var start = Stopwatch.GetTimestamp();
            var written = writer.Write(groups[i / Together % Groups]);
            var middle = Stopwatch.GetTimestamp();
            written.Sign(key);
            for (var position = 0; position < Together; position++)
                written.Receipt(position);
            writing += middle - start;
            signing += Stopwatch.GetTimestamp() - middle;
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{ChainHash.NameOf(algorithm),-8} written {Micros(writing):F2} µs a record, receipts {Micros(signing):F2} µs"));
    }

    // Returns the bytes on disk per record.
    private static double Verify(string root, LedgerKey key, LedgerAlgorithm algorithm, string form)
    {
        var verifier = new LedgerVerifier(new LedgerKeys([key]), TimeProvider.System);
        var start = Stopwatch.GetTimestamp();
        var report = verifier.CheckDirectory(root).Single();
        var elapsed = Stopwatch.GetElapsedTime(start);
        if (report.Finding is { } finding)
            throw new InvalidDataException(finding.English);
        Console.WriteLine(FormattableString.Invariant($"{ChainHash.NameOf(algorithm),-8} checked {report.Count / elapsed.TotalSeconds:N0} records a second, {form}"));
        return new DirectoryInfo(Path.Combine(root, "hub")).EnumerateFiles().Sum(static f => f.Length) / (double)report.Count;
    }

    private static double Micros(long ticks) => Stopwatch.GetElapsedTime(0, ticks).TotalMicroseconds / Records;

    private static AuditEntry Entry(int i)
    {
        var caller = new Caller("PLC", "plc", HubRoles.Reader, Sensitivity.Sensitive);
        var fields = new AuditedFields(
            [new AuditedField("Grid.gridCode", ["SHOW", "FILTER"], "FULL", null, null), new AuditedField("Grid.name", ["SHOW"], "FULL", null, null)], [], [], isPersonal: false);
        return AuditEntries.Create(AuditAction.Query, caller, new ReadOrigin($"10.43.{i % 7}.{i * 17 % 250}", null), AuditEntry.Done, fields) with
        {
            Document = Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(i % Documents))),
            Person = $"person{i * 31 % 400}",
            Operation = "OneGrid",
            Rows = [new RowCount("Grid", 1), new RowCount("GridAssignment", 3)],
            PersonalRows = i % 40,
            DataVersion = "abcdefghijklmnopqrstuv",
            Duration = TimeSpan.FromMicroseconds(137 + (i * 7919 % 5000)),
            PolicyVersion = 1,
        };
    }
}
