using NetHub.Ledger.Segments;
using NetHub.Ledger.Verifying;
using NetHub.Ledger.Writing;


namespace NetHub.Tests.Audit;

/// <summary>Records are removed after their retention period, not before, and the remaining ones still verify.</summary>
public sealed class LedgerPruningTests : IDisposable
{
    private readonly LedgerFolder ledger = new();

    [Fact]
    public void Segments_are_packed_and_removed_after_retention_and_never_before_six_months()
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
    public void Segments_removed_too_early_are_reported_as_missing()
    {
        ledger.WithThreeSegments();
        var seal = LedgerLines.EndOf(System.Text.Encoding.UTF8.GetBytes(ledger.Lines(1)[^1]))!;

        ledger.Files().Prune(1, seal);

        ledger.AssertFound(LedgerProblem.Missing, 8);
    }

    [Fact]
    public void A_pruned_ledger_must_begin_after_a_signed_end()
    {
        ledger.WithThreeSegments();
        var seal = LedgerLines.EndOf(System.Text.Encoding.UTF8.GetBytes(ledger.Lines(1)[^1]))!;

        ledger.Files().Prune(1, seal with { End = seal.End with { Number = 6 } });

        ledger.AssertFound(LedgerProblem.Seal, null);
    }

    public void Dispose() => ledger.Dispose();
}
