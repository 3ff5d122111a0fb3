using Microsoft.EntityFrameworkCore;
using NetHub.Ledger.Reading;
using NetHub.Ledger.Records;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Storage.AuditIndexing;

/// <summary>What a step of the index came to.</summary>
/// <param name="Records">Records of the ledger that were read; 0 where nothing is new.</param>
/// <param name="IsAnew">The ledger was another one than was indexed: the index is made anew.</param>
public readonly record struct IndexStep(int Records, bool IsAnew);

/// <summary>
/// Keeps an index of ledgers in the database. A step takes some records and writes their rows and how far it came in one transaction, so a
/// crash neither doubles nor loses one; several hubs, and the command that makes the index anew, may work at the same time. The version of
/// the data stays as it is. Used by one thread at a time.
/// </summary>
public sealed class AuditIndex(IDbContextFactory<HubDbContext> contexts, DataCatalog catalog, string root) : IDisposable
{
    /// <summary>Records, or rows, in a transaction: others wait for one no longer than a moment.</summary>
    public const int Most = 1_000;

    private readonly RecordReader reader = new(catalog);
    private readonly Dictionary<string, (LedgerFollower Ledger, IndexPosition? At)> followed = [];

    /// <summary>Indexes the next records of a node's ledger.</summary>
    /// <exception cref="InvalidDataException">A line of the ledger is no record.</exception>
    public IndexStep Advance(string node)
    {
        var isAnew = !followed.ContainsKey(node) && !TryFollow(node);
        var (ledger, at) = followed[node];
        try
        {
            var records = ledger.Next(Most);
            if (records.Count > 0 && Write(node, at, records) is { } reached)
                followed[node] = (ledger, reached);
            else if (records.Count > 0)
                Forget(node);
            return new IndexStep(records.Count, isAnew);
        }
        catch
        {
            // Whatever it was, the next step begins where the database says.
            Forget(node);
            throw;
        }
    }

    /// <summary>Looks whether somebody else moved a position, who may have begun anew; the next step then begins there.</summary>
    public void Refresh()
    {
        using var db = contexts.CreateDbContext();
        var positions = new IndexTables(db, catalog).Positions();
        foreach (var (node, (_, at)) in followed.ToList())
        {
            if (positions.GetValueOrDefault(IndexPosition.NameOf(node)) != at)
                Forget(node);
        }
    }

    /// <summary>Removes some rows from before a time; false when none is left.</summary>
    public bool Prune(DateTimeOffset before)
    {
        using var db = contexts.CreateDbContext();
        using var transaction = db.Database.BeginTransaction();
        var tables = new IndexTables(db, catalog);
        var removed = tables.RemoveRecords(before, Most) + tables.RemoveUsages(DateOnly.FromDateTime(StorageConverters.ToLocal(before)), Most);
        transaction.Commit();
        return removed > 0;
    }

    /// <summary>Removes the index, so that it is made anew.</summary>
    public void Clear()
    {
        using var db = contexts.CreateDbContext();
        using var transaction = db.Database.BeginTransaction();
        new IndexTables(db, catalog).Clear();
        transaction.Commit();
    }

    public void Dispose()
    {
        foreach (var (ledger, _) in followed.Values)
            ledger.Dispose();
    }

    private void Forget(string node)
    {
        if (followed.Remove(node, out var forgotten))
            forgotten.Ledger.Dispose();
    }

    // False where the ledger is another one than was indexed, which is then forgotten: what counts is the ledger.
    private bool TryFollow(string node)
    {
        var ledger = new LedgerFollower(root, node);
        IndexPosition? at;
        using (var db = contexts.CreateDbContext())
            at = new IndexTables(db, catalog).Positions().GetValueOrDefault(IndexPosition.NameOf(node));
        var isSame = ledger.Begin(at?.Place ?? default, at?.Hash ?? "");
        if (!isSame)
        {
            Clear();
            ledger.Begin(default, "");
        }

        followed[node] = (ledger, isSame ? at : null);
        return isSame;
    }

    // Null where the position is another one by now: somebody else indexed, or began anew.
    private IndexPosition? Write(string node, IndexPosition? at, IReadOnlyList<LedgerRecord> records)
    {
        using var db = contexts.CreateDbContext();
        using var transaction = db.Database.BeginTransaction();
        var tables = new IndexTables(db, catalog);
        var positions = tables.Positions();
        if (positions.GetValueOrDefault(IndexPosition.NameOf(node)) != at)
            return null;
        var from = at ?? new IndexPosition(positions.Values.Select(static p => p.Ledger).DefaultIfEmpty(0).Max() + 1, 0, 0, "");
        var entries = records.Where(static r => r.Type == LedgerTypes.Entry).ToList();
        tables.Add(entries.ConvertAll(r => (from.KeyOf(r.Place.Number), reader.Row(r))));
        tables.Add(Count(entries));
        var reached = from.After(records[^1].Place);
        tables.Write(node, reached);
        transaction.Commit();
        return reached;
    }

    private UsageCounts Count(IEnumerable<LedgerRecord> entries)
    {
        var counts = new UsageCounts();
        foreach (var usage in entries.SelectMany(reader.Usages))
            counts.Add(usage);
        return counts;
    }
}
