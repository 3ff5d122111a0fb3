using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Storage.Sqlite;

namespace NetHub.Schema.Storage.Governance;

/// <summary>Keeps requests and grants in a database.</summary>
public sealed class SharingStore(IDbContextFactory<GovernanceDbContext> contexts, TimeProvider clock) : ISharingStore, IDisposable
{
    private readonly SqliteChangeDetector<GovernanceDbContext, GovernanceState> watch = new(contexts, static db => db.States.AsNoTracking().Single());

    public void Dispose() => watch.Dispose();

    public async Task<ISharingWork> BeginAsync(CancellationToken cancel) => await WorkAsync(patience: null, cancel);

    public async Task<IPolicyWork> BeginDraftAsync(CancellationToken cancel) => await WorkAsync(patience: null, cancel);

    public async Task<IReadOnlyList<AccessRequest>> ListAsync(RequestFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var requests = db.Requests.AsNoTracking().Include(r => r.Parts).AsQueryable();
        if (filter.Applicant is { } applicant)
            requests = requests.Where(r => r.Applicant.Department == applicant);
        if (filter.Owners is { } owners)
            requests = requests.Where(r => r.Parts.Any(p => owners.Contains(p.Owner)));
        return await requests.OrderByDescending(r => r.Id).Take(filter.Limit).ToListAsync(cancel);
    }

    public async Task<int> VersionAsync(CancellationToken cancel)
    {
        var state = watch.Read();
        if (state.NextChange is not { } next || next > clock.GetUtcNow())
            return state.Version;
        await using var work = await WorkAsync(SqliteStorage.LookSeconds, cancel);
        return await work.AdvanceAsync(cancel);
    }

    public async Task<IReadOnlyList<PolicyDraft>> DraftsAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Drafts.AsNoTracking().OrderByDescending(d => d.Id).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<Grant>> GrantsAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Grants.AsNoTracking().Where(g => g.RevokedAt == null && g.Until > now).ToListAsync(cancel);
    }

    private async Task<Work> WorkAsync(int? patience, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        try
        {
            if (patience is { } seconds)
                ((SqliteConnection)db.Database.GetDbConnection()).DefaultTimeout = seconds;
            // It holds the database from here on: what is read is what will be changed.
            return new Work(db, await db.Database.BeginTransactionAsync(cancel), await db.States.SingleAsync(cancel), clock.GetUtcNow());
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private sealed class Work(GovernanceDbContext db, IDbContextTransaction transaction, GovernanceState state, DateTimeOffset now) : ISharingWork, IPolicyWork
    {
        private bool changesPolicy;

        public Task<AccessRequest?> FindAsync(string requestId, CancellationToken cancel) =>
            db.Requests.Include(r => r.Parts).FirstOrDefaultAsync(r => r.Id == requestId, cancel);

        public string NextRequestId(int year)
        {
            (state.LastRequestYear, state.LastRequest) = GovernanceNumbers.Next(state.LastRequestYear, state.LastRequest, year);
            return GovernanceNumbers.Number("R", state.LastRequestYear, state.LastRequest);
        }

        public string NextGrantId(int year)
        {
            (state.LastGrantYear, state.LastGrant) = GovernanceNumbers.Next(state.LastGrantYear, state.LastGrant, year);
            return GovernanceNumbers.Number("G", state.LastGrantYear, state.LastGrant);
        }

        public string NextDraftId(int year)
        {
            (state.LastDraftYear, state.LastDraft) = GovernanceNumbers.Next(state.LastDraftYear, state.LastDraft, year);
            return GovernanceNumbers.Number("P", state.LastDraftYear, state.LastDraft);
        }

        public Task<PolicyDraft?> FindDraftAsync(string id, CancellationToken cancel) => db.Drafts.FirstOrDefaultAsync(d => d.Id == id, cancel);

        public void Add(PolicyDraft draft) => db.Add(draft);

        public void Approve(PolicyDraft draft)
        {
            draft.PolicyVersion = state.Version + 1;
            changesPolicy = true;
        }

        public void Add(AccessRequest request) => db.Add(request);

        public void Add(Grant grant)
        {
            db.Add(grant);
            changesPolicy = true;
        }

        public async Task RevokeAsync(string grantId, CancellationToken cancel)
        {
            var grant = await db.Grants.SingleAsync(g => g.Id == grantId, cancel);
            db.Entry(grant).Property(g => g.RevokedAt).CurrentValue = now;
            changesPolicy = true;
        }

        public async Task SaveAsync(CancellationToken cancel)
        {
            await db.SaveChangesAsync(cancel);
            if (changesPolicy)
                await RaiseAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        /// <summary>Lets the version rise because a grant began or ended; where another hub did so meanwhile, it has risen.</summary>
        public async Task<int> AdvanceAsync(CancellationToken cancel)
        {
            changesPolicy = state.NextChange <= now;
            await SaveAsync(cancel);
            return state.Version;
        }

        private async Task RaiseAsync(CancellationToken cancel)
        {
            var standing = db.Grants.Where(g => g.RevokedAt == null);
            var begins = await standing.Where(g => g.From > now).MinAsync(g => (DateTimeOffset?)g.From, cancel);
            var ends = await standing.Where(g => g.Until > now).MinAsync(g => (DateTimeOffset?)g.Until, cancel);
            state.NextChange = begins < ends ? begins : ends ?? begins;
            state.Version++;
            await db.SaveChangesAsync(cancel);
        }

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await db.DisposeAsync();
        }
    }
}
