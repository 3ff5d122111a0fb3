using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Cases;

/// <summary>
/// Keeps row scope OWN in step with the rows that define it, such as memberships. Example: a person who is no longer a volunteer no
/// longer belongs to the publicity department, unless a different row still makes the person a volunteer.
/// </summary>
internal sealed class OwnScopeUpdater : IDisposable
{
    private readonly DataCatalog catalog;
    private readonly HubDbContext db;
    private readonly ChangeLog log;
    private readonly string day;
    private readonly TableQueries queries;
    private readonly CaseRows rows;
    private readonly EntityTable<RowOwner> owners;
    private readonly EntityTable<FormerOwner> formerOwners;
    private readonly PreparedQuery owned;
    private readonly Dictionary<MakesOwnAttribute, PreparedQuery> making = [];

    public OwnScopeUpdater(DataCatalog catalog, HubDbContext db, sqlite3 database, ISqlGenerationHelper sql, ChangeLog log, DateOnly today)
    {
        (this.catalog, this.db, this.log, day) = (catalog, db, log, (string)StorageConverters.ToStored(today)!);
        (queries, rows) = (new TableQueries(db, database), new CaseRows(catalog, db, database));
        (owners, formerOwners) = (new EntityTable<RowOwner>(db, database, sql), new EntityTable<FormerOwner>(db, database, sql));
        owned = owners.Exists([nameof(RowOwner.Department), nameof(RowOwner.Dataset), nameof(RowOwner.RowKey)]);
    }

    /// <summary>Returns whether writing the row may change the ownership of a row.</summary>
    public bool Concerns(DatasetEntry dataset, in StagedRow row)
    {
        if (dataset.Scopes.MakesOwn.Count == 0)
            return false;
        var layout = rows.RulesFor(dataset).Layout;
        return row.Step != RowOperation.Update || row.Values.Any(v => IsSaid(layout, dataset, v.Column));
    }

    /// <summary>Updates the ownership after a row was written.</summary>
    /// <param name="dataset">The dataset of the row.</param>
    /// <param name="before">The row before; null if it is new.</param>
    /// <param name="after">The row now; null if it was deleted or ended.</param>
    public void Follow(DatasetEntry dataset, object?[]? before, object?[]? after)
    {
        var layout = rows.RulesFor(dataset).Layout;
        foreach (var rule in dataset.Scopes.MakesOwn)
        {
            var (was, now) = (Made(layout, rule, before), Made(layout, rule, after));
            if (was == now)
                continue;
            var target = dataset.Property(rule.Link).Link!.To;
            if (was is { } former && !IsMade(target, former, rule.Department))
                End(target, former, rule.Department);
            if (now is { } key)
                Begin(target, key, rule.Department);
        }
    }

    public void Dispose()
    {
        rows.Dispose();
        owners.Dispose();
        formerOwners.Dispose();
        foreach (var query in making.Values)
            query.Dispose();
    }

    private static bool IsSaid(RowLayout layout, DatasetEntry dataset, int column) =>
        dataset.Scopes.OfOwn.Any(p => layout.PositionOf(p) == column) || (dataset.IsDated && (column == layout.PositionOf(dataset.ValidFrom!) || column == layout.PositionOf(dataset.ValidTo!)));

    /// <summary>Returns the key of the row that this row makes the department's own; null if it makes none.</summary>
    private long? Made(RowLayout layout, MakesOwnAttribute rule, object?[]? row) =>
        row is not null && row[layout.PositionOf(rule.Property)] is string value && rule.Values.Contains(value) && IsValid(layout, row) ? row[layout.PositionOf(rule.Link)] as long? : null;

    private bool IsValid(RowLayout layout, object?[] row) => !layout.Dataset.IsDated
        || (string.CompareOrdinal(row[layout.PositionOf(layout.Dataset.ValidFrom!)] as string, day) <= 0
            && (row[layout.PositionOf(layout.Dataset.ValidTo!)] is not string to || string.CompareOrdinal(to, day) > 0));

    // Checks all rows of all datasets that can make the target the department's own.
    private bool IsMade(DatasetEntry target, long key, string department)
    {
        foreach (var dataset in catalog.Datasets)
        {
            foreach (var rule in dataset.Scopes.MakesOwn)
            {
                if (rule.Department == department && dataset.Property(rule.Link).Link!.To == target && Making(dataset, rule).All(key).Exists(r => Made(rows.RulesFor(dataset).Layout, rule, r) == key))
                    return true;
            }
        }

        return false;
    }

    private PreparedQuery Making(DatasetEntry dataset, MakesOwnAttribute rule)
    {
        var link = dataset.Property(rule.Link);
        return making.TryGetValue(rule, out var known) ? known : making[rule] = queries.Rows(rows.RulesFor(dataset).Layout, (row, slots) =>
            Expr.Equal(Expr.Field(row, link), slots.Parameter(link.ValueType, new GivenSource(0))));
    }

    private void Begin(DatasetEntry target, long key, string department)
    {
        if (owned.First(department, target.Name, key) is not null)
            return;
        owners.Put(p => Value(p, target, key, department));
        Tell(target, key);
    }

    private void End(DatasetEntry target, long key, string department)
    {
        if (db.Set<RowOwner>().Where(o => o.Department == department && o.Dataset == target.Name && o.RowKey == key).ExecuteDelete() == 0)
            return;
        Tell(target, key);
        formerOwners.Put(p => Value(p, target, key, department));
    }

    private object Value(string property, DatasetEntry target, long key, string department) => property switch
    {
        nameof(FormerOwner.Dataset) => target.Name,
        nameof(FormerOwner.RowKey) => key,
        nameof(FormerOwner.Department) => department,
        _ => log.Last,
    };

    private void Tell(DatasetEntry target, long key)
    {
        if (rows.Read(target, key) is { } row)
            log.Updated(target, key, RowSnapshot.From(rows.RulesFor(target).Layout, row));
    }
}
