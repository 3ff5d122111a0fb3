using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Sharing.Policies;

/// <summary>
/// Keeps the policy in memory as it is kept in the store, here or by another hub. What was read last holds no longer than a moment: while
/// the store cannot be read, no grant does.
/// </summary>
public sealed class PolicyRefresher(IPolicyStore store, CurrentPolicy policies, DataCatalog catalog, AccessMatrix baseline, TimeProvider clock) : IDisposable
{
    /// <summary>How long what was read last holds while the store cannot be read.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromMilliseconds(600);

    private readonly SemaphoreSlim looking = new(1, 1);
    private int? seen;
    private int drafts;
    private long lookedAt = clock.GetTimestamp();

    /// <summary>The store could be read when it was last looked at.</summary>
    public bool IsReadable => seen is not null;

    /// <summary>Puts another policy in place where the store has another version.</summary>
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

    /// <summary>Says that the store could not be read. Gives whether it has now been so for too long, and no grant holds any more.</summary>
    public bool Invalidate()
    {
        if (seen is null || clock.GetElapsedTime(lookedAt) < Trust)
            return false;
        policies.Replace(policies.Now.With([], policies.Now.Version));
        seen = null;
        return true;
    }

    public void Dispose() => looking.Dispose();

    // The matrix is made anew only where a draft was approved: there are more changes of grants than of cells.
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
