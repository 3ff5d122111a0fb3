using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Sharing.Tickets;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Storage.Governance;

/// <summary>Keeps doubts about values in a database.</summary>
public sealed class TicketStore(IDbContextFactory<GovernanceDbContext> contexts) : ITicketStore
{
    public async Task<ITicketWork> BeginAsync(CancellationToken cancel)
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

    public async Task<IReadOnlyList<QualityTicket>> ListAsync(TicketFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var tickets = db.Tickets.AsNoTracking();
        if (filter.Concerned is { } concerned)
            tickets = tickets.Where(t => t.RaisedBy.Department == concerned.Department || concerned.Owned.Contains(t.Coordinate));
        if (filter.State is { } state)
            tickets = tickets.Where(t => t.State == state);
        if (filter.Overdue is { } overdue)
            tickets = tickets.Where(t => (t.NextDue != null && t.NextDue <= filter.Now) == overdue);
        return await tickets.OrderByDescending(t => t.Id).Take(filter.Limit).ToListAsync(cancel);
    }

    public async Task<QualityTicket?> FindAsync(string id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Tickets.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancel);
    }

    private sealed class Work(GovernanceDbContext db, IDbContextTransaction transaction, GovernanceState state) : ITicketWork
    {
        public Task<QualityTicket?> FindAsync(string id, CancellationToken cancel) => db.Tickets.FirstOrDefaultAsync(t => t.Id == id, cancel);

        public Task<bool> IsDoubtedAsync(DoubtedValue value, string? department, CancellationToken cancel) => db.Tickets.AnyAsync(
            t => t.Dataset == value.Dataset && t.RowKey == value.RowKey && t.Coordinate == value.Coordinate
                && t.State != TicketState.Corrected && t.State != TicketState.Closed && (department == null || t.RaisedBy.Department == department),
            cancel);

        public Task<int> CountAsync(RequestActor raisedBy, DateTimeOffset since, CancellationToken cancel) => db.Tickets.CountAsync(
            t => t.RaisedAt >= since && t.RaisedBy.Department == raisedBy.Department && t.RaisedBy.Name == raisedBy.Name, cancel);

        public string NextTicketId(int year)
        {
            (state.LastTicketYear, state.LastTicket) = GovernanceNumbers.Next(state.LastTicketYear, state.LastTicket, year);
            return GovernanceNumbers.Number("Q", state.LastTicketYear, state.LastTicket);
        }

        public void Add(QualityTicket ticket) => db.Add(ticket);

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
