using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Cases;

/// <summary>
/// Opens and closes case assignments as rows are written (model §14.5). A department that works on a case reads its row, and the rows
/// opened with it, from the assignment until the row is returned, reassigned or finished.
/// </summary>
internal sealed class CaseScopeUpdater(DataCatalog catalog, HubDbContext db, sqlite3 database, ISqlGenerationHelper sql, ChangeLog log, DateOnly today) : IDisposable
{
    private readonly CaseRows rows = new(catalog, db, database);
    private readonly OpenAssignments assigned = new(db, database, sql);

    /// <summary>Returns whether writing the row may open or close a case assignment.</summary>
    public bool Concerns(DatasetEntry dataset, in StagedRow row)
    {
        var concerned = rows.RulesFor(dataset).Concerned;
        return concerned.Count > 0 && (row.Step != RowOperation.Update || row.Values.Any(v => concerned.Contains(v.Column)));
    }

    /// <summary>Updates the case assignments after a row was written.</summary>
    /// <param name="dataset">The dataset of the row.</param>
    /// <param name="key">The surrogate key of the row.</param>
    /// <param name="before">The row before; null if it is new.</param>
    /// <param name="after">The row now; null if it was deleted or ended.</param>
    public void Follow(DatasetEntry dataset, long key, object?[]? before, object?[]? after)
    {
        var (of, written) = (rows.RulesFor(dataset), (dataset, key, log.Last));
        if (of.IsCase)
            FollowCase(of, key, before, after, written);
        if (of.Opens(after) is { } opens && of.Opens(before) != opens && rows.RulesFor(opens.Dataset).IsOpen(rows.Read(opens.Dataset, opens.Key)))
            Keep(opens.Dataset, opens.Key, Departments(opens.Dataset, opens.Key).Append(opens.Department), written);
        foreach (var leader in new[] { of.Follows(before), of.Follows(after) }.Distinct())
        {
            if (leader is { } parent)
                KeepAllOf(parent.Dataset, parent.Key, written);
        }
    }

    public void Dispose()
    {
        rows.Dispose();
        assigned.Dispose();
    }

    private void FollowCase(CaseRules of, long key, object?[]? before, object?[]? after, (DatasetEntry, long, long) written)
    {
        // Fast path: most new rows belong to no case.
        if (before is null && !of.Departments(after).Any() && (!of.IsOpen(after) || rows.Opened(of.Dataset, key) is null))
            return;
        if (!of.IsOpen(after))
        {
            Keep(of.Dataset, key, [], written);
            return;
        }

        var opened = of.IsOpen(before) ? null : rows.Opened(of.Dataset, key);
        Keep(of.Dataset, key, Departments(of.Dataset, key).Except(of.Departments(before)).Concat(of.Departments(after)).Concat(opened is null ? [] : [opened]), written);
    }

    // Returns the departments that work on the case itself.
    private List<string> Departments(DatasetEntry dataset, long key) => !assigned.Because(dataset, key) ? [] : Open(dataset, key)
        .Where(a => a.Dataset == dataset.Name && a.RowKey == key).Select(static a => a.Department).Distinct().ToList();

    private IQueryable<CaseAssignment> Open(DatasetEntry cause, long key) => db.Set<CaseAssignment>().AsNoTracking()
        .Where(a => a.CauseDataset == cause.Name && a.CauseKey == key && a.To == null);

    // Updates all open cases of a row, because a row opened with it belongs to the same cases.
    private void KeepAllOf(DatasetEntry dataset, long key, (DatasetEntry, long, long) written)
    {
        if (!assigned.On(dataset, key))
            return;
        var causes = db.Set<CaseAssignment>().AsNoTracking().Where(a => a.Dataset == dataset.Name && a.RowKey == key && a.To == null)
            .Select(static a => new { a.CauseDataset, a.CauseKey }).Distinct().ToList();
        foreach (var cause in causes)
        {
            var of = catalog.Datasets.First(d => d.Name == cause.CauseDataset);
            Keep(of, cause.CauseKey, Departments(of, cause.CauseKey), written);
        }
    }

    private void Keep(DatasetEntry dataset, long key, IEnumerable<string> departments, (DatasetEntry, long, long) written)
    {
        var wanted = departments.Distinct().ToList();
        if (wanted.Count == 0 && !assigned.Because(dataset, key))
            return;
        var open = Open(dataset, key).ToList();
        var together = wanted.Count == 0 ? [] : rows.Together(dataset, key).Select(static r => (r.Dataset.Name, r.Key)).ToHashSet();
        // Assignments to datasets that this rule cannot reach were made elsewhere, so they stay open.
        var reached = rows.Reached(dataset);
        var closing = open.Where(a => !wanted.Contains(a.Department) || (reached.Contains(a.Dataset) && !together.Contains((a.Dataset, a.RowKey)))).ToList();
        var opening = wanted.SelectMany(d => together.Select(r => (Department: d, Dataset: r.Name, r.Key)))
            .Except(open.Select(static a => (a.Department, a.Dataset, Key: a.RowKey))).ToList();
        var numbers = closing.Select(static a => (a.Dataset, a.RowKey)).Concat(opening.Select(static o => (o.Dataset, o.Key))).Distinct()
            .ToDictionary(static r => r, r => Changed(r.Item1, r.Item2, written));
        foreach (var assignment in closing)
            Close(assignment, numbers[(assignment.Dataset, assignment.RowKey)]);
        foreach (var (department, name, row) in opening)
            Begin(new CaseAssignment(name, row, department, today, null) { CauseDataset = dataset.Name, CauseKey = key });
    }

    // The written row already has its change; for other rows, appearing or disappearing is a change of its own.
    private long Changed(string name, long key, (DatasetEntry Dataset, long Key, long Number) written)
    {
        if (name == written.Dataset.Name && key == written.Key)
            return written.Number;
        var dataset = catalog.Datasets.First(d => d.Name == name);
        if (rows.Read(dataset, key) is not { } row)
            return written.Number;
        log.Updated(dataset, key, RowSnapshot.From(rows.RulesFor(dataset).Layout, row));
        return log.Last;
    }

    private void Close(CaseAssignment closed, long number) => Matching(closed)
        .ExecuteUpdate(s => s.SetProperty(static a => a.To, today).SetProperty(static a => a.ClosedBy, number));

    // Reopens an assignment that was closed on the day it was opened, because there is one assignment per day.
    private void Begin(CaseAssignment begun)
    {
        if (Matching(begun).ExecuteUpdate(static s => s.SetProperty(static a => a.To, (DateOnly?)null).SetProperty(static a => a.ClosedBy, (long?)null)) > 0)
            return;
        db.Add(begun);
        db.SaveChanges();
        db.Entry(begun).State = EntityState.Detached;
    }

    private IQueryable<CaseAssignment> Matching(CaseAssignment assignment) => db.Set<CaseAssignment>().Where(a =>
        a.Department == assignment.Department && a.Dataset == assignment.Dataset && a.RowKey == assignment.RowKey
        && a.CauseDataset == assignment.CauseDataset && a.CauseKey == assignment.CauseKey && a.From == assignment.From);
}
