using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Storage.Governance;

/// <summary>Keeps data issues about values in a database.</summary>
public sealed class DataIssueStore(IDbContextFactory<GovernanceDbContext> contexts) : IDataIssueStore
{
    public async Task<IDataIssueWork> BeginAsync(CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        try
        {
            // It holds the database from here on: what is read is what will be changed.
            return new Work(db, await db.Database.BeginTransactionAsync(cancel), await db.States.SingleAsync(cancel));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<DataIssue>> ListAsync(DataIssueFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var issues = db.Issues.AsNoTracking();
        if (filter.Concerned is { } concerned)
            issues = issues.Where(t => t.RaisedBy.Department == concerned.Department || concerned.Owned.Contains(t.Coordinate));
        if (filter.State is { } state)
            issues = issues.Where(t => t.State == state);
        if (filter.Overdue is { } overdue)
            issues = issues.Where(t => (t.NextDue != null && t.NextDue <= filter.Now) == overdue);
        return await issues.OrderByDescending(t => t.Id).Take(filter.Limit).ToListAsync(cancel);
    }

    public async Task<DataIssue?> FindAsync(string id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Issues.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancel);
    }

    private sealed class Work(GovernanceDbContext db, IDbContextTransaction transaction, GovernanceState state) : IDataIssueWork
    {
        public Task<DataIssue?> FindAsync(string id, CancellationToken cancel) => db.Issues.FirstOrDefaultAsync(t => t.Id == id, cancel);

        public Task<bool> HasOpenIssueAsync(IssueTarget value, string? department, CancellationToken cancel) => db.Issues.AnyAsync(
            t => t.Dataset == value.Dataset && t.RowKey == value.RowKey && t.Coordinate == value.Coordinate
                && t.State != DataIssueState.Corrected && t.State != DataIssueState.Closed && (department == null || t.RaisedBy.Department == department),
            cancel);

        public Task<int> CountAsync(RequestActor raisedBy, DateTimeOffset since, CancellationToken cancel) => db.Issues.CountAsync(
            t => t.RaisedAt >= since && t.RaisedBy.Department == raisedBy.Department && t.RaisedBy.Name == raisedBy.Name, cancel);

        public string NextIssueId(int year)
        {
            (state.LastIssueYear, state.LastIssue) = GovernanceNumbers.Next(state.LastIssueYear, state.LastIssue, year);
            return GovernanceNumbers.Number("Q", state.LastIssueYear, state.LastIssue);
        }

        public void Add(DataIssue issue) => db.Add(issue);

        public async Task SaveAsync(CancellationToken cancel)
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await db.DisposeAsync();
        }
    }
}
