using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit.Records;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Loading;

namespace NetHub.Schema.Storage.AuditIndexing;

/// <summary>The rows of the index in one transaction of the database.</summary>
internal sealed class IndexTables(HubDbContext db, DataCatalog catalog)
{
    /// <summary>Adds records, each with its key.</summary>
    public void Add(IReadOnlyList<(long Key, AuditRecord Row)> records)
    {
        using var insert = Insert<AuditRecord>();
        using var owner = OwnerInsert();
        foreach (var (key, row) in records)
        {
            insert.Add(row, key);
            foreach (var department in Concerned([.. row.Owners, row.Department]))
                owner.Add(new RowOwner(nameof(AuditRecord), key, department), key);
        }
    }

    /// <summary>Adds counts to those that are there.</summary>
    public void Add(UsageCounts counts)
    {
        var keys = counts.ByKey.Keys.ToList();
        var known = db.Set<FieldUsage>().AsNoTracking().Where(u => keys.Contains(EF.Property<long>(u, StorageModel.RowKey)))
            .Select(u => new { Key = EF.Property<long>(u, StorageModel.RowKey), Usage = u }).ToDictionary(u => u.Key, u => u.Usage);
        Usages(known.Keys).ExecuteDelete();
        foreach (var (key, usage) in known)
            counts.Add(key, usage);
        using var insert = Insert<FieldUsage>();
        using var owner = OwnerInsert();
        foreach (var (key, usage) in counts.ByKey)
        {
            insert.Add(usage, key);
            foreach (var department in known.ContainsKey(key) ? [] : Concerned([usage.Owner, usage.Department]))
                owner.Add(new RowOwner(nameof(FieldUsage), key, department), key);
        }
    }

    /// <summary>Removes at most so many records from before a time; gives how many there were.</summary>
    public int RemoveRecords(DateTimeOffset before, int most)
    {
        var old = db.Set<AuditRecord>().AsNoTracking().Where(r => r.At < before).OrderBy(r => r.At).Take(most)
            .Select(r => new { Key = EF.Property<long>(r, StorageModel.RowKey), r.Department, r.Owners }).ToList();
        RemoveOwners(nameof(AuditRecord), from row in old from department in Concerned([.. row.Owners, row.Department]) select (department, row.Key));
        var keys = old.ConvertAll(r => r.Key);
        db.Set<AuditRecord>().Where(r => keys.Contains(EF.Property<long>(r, StorageModel.RowKey))).ExecuteDelete();
        return old.Count;
    }

    /// <summary>Removes at most so many counts from before a day; gives how many there were.</summary>
    public int RemoveUsages(DateOnly before, int most)
    {
        var old = db.Set<FieldUsage>().AsNoTracking().Where(u => u.Day < before).OrderBy(u => u.Day).Take(most)
            .Select(u => new { Key = EF.Property<long>(u, StorageModel.RowKey), u.Department, u.Owner }).ToList();
        RemoveOwners(nameof(FieldUsage), from row in old from department in Concerned([row.Owner, row.Department]) select (department, row.Key));
        Usages([.. old.Select(u => u.Key)]).ExecuteDelete();
        return old.Count;
    }

    /// <summary>Removes everything, positions included.</summary>
    public void Clear()
    {
        db.Set<AuditRecord>().ExecuteDelete();
        db.Set<FieldUsage>().ExecuteDelete();
        db.Set<RowOwner>().Where(o => o.Dataset == nameof(AuditRecord) || o.Dataset == nameof(FieldUsage)).ExecuteDelete();
        foreach (var name in Positions().Keys)
            db.Set<HubState>().Where(s => s.Name == name).ExecuteDelete();
    }

    /// <summary>How far each node's ledger is indexed, by the names of these facts.</summary>
    public Dictionary<string, IndexPosition> Positions() => db.Set<HubState>().AsNoTracking().AsEnumerable()
        .Where(static s => IndexPosition.IsName(s.Name)).ToDictionary(static s => s.Name, static s => IndexPosition.Parse(s.Value));

    public void Write(string node, IndexPosition position) => db.SetState(IndexPosition.NameOf(node), position.ToString());

    private void RemoveOwners(string dataset, IEnumerable<(string Department, long Key)> owned)
    {
        foreach (var department in owned.GroupBy(static o => o.Department, static o => o.Key))
        {
            var (name, keys) = (department.Key, department.ToList());
            db.Set<RowOwner>().Where(o => o.Department == name && o.Dataset == dataset && keys.Contains(o.RowKey)).ExecuteDelete();
        }
    }

    private IQueryable<FieldUsage> Usages(IReadOnlyCollection<long> keys) =>
        db.Set<FieldUsage>().Where(u => keys.Contains(EF.Property<long>(u, StorageModel.RowKey)));

    // Both sides of a read: who read, and whose fields they were.
    private static IEnumerable<string> Concerned(IEnumerable<string?> departments) => departments.OfType<string>().Distinct();

    private BulkInsert Insert<T>() => new(Connection, Sql, typeof(T).Name, TableColumns.OfPlain(db.Model.FindEntityType(typeof(T))!, catalog[typeof(T)]));

    private BulkInsert OwnerInsert() => new(Connection, Sql, nameof(RowOwner), TableColumns.For(db.Model.FindEntityType(typeof(RowOwner))!));

    private SqliteConnection Connection => (SqliteConnection)db.Database.GetDbConnection();

    private ISqlGenerationHelper Sql => db.GetService<ISqlGenerationHelper>();
}
