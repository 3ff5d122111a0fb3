using Microsoft.Data.Sqlite;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Storage.Governance;
using NetHub.Schema.Storage.Sqlite;

namespace NetHub.Tests.Sharing;

/// <summary>
/// A grant or revocation in one hub takes effect in every other hub at its next refresh; an unreadable policy is not trusted.
/// </summary>
public sealed class PolicyRefresherTests : IDisposable
{
    private const string Cause = "AssistedHousehold.causeCode";
    private static readonly TimeSpan Trust = TimeSpan.FromMilliseconds(600);
    private readonly SharingWorld world = new();
    private readonly SharingHub here;
    private readonly SharingHub there;
    private readonly BreakableStore store;

    public PolicyRefresherTests()
    {
        store = new BreakableStore(new SharingStore(world.Contexts, world.Clock));
        (here, there) = (world.Open(), world.Open(store));
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task Grants_and_revocations_elsewhere_take_effect_at_the_next_refresh()
    {
        var request = await GrantAsync();
        var (early, first) = (there.Shows("YLC", Cause), there.Policies.Now.Version);

        await there.Watch.RefreshAsync(CancellationToken.None);
        var (granted, second) = (there.Shows("YLC", Cause), there.Policies.Now.Version);
        await here.StepAsync("AGR", request, "AGR", RequestAction.Revoke);
        await there.Watch.RefreshAsync(CancellationToken.None);

        Assert.Equal((false, true, false), (early, granted, there.Shows("YLC", Cause)));
        Assert.Equal((1, 2, 3), (first, second, there.Policies.Now.Version));
    }

    [Fact]
    public async Task A_step_takes_effect_at_once_in_its_own_hub()
    {
        var request = await GrantAsync();
        var granted = here.Shows("YLC", Cause);

        await here.StepAsync("YLC", request, "AGR", RequestAction.GiveBack);

        Assert.Equal((true, false), (granted, here.Shows("YLC", Cause)));
    }

    [Fact]
    public async Task A_grant_begins_and_ends_without_a_refresh_and_a_refresh_raises_the_version()
    {
        await GrantAsync(startingIn: TimeSpan.FromDays(1));
        await there.Watch.RefreshAsync(CancellationToken.None);
        var before = there.Shows("YLC", Cause);

        world.Clock.Advance(TimeSpan.FromDays(1));
        var begun = there.Shows("YLC", Cause);
        await there.Watch.RefreshAsync(CancellationToken.None);
        var version = there.Policies.Now.Version;
        world.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal((false, true, false), (before, begun, there.Shows("YLC", Cause)));
        Assert.Equal(3, version);
    }

    [Fact]
    public async Task A_refresh_without_changes_keeps_the_same_policy()
    {
        await GrantAsync();
        await there.Watch.RefreshAsync(CancellationToken.None);
        var policy = there.Policies.Now;

        for (var i = 0; i < 5; i++)
            await there.Watch.RefreshAsync(CancellationToken.None);

        Assert.Same(policy, there.Policies.Now);
    }

    [Fact]
    public async Task Grants_are_suspended_while_the_store_is_unreadable_for_too_long()
    {
        await GrantAsync();
        await there.Watch.RefreshAsync(CancellationToken.None);
        store.IsBroken = true;

        world.Clock.Advance(Trust - TimeSpan.FromTicks(1));
        var early = await FailAsync();
        var trusted = there.Shows("YLC", Cause);
        world.Clock.Advance(TimeSpan.FromTicks(1));
        var (lost, again) = (await FailAsync(), await FailAsync());
        var (distrusted, readable) = (there.Shows("YLC", Cause), there.Watch.IsReadable);
        store.IsBroken = false;
        await there.Watch.RefreshAsync(CancellationToken.None);

        Assert.Equal((false, true, false), (early, lost, again));
        Assert.Equal((true, false, true), (trusted, distrusted, there.Shows("YLC", Cause)));
        Assert.Equal((false, true), (readable, there.Watch.IsReadable));
    }

    [Fact]
    public async Task Matrix_rights_hold_even_while_the_store_is_unreadable()
    {
        store.IsBroken = true;
        world.Clock.Advance(Trust);

        Assert.True(await FailAsync());
        Assert.True(there.Shows("YLC", "VolunteerTeam.name"));
    }

    [Fact]
    public async Task A_grant_revoked_during_an_outage_does_not_return()
    {
        var request = await GrantAsync();
        await there.Watch.RefreshAsync(CancellationToken.None);
        store.IsBroken = true;
        world.Clock.Advance(Trust);
        await FailAsync();

        await here.StepAsync("AGR", request, "AGR", RequestAction.Revoke);
        store.IsBroken = false;
        await there.Watch.RefreshAsync(CancellationToken.None);

        Assert.False(there.Shows("YLC", Cause));
    }

    [Fact]
    public async Task A_refresh_does_not_wait_for_a_locked_store_longer_than_the_trust_period()
    {
        await GrantAsync(startingIn: TimeSpan.FromDays(1));
        await there.Watch.RefreshAsync(CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromDays(1));
        using var connection = Hold(world.StorePath, "BEGIN IMMEDIATE");
        using var late = ReleaseLate(connection);

        var failure = await Assert.ThrowsAsync<SqliteException>(() => there.Watch.RefreshAsync(CancellationToken.None));
        world.Clock.Advance(Trust);

        Assert.Contains("locked", failure.Message, StringComparison.Ordinal);
        Assert.True(there.Watch.Invalidate());
        Assert.False(there.Shows("YLC", Cause));
    }

    [Fact]
    public async Task An_exclusively_locked_store_cannot_be_read()
    {
        using var other = new SharingWorld();
        using var connection = Hold(other.StorePath, "PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "UPDATE States SET Version = Version");
        using var late = ReleaseLate(connection);

        var failure = Assert.Throws<SqliteException>(() => other.Open());
        connection.Close();

        Assert.Contains("locked", failure.Message, StringComparison.Ordinal);
        Assert.True(other.Open().Watch.IsReadable);
    }

    [Fact]
    public async Task A_removed_or_replaced_store_is_noticed()
    {
        using var empty = new SharingWorld();
        await GrantAsync();
        await there.Watch.RefreshAsync(CancellationToken.None);
        var granted = there.Shows("YLC", Cause);

        File.Move(world.StorePath, world.StorePath + ".aside");
        var failure = await Assert.ThrowsAsync<SqliteException>(() => there.Watch.RefreshAsync(CancellationToken.None));
        foreach (var other in new[] { "", "-wal", "-shm" })
            File.Delete(world.StorePath + other);
        File.Copy(empty.StorePath, world.StorePath);
        await there.Watch.RefreshAsync(CancellationToken.None);

        Assert.Contains("no such table", failure.Message, StringComparison.Ordinal);
        Assert.Equal((true, false), (granted, there.Shows("YLC", Cause)));
    }

    [Fact]
    public async Task Concurrent_refreshes_do_not_restore_an_older_policy()
    {
        var request = await GrantAsync();

        var looks = Enumerable.Range(0, 20).Select(_ => Task.Run(() => there.Watch.RefreshAsync(CancellationToken.None))).ToList();
        await here.StepAsync("AGR", request, "AGR", RequestAction.Revoke);
        await Task.WhenAll(looks);
        await there.Watch.RefreshAsync(CancellationToken.None);

        Assert.False(there.Shows("YLC", Cause));
    }

    /// <summary>A look that waits as long as a write does comes through in the end, and then fails its test.</summary>
    private static Timer ReleaseLate(SqliteConnection connection) =>
        new(static held => ((SqliteConnection)held!).Close(), connection, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);

    private static SqliteConnection Hold(string path, params string[] statements)
    {
        var connection = new SqliteConnection(SqliteStorage.Connection(path));
        connection.Open();
        foreach (var statement in statements)
        {
            using var hold = connection.CreateCommand();
            hold.CommandText = statement;
            hold.ExecuteNonQuery();
        }

        return connection;
    }

    private async Task<AccessRequest> GrantAsync(TimeSpan startingIn = default)
    {
        var from = world.Clock.GetUtcNow() + startingIn;
        var request = await here.FileAsync("YLC", world.Asking(Cause) with { From = from, Until = from.AddDays(30) });
        return await here.StepAsync("AGR", request, "AGR", RequestAction.Approve);
    }

    /// <summary>Makes a refresh fail as in the hub. Returns whether the policy lost trust.</summary>
    private async Task<bool> FailAsync()
    {
        await Assert.ThrowsAsync<IOException>(() => there.Watch.RefreshAsync(CancellationToken.None));
        return there.Watch.Invalidate();
    }

    private sealed class BreakableStore(ISharingStore whole) : ISharingStore
    {
        public bool IsBroken { get; set; }

        private ISharingStore Whole => IsBroken ? throw new IOException("The store is broken.") : whole;

        public Task<ISharingWork> BeginAsync(CancellationToken cancel) => Whole.BeginAsync(cancel);

        public Task<IPolicyWork> BeginDraftAsync(CancellationToken cancel) => Whole.BeginDraftAsync(cancel);

        public Task<IReadOnlyList<AccessRequest>> ListAsync(RequestFilter filter, CancellationToken cancel) => Whole.ListAsync(filter, cancel);

        public Task<int> VersionAsync(CancellationToken cancel) => Whole.VersionAsync(cancel);

        public Task<IReadOnlyList<PolicyDraft>> DraftsAsync(CancellationToken cancel) => Whole.DraftsAsync(cancel);

        public Task<IReadOnlyList<Grant>> GrantsAsync(DateTimeOffset now, CancellationToken cancel) => Whole.GrantsAsync(now, cancel);
    }
}
