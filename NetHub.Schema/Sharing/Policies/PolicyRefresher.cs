using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Sharing.Policies;

/// <summary>
/// Keeps the policy in memory as it is kept in the store, here or by another hub. What was read last holds no longer than a moment: while
/// the store cannot be read, no grant does.
/// </summary>
public sealed class PolicyRefresher(IPolicyStore store, CurrentPolicy policies, DataCatalog catalog, AccessMatrix baseline, TimeProvider clock) : IDisposable
{
    /// <summary>How long the last policy stays valid while the store cannot be read.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromMilliseconds(600);

    private readonly SemaphoreSlim looking = new(1, 1);
    private int? seen;
    private int drafts;
    private long lookedAt = clock.GetTimestamp();

    /// <summary>Whether the last refresh could read the store.</summary>
    public bool IsReadable => seen is not null;

    /// <summary>Replaces the policy if the store has a different version.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        await looking.WaitAsync(cancel);
        try
        {
            var started = clock.GetTimestamp();
            var version = await store.VersionAsync(cancel);
            if (version != seen)
                await ReadAsync(version, cancel);
            (seen, lookedAt) = (version, started);
        }
        finally
        {
            looking.Release();
        }
    }

    /// <summary>Called after a failed refresh. Returns true if the policy has just become too old, so that no grant applies any more.</summary>
    public bool Invalidate()
    {
        if (seen is null || clock.GetElapsedTime(lookedAt) < Trust)
            return false;
        policies.Replace(policies.Now.With([], policies.Now.Version));
        seen = null;
        return true;
    }

    public void Dispose() => looking.Dispose();

    // Rebuild the matrix only after an approved draft: grants change more often than cells.
    private async Task ReadAsync(int version, CancellationToken cancel)
    {
        var grants = await store.GrantsAsync(clock.GetUtcNow(), cancel);
        var approved = (await store.DraftsAsync(cancel)).Where(static d => d.State == DraftState.Approved).ToList();
        var policy = policies.Now;
        if (approved.Count != drafts)
        {
            catalog.Responsibilities.Replace(PolicyHistory.Moves(approved));
            policy = new AccessPolicy(catalog, PolicyHistory.Apply(baseline, approved));
            drafts = approved.Count;
        }

        policies.Replace(policy.With(grants, version));
    }
}
