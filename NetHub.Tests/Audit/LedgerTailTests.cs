using NetHub.Ledger.Verifying;


namespace NetHub.Tests.Audit;

/// <summary>Any tampering with the open segment or the head is detected and located. The open segment holds records 15 to 20.</summary>
public sealed class LedgerTailTests : IDisposable
{
    private readonly LedgerFolder ledger = new();

    [Theory]
    [InlineData("changed", LedgerProblem.Changed, 18)]
    [InlineData("dropped", LedgerProblem.Missing, 18)]
    [InlineData("doubled", LedgerProblem.OutOfOrder, 19)]
    [InlineData("written anew", LedgerProblem.Head, 20)]
    [InlineData("written anew with a time before", LedgerProblem.Clock, 18)]
    [InlineData("shortened", LedgerProblem.Shortened, 18)]
    [InlineData("dropped as a whole", LedgerProblem.Shortened, 15)]
    public void Tampering_with_the_open_segment_is_detected(string how, LedgerProblem problem, long at)
    {
        ledger.WithThreeSegments().Edit(3, lines => how switch
        {
            "changed" => lines.Select(static (l, i) => i == 3 ? l.Replace("JUS", "ORG", StringComparison.Ordinal) : l),
            "dropped" => lines.Where(static (_, i) => i != 3),
            "doubled" => [.. lines[..4], .. lines[3..]],
            "shortened" => lines[..3],
            "written anew" => Chains.Anew(lines, static (l, i) => i == 3 ? l.Replace("JUS", "ORG", StringComparison.Ordinal) : l),
            "written anew with a time before" => Chains.Anew(lines, static (l, i) => i == 3 ? l.Replace("{\"time\":\"2026", "{\"time\":\"2025", StringComparison.Ordinal) : l),
            _ => lines,
        });
        if (how == "dropped as a whole")
            File.Delete(ledger.PathOf("000003.ndjson"));

        ledger.AssertFound(problem, at);
    }

    [Theory]
    [InlineData("gone", null)]
    [InlineData("no head", null)]
    [InlineData("lowered", 17L)]
    [InlineData("of another ledger", 20L)]
    public void A_truncated_tail_with_a_tampered_head_is_detected(string how, long? at)
    {
        using var other = new LedgerFolder().WithThreeSegments();
        ledger.WithThreeSegments().Edit(3, static lines => lines[..3]);
        var head = ledger.PathOf("head");

        switch (how)
        {
            case "gone":
                File.Delete(head);
                break;
            case "no head":
                File.WriteAllText(head, "{}");
                break;
            case "lowered":
                File.WriteAllText(head, File.ReadAllText(head).Replace("\"number\":20", "\"number\":17", StringComparison.Ordinal));
                break;
            default:
                File.Copy(other.PathOf("head"), head, overwrite: true);
                break;
        }

        ledger.AssertFound(LedgerProblem.Head, at);
    }

    [Fact]
    public void A_partly_written_line_is_ignored()
    {
        ledger.WithThreeSegments();

        File.AppendAllText(ledger.PathOf("000003.ndjson"), "{\"time\":\"2026");

        ledger.AssertHolds(20);
    }

    public void Dispose() => ledger.Dispose();
}
