using NetHub.Ledger.Segments;
using NetHub.Server.Settings;

namespace NetHub.Server.AuditRecording;

/// <summary>The section <c>Hub:Ledger</c>: how the ledger is written and how long records are kept.</summary>
internal static class LedgerSettings
{
    private const int LeastSegment = 1 << 16;
    private const int LongestNode = 40;

    public static SettingsSection Section()
    {
        var options = new LedgerOptions();
        return new SettingsSection("Ledger", options, _ => Check(options));
    }

    private static IEnumerable<Message> Check(LedgerOptions ledger)
    {
        if (ledger.Node.Length is 0 or > LongestNode || !ledger.Node.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            yield return new Message($"Hub:Ledger:Node 应为 1 到 {LongestNode} 个字母、数字、下划线或连字符。", $"Hub:Ledger:Node must be 1 to {LongestNode} letters, digits, underscores or hyphens.");
        if (ledger.RetentionDays < LedgerOptions.LeastRetentionDays)
        {
            yield return new Message(
                $"Hub:Ledger:RetentionDays 至少为 {LedgerOptions.LeastRetentionDays}（六个月）。",
                $"Hub:Ledger:RetentionDays must be at least {LedgerOptions.LeastRetentionDays} (six months).");
        }

        if (ledger.SegmentBytes < LeastSegment)
            yield return new Message($"Hub:Ledger:SegmentBytes 至少为 {LeastSegment}。", $"Hub:Ledger:SegmentBytes must be at least {LeastSegment}.");
        if (ledger.CheckpointSeconds < 1)
            yield return new Message("Hub:Ledger:CheckpointSeconds 应大于 0。", "Hub:Ledger:CheckpointSeconds must be greater than 0.");
    }
}
