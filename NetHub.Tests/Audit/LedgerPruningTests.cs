using NetHub.Ledger.Segments;
using NetHub.Ledger.Verifying;
using NetHub.Ledger.Writing;


namespace NetHub.Tests.Audit;

/// <summary>Records are removed when their time is over, not before, and the others hold as they did.</summary>
public sealed class LedgerPruningTests : IDisposable
{
    private readonly LedgerFolder ledger = new();

    [Fact]
    public void Segments_are_packed_and_removed_when_their_time_is_over_and_never_before_six_months()
    {
        ledger.Options.RetentionDays = 1;
        ledger.WithThreeSegments();

        ledger.Clock.Advance(TimeSpan.FromDays(LedgerOptions.LeastRetentionDays - 1));
        new LedgerMaintenance(ledger.Files(), ledger.Options, ledger.Clock).PackAndPrune();
        Assert.Equal([1, 2, 3], ledger.Files().Segments());
        Assert.Equal((true, false), (ledger.Files().IsPacked(2), ledger.Files().IsPacked(3)));
        ledger.AssertHolds(20);

        ledger.Clock.Advance(TimeSpan.FromDays(2));
        new LedgerMaintenance(ledger.Files(), ledger.Options, ledger.Clock).PackAndPrune();
        Assert.Equal([3], ledger.Files().Segments());
        ledger.AssertHolds(6);
        ledger.Write(1);
        Assert.Equal((LedgerProblem.None, 14L), (ledger.Check().Problem, ledger.Check().Pruned));
    }

    [Fact]
    public void Segments_that_are_removed_before_their_time_are_missed()
    {
        ledger.WithThreeSegments();
        var seal = LedgerLines.EndOf(System.Text.Encoding.UTF8.GetBytes(ledger.Lines(1)[^1]))!;

        ledger.Files().Prune(1, seal);

        ledger.AssertFound(LedgerProblem.Missing, 8);
    }

    [Fact]
    public void What_a_ledger_begins_from_after_pruning_must_be_signed()
    {
        ledger.WithThreeSegments();
        var seal = LedgerLines.EndOf(System.Text.Encoding.UTF8.GetBytes(ledger.Lines(1)[^1]))!;

        ledger.Files().Prune(1, seal with { End = seal.End with { Number = 6 } });

        ledger.AssertFound(LedgerProblem.Seal, null);
    }

    public void Dispose() => ledger.Dispose();
}
