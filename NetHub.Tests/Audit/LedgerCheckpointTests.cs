using NetHub.Ledger.Chain;
using NetHub.Ledger.Records;
using NetHub.Ledger.Verifying;
using NetHub.Ledger.Writing;


namespace NetHub.Tests.Audit;

/// <summary>Nodes record each other's ledger ends, so a ledger that is rolled back is detected from another node's checkpoint.</summary>
public sealed class LedgerCheckpointTests : IDisposable
{
    private const string Other = "other";
    private readonly LedgerFolder ledger = new();
    private readonly string copy = Directory.CreateTempSubdirectory("nethub-ledger-copy-").FullName;

    [Fact]
    public void Ledgers_with_checkpoints_of_each_other_verify()
    {
        SeeEachOther();

        Assert.Equal([(LedgerFolder.Hub, null), (Other, (string?)null)], ledger.Verifier().CheckDirectory(ledger.Root).Select(static r => (r.Node, r.Finding?.English)));
    }

    [Fact]
    public void A_rolled_back_ledger_is_detected()
    {
        SeeEachOther();

        PutBack();

        ledger.AssertFound(LedgerProblem.Checkpoint, 5);
        Assert.Equal(LedgerProblem.None, ledger.Check(Other).Problem);
    }

    [Fact]
    public void A_rolled_back_ledger_that_continues_differently_is_detected()
    {
        SeeEachOther();

        PutBack();
        ledger.Write(10);

        ledger.AssertFound(LedgerProblem.Checkpoint, 8);
    }

    [Fact]
    public void A_deleted_ledger_is_detected()
    {
        SeeEachOther();

        Directory.Delete(ledger.PathOf(""), recursive: true);

        ledger.AssertFound(LedgerProblem.Checkpoint, 1);
    }

    [Fact]
    public void The_ledger_of_one_node_is_verified_without_the_others()
    {
        SeeEachOther();

        Assert.Null(Assert.Single(ledger.Verifier().CheckDirectory(ledger.PathOf("", Other) + Path.DirectorySeparatorChar)).Finding);
    }

    [Fact]
    public void A_checkpoint_with_a_forged_end_is_detected()
    {
        SeeEachOther();
        var head = ledger.Files().ReadHead()!;

        ledger.Write(writer => See(writer, head with { End = head.End with { Hash = ChainHash.Text(new byte[ChainHash.Size]) } }), Other);

        Assert.Equal((LedgerProblem.Checkpoint, 5L), (ledger.Check(Other).Problem, ledger.Check(Other).At));
    }

    [Fact]
    public void Records_pruned_on_time_need_not_match_a_checkpoint()
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
    public void Maintenance_writes_a_checkpoint_only_when_other_ledgers_changed()
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

    // The hub's ledger is copied at record 4, and the other node's checkpoint sees it at record 8.
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
