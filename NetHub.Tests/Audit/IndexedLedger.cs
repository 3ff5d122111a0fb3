using Microsoft.Extensions.Logging.Abstractions;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.AuditIndexing;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

/// <summary>A ledger and a small database that holds its index, without a hub.</summary>
internal sealed class IndexedLedger : IAsyncDisposable
{
    private static readonly DataCatalog Catalog = DataCatalog.Discover();
    private static readonly AuditedFields Zones = new(
        [new AuditedField("Region.observationZone", ["SHOW", "FILTER"], "FULL", null, null), new AuditedField("Region.name", ["SHOW"], "FULL", null, null)], [], [], isPersonal: false);

    private readonly string directory = Directory.CreateTempSubdirectory("nethub-index-").FullName;
    private readonly TimeProvider clock;
    private FileAuditLedger ledger;

    public IndexedLedger(TimeProvider? clock = null)
    {
        this.clock = clock ?? TimeProvider.System;
        Database = SmallDatabase.CreateIn(directory);
        ledger = Open();
    }

    public string Database { get; }

    public string Root => Path.Combine(directory, "ledger");

    /// <summary>Creates an index as a newly started program does.</summary>
    public AuditIndex NewIndex() => new(new SqliteContextFactory(Database, Catalog), Catalog, Root);

    public async Task ReadAsync(int times, string department = "PLC", string operation = "Zones")
    {
        for (var i = 0; i < times; i++)
        {
            await ledger.RecordAsync(AuditEntries.Create(AuditAction.Query, department, department.ToLowerInvariant(), AuditEntry.Done, Zones) with
            {
                Operation = operation,
                Rows = [new RowCount("Region", 2)],
                Duration = TimeSpan.FromMilliseconds(1),
            });
        }
    }

    /// <summary>Moves the ledger away and begins a new one.</summary>
    public async Task BeginAnotherAsync()
    {
        await ledger.DisposeAsync();
        Directory.Move(Root, Root + "-aside");
        ledger = Open();
    }

    /// <summary>Indexes the whole ledger, creating a new index for each step as if the program restarted.</summary>
    public void IndexByRestarts()
    {
        int read;
        do
        {
            using var index = NewIndex();
            read = index.Advance("hub").Records;
        }
        while (read > 0);
    }

    public static void IndexAll(AuditIndex index)
    {
        while (index.Advance("hub").Records > 0)
        {
            // Each call indexes one batch.
        }
    }

    /// <summary>Returns everything that the index wrote, as text.</summary>
    public IReadOnlyList<string> Dump() =>
    [
        .. Rows("SELECT * FROM AuditRecord ORDER BY RowKey"), .. Rows("SELECT * FROM FieldUsage ORDER BY RowKey"),
        .. Rows("SELECT * FROM RowOwner WHERE Dataset IN ('AuditRecord', 'FieldUsage') ORDER BY 1, 2, 3"), .. Rows("SELECT * FROM HubState ORDER BY Name"),
    ];

    public long Count(string table) => (long)SmallDatabase.Execute(Database, $"SELECT count(*) FROM {table}")!;

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    // Small segments, so that some are sealed and packed.
    private FileAuditLedger Open() => new(
        Root, LedgerKey.FromFile(Path.Combine(directory, "ledger.key")), new LedgerOptions { SegmentBytes = 100_000 }, clock, NullLogger<FileAuditLedger>.Instance);

    private List<string> Rows(string sql)
    {
        using var connection = SmallDatabase.Open(Database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        return rows;
    }
}
