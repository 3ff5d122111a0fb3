using NetHub.Ledger.Signing;

namespace NetHub.Ledger.Verifying;

/// <summary>One line of a check's result, in both languages.</summary>
public readonly record struct CheckLine(string Chinese, string English, bool IsProblem);

/// <summary>Checks ledgers and receipts and says the result in words: what <c>audit verify</c> and an auditor's program print.</summary>
/// <param name="keys">The trusted keys.</param>
/// <param name="clock">The time of the check.</param>
public sealed class LedgerCheck(LedgerKeys keys, TimeProvider clock)
{
    /// <param name="path">A folder of ledgers, the folder of one node, or an exported file.</param>
    /// <param name="receipts">Receipts to look for, or names of files that hold one.</param>
    /// <param name="progress">Receives the number of records that were checked since the last call.</param>
    /// <returns>The lines to print; none if there is no ledger.</returns>
    public IReadOnlyList<CheckLine> Run(string path, IEnumerable<string> receipts, IProgress<long>? progress)
    {
        var findings = receipts.Select(value => ReceiptFinding.Read(value, keys)).ToList();
        var sought = new SoughtRecords(findings.Select(static r => r.Receipt).OfType<LedgerReceipt>());
        var verifier = new LedgerVerifier(keys, clock) { Sought = sought, Progress = progress };
        var reports = Directory.Exists(path) ? verifier.CheckDirectory(path) : verifier.CheckPart(() => File.OpenRead(path));
        return reports.Count == 0 ? [] : [.. reports.SelectMany(Lines), .. findings.Select(r => r.In(sought))];
    }

    private static IEnumerable<CheckLine> Lines(LedgerReport report)
    {
        yield return new CheckLine($"{report.Node}：{report.Count} 条完好，签名至第 {report.Signed} 条", $"{report.Count} records are intact, signed up to {report.Signed}", IsProblem: false);
        if (report.Pruned > 0)
            yield return new CheckLine($"{report.Node}：第 {report.Pruned} 条及以前已到期删除", $"records up to {report.Pruned} were deleted after their retention period", IsProblem: false);
        if (report.Finding is { } finding)
            yield return new CheckLine($"{report.Node}：{finding.Chinese}", $"{report.Node}: {finding.English}", IsProblem: true);
    }
}
