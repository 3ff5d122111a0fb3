using NetHub.Ledger.Chain;
using NetHub.Ledger.Records;
using NetHub.Ledger.Verifying;
using NetHub.Ledger.Writing;


namespace NetHub.Tests.Audit;

/// <summary>Nodes see each other: a ledger that is put back as it was is found by what another one saw.</summary>
public sealed class LedgerCheckpointTests : IDisposable
{
    private const string Other = "other";
    private readonly LedgerFolder ledger = new();
    private readonly string copy = Directory.CreateTempSubdirectory("nethub-ledger-copy-").FullName;

    [Fact]
    public void Ledgers_that_saw_each_other_hold()
    {
        SeeEachOther();

        Assert.Equal([(LedgerFolder.Hub, null), (Other, (string?)null)], ledger.Verifier().CheckDirectory(ledger.Root).Select(static r => (r.Node, r.Finding?.English)));
    }

    [Fact]
    public void A_ledger_that_is_put_back_as_it_was_is_found()
    {
        SeeEachOther();

        PutBack();

        ledger.AssertFound(LedgerProblem.Checkpoint, 5);
        Assert.Equal(LedgerProblem.None, ledger.Check(Other).Problem);
    }

    [Fact]
    public void A_ledger_that_is_put_back_and_goes_on_otherwise_is_found()
    {
        SeeEachOther();

        PutBack();
        ledger.Write(10);

        ledger.AssertFound(LedgerProblem.Checkpoint, 8);
    }

    [Fact]
    public void A_ledger_that_is_gone_is_found()
    {
        SeeEachOther();

        Directory.Delete(ledger.PathOf(""), recursive: true);

        ledger.AssertFound(LedgerProblem.Checkpoint, 1);
    }

    [Fact]
    public void The_ledger_of_one_node_is_checked_without_the_others()
    {
        SeeEachOther();

        Assert.Null(Assert.Single(ledger.Verifier().CheckDirectory(ledger.PathOf("", Other) + Path.DirectorySeparatorChar)).Finding);
    }

    [Fact]
    public void A_checkpoint_that_nobody_signed_is_found()
    {
        SeeEachOther();
        var head = ledger.Files().ReadHead()!;

        ledger.Write(writer => See(writer, head with { End = head.End with { Hash = ChainHash.Text(new byte[ChainHash.Size]) } }), Other);

        Assert.Equal((LedgerProblem.Checkpoint, 5L), (ledger.Check(Other).Problem, ledger.Check(Other).At));
    }

    [Fact]
    public void What_was_removed_in_its_time_need_not_be_as_it_was_seen()
    {
        ledger.Options.RetentionDays = 1;
        ledger.WithThreeSegments().Write(writer => See(writer, ledger.Files().ReadHead()!), Other);
        ledger.Clock.Advance(TimeSpan.FromDays(200));
        ledger.Write(1);

        ledger.Clock.Advance(TimeSpan.FromDays(200));
        new LedgerMaintenance(ledger.Files(), ledger.Options, ledger.Clock).PackAndPrune();

        Assert.Equal(21, ledger.Check().Pruned);
        Assert.All(ledger.Verifier().CheckDirectory(ledger.Root), static r => Assert.Null(r.Finding));
    }

    [Fact]
    public void Upkeep_says_the_ends_of_the_others_when_they_change()
    {
        SeeEachOther();
        var upkeep = new LedgerMaintenance(ledger.Files(Other), ledger.Options, ledger.Clock);

        Assert.Equal(8, Assert.Single(upkeep.Checkpoint()!.Nodes).End.Number);
        ledger.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(upkeep.Checkpoint());
    }

    public void Dispose()
    {
        ledger.Dispose();
        Directory.Delete(copy, recursive: true);
    }

    // The hub's ledger is copied at its record 4, and the other node sees it at 8.
    private void SeeEachOther()
    {
        ledger.Write(2);
        foreach (var file in Directory.GetFiles(ledger.PathOf("")))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        ledger.Write(3);
        ledger.Write(1, Other);
        ledger.Write(writer => See(writer, ledger.Files().ReadHead()!), Other);
    }

    private static void See(LedgerWriter writer, SignedEnd end) =>
        writer.Write(LedgerTypes.Checkpoint, new LedgerCheckpoint([end]).WriteTo);

    private void PutBack()
    {
        foreach (var file in Directory.GetFiles(copy))
            File.Copy(file, ledger.PathOf(Path.GetFileName(file)), overwrite: true);
    }
}
