using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Cases;

/// <summary>
/// Opens and closes cases as rows are written (model §14.5): what a department reads because it works on a row, it reads from the step that
/// gives the row to it until the row is returned, given to another one, or done with; and with it what was opened because of it.
/// </summary>
internal sealed class CaseScopeUpdater(DataCatalog catalog, HubDbContext db, sqlite3 database, ISqlGenerationHelper sql, ChangeLog log, DateOnly today) : IDisposable
{
    private readonly CaseRows rows = new(catalog, db, database);
    private readonly OpenAssignments assigned = new(db, database, sql);

    /// <summary>What is written of the row may open or close something.</summary>
    public bool Concerns(DatasetEntry dataset, in StagedRow row)
    {
        var concerned = rows.RulesFor(dataset).Concerned;
        return concerned.Count > 0 && (row.Step != RowOperation.Update || row.Values.Any(v => concerned.Contains(v.Column)));
    }

    /// <summary>Follows a row that was written.</summary>
    /// <param name="dataset">The row's dataset.</param>
    /// <param name="key">Its surrogate key.</param>
    /// <param name="before">It before; null where it is new.</param>
    /// <param name="after">It now; null where it is no more, or ended.</param>
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
        // Most new rows are nobody's case yet.
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

    // Departments that work on the case itself.
    private List<string> Departments(DatasetEntry dataset, long key) => !assigned.Because(dataset, key) ? [] : Open(dataset, key)
        .Where(a => a.Dataset == dataset.Name && a.RowKey == key).Select(static a => a.Department).Distinct().ToList();

    private IQueryable<CaseAssignment> Open(DatasetEntry cause, long key) => db.Set<CaseAssignment>().AsNoTracking()
        .Where(a => a.CauseDataset == cause.Name && a.CauseKey == key && a.To == null);

    // A row that is opened with another one belongs to every case that has opened that.
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
        // What is never opened by this rule, somebody else opened.
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

    // The row that was just written has its change already; of others it is one that they come or go.
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

    // What was closed and opened on one day is one assignment, which is open again.
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
