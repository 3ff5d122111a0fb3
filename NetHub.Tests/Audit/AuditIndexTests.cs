using Microsoft.Data.Sqlite;
using NetHub.Ledger.Reading;
using NetHub.Ledger.Records;
using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

/// <summary>The index holds each record of the ledger exactly once, whatever interrupts indexing.</summary>
public sealed class AuditIndexTests
{
    [Fact]
    public async Task A_rebuilt_index_equals_one_that_grew_step_by_step()
    {
        await using var ledger = new IndexedLedger();
        using var index = ledger.NewIndex();
        for (var i = 0; i < 5; i++)
        {
            await ledger.ReadAsync(150);
            index.Advance("hub");
        }

        IndexedLedger.IndexAll(index);
        var grown = ledger.Dump();
        index.Clear();
        Assert.Equal(0, ledger.Count("AuditRecord"));
        ledger.IndexByRestarts();

        Assert.Equal(750, ledger.Count("AuditRecord"));
        Assert.Equal(grown, ledger.Dump());
    }

    [Fact]
    public async Task A_restart_between_batches_neither_duplicates_nor_loses_records()
    {
        await using var ledger = new IndexedLedger();
        await ledger.ReadAsync(2_300);

        ledger.IndexByRestarts();

        Assert.Equal(2_300, ledger.Count("AuditRecord"));
        Assert.Equal(2_300L, SmallDatabase.Execute(ledger.Database, "SELECT count(DISTINCT AuditId) FROM AuditRecord"));
        Assert.Equal(2_300L, SmallDatabase.Execute(ledger.Database, "SELECT Reads FROM FieldUsage WHERE Coordinate = 'Region.name'"));
        Assert.Equal(4_600L, SmallDatabase.Execute(ledger.Database, "SELECT Rows FROM FieldUsage WHERE Coordinate = 'Region.name'"));
    }

    [Fact]
    public async Task A_failed_batch_leaves_nothing_and_is_repeated()
    {
        await using var ledger = new IndexedLedger();
        await ledger.ReadAsync(10);
        using var index = ledger.NewIndex();
        SmallDatabase.Execute(ledger.Database, "CREATE TRIGGER stop BEFORE INSERT ON HubState BEGIN SELECT RAISE(ABORT, 'stop'); END");

        Assert.ThrowsAny<Exception>(() => index.Advance("hub"));
        var left = ledger.Count("AuditRecord") + ledger.Count("FieldUsage") + ledger.Count("RowOwner");
        SmallDatabase.Execute(ledger.Database, "DROP TRIGGER stop");
        IndexedLedger.IndexAll(index);

        Assert.Equal(0, left);
        Assert.Equal(10, ledger.Count("AuditRecord"));
        Assert.Equal(10L, SmallDatabase.Execute(ledger.Database, "SELECT Reads FROM FieldUsage WHERE Coordinate = 'Region.name'"));
    }

    [Fact]
    public async Task Two_indexers_of_one_ledger_write_each_record_once()
    {
        await using var ledger = new IndexedLedger();
        using var one = ledger.NewIndex();
        using var other = ledger.NewIndex();
        for (var i = 0; i < 6; i++)
        {
            await ledger.ReadAsync(20);
            (i % 2 == 0 ? one : other).Advance("hub");
        }

        IndexedLedger.IndexAll(one);
        IndexedLedger.IndexAll(other);

        Assert.Equal(120, ledger.Count("AuditRecord"));
        Assert.Equal(120L, SmallDatabase.Execute(ledger.Database, "SELECT Reads FROM FieldUsage WHERE Coordinate = 'Region.name'"));
    }

    [Fact]
    public async Task An_index_that_another_process_cleared_is_rebuilt()
    {
        await using var ledger = new IndexedLedger();
        await ledger.ReadAsync(30);
        using var waiting = ledger.NewIndex();
        IndexedLedger.IndexAll(waiting);
        using (var other = ledger.NewIndex())
            other.Clear();

        waiting.Refresh();
        IndexedLedger.IndexAll(waiting);

        Assert.Equal(30, ledger.Count("AuditRecord"));
    }

    [Fact]
    public async Task A_ledger_that_replaced_another_is_indexed_from_its_beginning()
    {
        await using var ledger = new IndexedLedger();
        await ledger.ReadAsync(40);
        ledger.IndexByRestarts();
        await ledger.BeginAnotherAsync();
        await ledger.ReadAsync(5);

        using (var index = ledger.NewIndex())
            Assert.True(index.Advance("hub").IsAnew);
        ledger.IndexByRestarts();

        Assert.Equal(5, ledger.Count("AuditRecord"));
        Assert.Equal(LedgerReader.Read(ledger.Root, "hub").Where(r => r.Type == LedgerTypes.Entry).Select(r => r.Place.Hash[..16]).Order(StringComparer.Ordinal), Ids(ledger));
    }

    [Fact]
    public async Task Rows_before_a_time_are_pruned_with_their_owners()
    {
        await using var ledger = new IndexedLedger();
        await ledger.ReadAsync(1_100);
        ledger.IndexByRestarts();
        using var index = ledger.NewIndex();
        index.Prune(TimeProvider.System.GetUtcNow().AddDays(-1));
        var kept = ledger.Count("AuditRecord");

        while (index.Prune(TimeProvider.System.GetUtcNow().AddDays(2)))
        {
            // Each call prunes one batch.
        }

        Assert.Equal(1_100, kept);
        Assert.Equal(0, ledger.Count("AuditRecord") + ledger.Count("FieldUsage") + ledger.Count("RowOwner"));
    }

    [Fact]
    public async Task Indexing_does_not_change_the_data_version()
    {
        await using var ledger = new IndexedLedger();
        await ledger.ReadAsync(3);
        ledger.IndexByRestarts();

        Assert.Equal(1L, SmallDatabase.Execute(ledger.Database, "SELECT count(*) FROM HubState WHERE Name LIKE 'dataVersion%'"));
        Assert.Equal("1", SmallDatabase.Execute(ledger.Database, "SELECT Value FROM HubState WHERE Name = 'dataVersion'"));
    }

    private static List<string> Ids(IndexedLedger ledger)
    {
        using var connection = SmallDatabase.Open(ledger.Database);
        using var command = new SqliteCommand("SELECT AuditId FROM AuditRecord", connection);
        using var reader = command.ExecuteReader();
        var ids = new List<string>();
        while (reader.Read())
            ids.Add(reader.GetString(0));
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }
}
