using System.Text;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Exporting;
using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;
using NetHub.Ledger.Verifying;

namespace NetHub.Tests.Audit;

/// <summary>An exported part holds only the requested records and can be verified like the whole ledger.</summary>
public sealed class LedgerExportTests : IDisposable
{
    private readonly LedgerFolder ledger = new();

    [Theory]
    [InlineData(LedgerAlgorithm.Sha256)]
    [InlineData(LedgerAlgorithm.Sm3)]
    public async Task A_whole_ledger_is_exported_unchanged_and_verifies(LedgerAlgorithm algorithm)
    {
        ledger.Options.Algorithm = algorithm;
        ledger.WithThreeSegments().Files().Pack(1);

        var (entries, lines) = await ExportAsync(new LedgerFilter());

        Assert.Equal(9, entries);
        Assert.Equal([.. ledger.Lines(1), .. ledger.Lines(2), .. ledger.Lines(3)], lines.Skip(1));
        AssertReport(lines, LedgerProblem.None, 20);
    }

    [Fact]
    public async Task A_part_filtered_by_reading_department_has_only_its_records()
    {
        ledger.WithThreeSegments();

        var (entries, lines) = await ExportAsync(new LedgerFilter { Department = "JUS" });

        Assert.Equal(3, entries);
        Assert.Equal(3, lines.Count(static l => l.Contains("\"type\":\"entry\"", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, static l => l.Contains("\"department\":\"PLC\"", StringComparison.Ordinal) || l.Contains("Person.name", StringComparison.Ordinal));
        Assert.Contains(lines, static l => l.Contains("Grid.name", StringComparison.Ordinal));
        AssertReport(lines, LedgerProblem.None, 20);
    }

    [Fact]
    public async Task A_part_filtered_by_owner_has_only_records_about_its_data()
    {
        ledger.WithThreeSegments();

        var (entries, lines) = await ExportAsync(new LedgerFilter { Owner = "PSB", OwnerOf = static c => c.StartsWith("Person.", StringComparison.Ordinal) ? "PSB" : "PLC" });

        Assert.Equal(3, entries);
        Assert.Equal(3, lines.Count(static l => l.Contains("\"personalRows\":1", StringComparison.Ordinal)));
        AssertReport(lines, LedgerProblem.None, 20);
    }

    [Fact]
    public async Task Segments_outside_a_time_range_are_reduced_to_their_signed_ends()
    {
        var start = ledger.Clock.GetUtcNow();
        ledger.WithThreeSegments();

        // The entries of the second segment are written 4, 5 and 6 seconds after the start.
        var (entries, lines) = await ExportAsync(new LedgerFilter { From = start.AddSeconds(4), To = start.AddSeconds(6) });

        Assert.Equal(2, entries);
        Assert.StartsWith("{\"sealed\":", lines[1], StringComparison.Ordinal);
        AssertReport(lines, LedgerProblem.None, 20);
    }

    [Fact]
    public async Task A_part_of_a_pruned_ledger_begins_after_a_signed_end()
    {
        ledger.WithThreeSegments();
        ledger.Files().Prune(1, LedgerLines.EndOf(Encoding.UTF8.GetBytes(ledger.Lines(1)[^1]))!);

        var (_, lines) = await ExportAsync(new LedgerFilter { Node = LedgerFolder.Hub });

        AssertReport(lines, LedgerProblem.None, 13);
    }

    [Fact]
    public async Task A_part_holds_all_nodes_or_one()
    {
        ledger.WithThreeSegments().Write(2, "other");

        var (_, all) = await ExportAsync(new LedgerFilter());
        var (_, one) = await ExportAsync(new LedgerFilter { Node = "other" });

        Assert.Equal(["hub", "other"], Check(all).Select(static r => r.Node));
        Assert.Equal(["other"], Check(one).Select(static r => r.Node));
        Assert.All(Check(all), static r => Assert.Null(r.Finding));
    }

    [Theory]
    [InlineData("record changed", LedgerProblem.Changed)]
    [InlineData("record dropped", LedgerProblem.Missing)]
    [InlineData("digest dropped", LedgerProblem.Missing)]
    [InlineData("digest changed", LedgerProblem.Changed)]
    [InlineData("no digest", LedgerProblem.Unreadable)]
    [InlineData("sealed dropped", LedgerProblem.OutOfOrder)]
    [InlineData("sealed changed", LedgerProblem.Seal)]
    [InlineData("shortened", LedgerProblem.Shortened)]
    [InlineData("cut in a line", LedgerProblem.Unreadable)]
    [InlineData("without its first line", LedgerProblem.Unreadable)]
    [InlineData("head changed", LedgerProblem.Head)]
    [InlineData("empty", LedgerProblem.Unreadable)]
    public async Task Tampering_with_a_part_is_detected(string how, LedgerProblem problem)
    {
        var start = ledger.Clock.GetUtcNow();
        ledger.WithThreeSegments();
        var (_, lines) = await ExportAsync(new LedgerFilter { From = start.AddSeconds(5), Department = "JUS" });
        var (record, skipped) = (lines.FindIndex(static l => l.Contains("\"JUS\"", StringComparison.Ordinal)), lines.FindIndex(static l => l.StartsWith("{\"skipped\"", StringComparison.Ordinal)));

        List<string> changed = how switch
        {
            "record changed" => Replace(lines, record, static l => l.Replace("JUS", "ORG", StringComparison.Ordinal)),
            "record dropped" => Replace(lines, record, static _ => null),
            "digest dropped" => Replace(lines, skipped, static _ => null),
            "digest changed" => Replace(lines, skipped, static l => string.Concat("{\"skipped\":[\"", l.AsSpan(13, 1) is "A" ? "B" : "A", l.AsSpan(14))),
            "no digest" => Replace(lines, skipped, static _ => "{\"skipped\":[\"x\"]}"),
            "sealed dropped" => Replace(lines, 1, static _ => null),
            "sealed changed" => Replace(lines, 1, static l => l.Replace("\"number\":7", "\"number\":8", StringComparison.Ordinal)),
            "shortened" => lines[..^1],
            "without its first line" => lines[1..],
            "head changed" => Replace(lines, 0, static l => l.Replace("\"number\":20", "\"number\":19", StringComparison.Ordinal)),
            "empty" => [],
            _ => lines,
        };

        var bytes = Bytes(changed);
        var report = ledger.Verifier().CheckPart(() => new MemoryStream(how == "cut in a line" ? bytes[..^1] : bytes))[0];
        Assert.Equal(problem, report.Problem);
    }

    [Fact]
    public async Task A_receipt_matches_only_a_part_with_its_record_or_digest()
    {
        var start = ledger.Clock.GetUtcNow();
        ledger.WithThreeSegments();
        LedgerReceipt? receipt = null;
        ledger.Write(writer =>
        {
            var records = writer.Write([LedgerFolder.Entry(), LedgerFolder.Entry("jus")]);
            records.Sign(ledger.Key);
            receipt = LedgerReceipt.Read(records.Receipt(1), ledger.Keys);
            writer.Roll();
        });
        var sought = new SoughtRecords([receipt!]);

        var (_, with) = await ExportAsync(new LedgerFilter { Department = "PLC" });
        ledger.Verifier(sought).CheckPart(() => new MemoryStream(Bytes(with)));
        var other = new SoughtRecords([receipt!]);
        var (_, without) = await ExportAsync(new LedgerFilter { To = start.AddSeconds(3) });
        ledger.Verifier(other).CheckPart(() => new MemoryStream(Bytes(without)));

        Assert.Equal((true, false), (sought.Has(receipt!), other.Has(receipt!)));
    }

    [Fact]
    public void A_changed_receipt_is_invalid()
    {
        var text = "";
        ledger.Write(writer =>
        {
            var records = writer.Write([LedgerFolder.Entry()]);
            records.Sign(ledger.Key);
            text = records.Receipt(0);
        });
        using var other = new LedgerFolder();

        Assert.NotNull(LedgerReceipt.Read(text, ledger.Keys));
        Assert.Null(LedgerReceipt.Read(text, other.Keys));
        Assert.All(["", "v1", text.Replace("v1.", "v2.", StringComparison.Ordinal), text.Replace(".hub.", ".hob.", StringComparison.Ordinal), text[..60] + (text[60] == 'A' ? 'B' : 'A') + text[61..], text[..^4]], t => Assert.Null(LedgerReceipt.Read(t, ledger.Keys)));
    }

    public void Dispose() => ledger.Dispose();

    private async Task<(long Entries, List<string> Lines)> ExportAsync(LedgerFilter filter)
    {
        using var target = new MemoryStream();
        var entries = await LedgerExport.WriteAsync(ledger.Root, filter, target, CancellationToken.None);
        return (entries, [.. Encoding.UTF8.GetString(target.ToArray()).Split('\n')[..^1]]);
    }

    private IReadOnlyList<LedgerReport> Check(IEnumerable<string> lines) => ledger.Verifier().CheckPart(() => new MemoryStream(Bytes(lines)));

    private void AssertReport(IEnumerable<string> lines, LedgerProblem problem, long count)
    {
        var report = Assert.Single(Check(lines));
        Assert.Equal((problem, count, report.Finding?.English), (report.Problem, report.Count, null));
    }

    private static byte[] Bytes(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(static l => l + "\n")));

    private static List<string> Replace(List<string> lines, int at, Func<string, string?> change) => [.. lines.Select((l, i) => i == at ? change(l) : l).OfType<string>()];
}
