using System.Text.Json;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Storage.Governance;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing;

/// <summary>Storage of requests and grants, and when the policy version rises.</summary>
public sealed class SharingStoreTests : IDisposable
{
    private const string Cause = "AssistedHousehold.causeCode";
    private readonly SharingWorld world = new();
    private readonly SharingHub hub;

    public SharingStoreTests() => hub = world.Open();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task Requests_and_grants_survive_a_restart()
    {
        var asked = world.Asking(Cause, "Person.idNumber") with { Scope = RowScope.Case, Usages = [Usage.Sort, Usage.Show] };
        var request = await hub.FileAsync("YLC", asked, SharingWorld.Duty with { Purpose = PurposeCode.Case, Case = "2026-7" }, "ylc-app");
        await hub.StepAsync("AGR", request, "AGR", RequestAction.Approve, new RequestStep("同意", asked with { Fields = [Cause], Usages = [Usage.Show] }));
        await hub.StepAsync("PSB", request, "PSB", RequestAction.AskCompletion);
        var before = await AllAsync(hub.Store);

        var contexts = new SqliteGovernanceFactory(world.StorePath);
        await contexts.PrepareAsync(CancellationToken.None);
        var reopened = world.Open(new SharingStore(contexts, world.Clock));

        var grant = Assert.Single(reopened.Policies.Now.GrantsOf("YLC"));
        Assert.Equal(before, await AllAsync(reopened.Store));
        Assert.Equal(await hub.VersionAsync(), await reopened.VersionAsync());
        Assert.Equal(("AGR", "ylc-app", PurposeCode.Case, "2026-7", RowScope.Case, AccessLevel.Full), (grant.Owner, grant.Client, grant.Purpose, grant.Case, grant.Scope, grant.Level));
        Assert.Equal([Cause], grant.Fields);
        Assert.Equal([Usage.Show], grant.Usages);
        Assert.Equal((asked.From, asked.Until), (grant.From, grant.Until));
    }

    [Fact]
    public async Task Numbers_begin_again_with_the_year_in_Shanghai()
    {
        world.GoTo(new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.FromHours(8)));
        var last = new[] { await GrantedAsync(), await GrantedAsync() };

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var first = await GrantedAsync();

        Assert.Equal([("R-2026-000001", "G-2026-000001"), ("R-2026-000002", "G-2026-000002")], last);
        Assert.Equal(("R-2027-000001", "G-2027-000001"), first);
    }

    [Fact]
    public async Task A_clock_that_goes_back_repeats_no_number_and_lowers_no_version()
    {
        world.GoTo(new DateTimeOffset(2026, 12, 31, 12, 0, 0, TimeSpan.Zero));
        var before = await GrantedAsync();
        world.Clock.Advance(TimeSpan.FromDays(1));
        var after = await GrantedAsync();
        var version = await hub.VersionAsync();

        world.Clock.AdjustTime(world.Clock.GetUtcNow().AddDays(-1));
        var back = await GrantedAsync();

        Assert.Equal(3, new HashSet<(string, string)> { before, after, back }.Count);
        Assert.Equal(("R-2027-000002", "G-2027-000002"), back);
        Assert.Equal(version + 1, await hub.VersionAsync());
    }

    [Fact]
    public async Task A_grant_is_suspended_if_the_clock_goes_back_before_its_start()
    {
        var request = await hub.FileAsync("YLC", world.Asking(Cause) with { From = world.Clock.GetUtcNow().AddDays(1) });
        await hub.StepAsync("AGR", request, "AGR", RequestAction.Approve);
        world.Clock.Advance(TimeSpan.FromDays(2));
        await hub.Watch.RefreshAsync(CancellationToken.None);
        var began = hub.Shows("YLC", Cause);

        world.Clock.AdjustTime(world.Clock.GetUtcNow().AddDays(-2));
        await hub.Watch.RefreshAsync(CancellationToken.None);
        var isBack = hub.Shows("YLC", Cause);
        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((true, false, true), (began, isBack, hub.Shows("YLC", Cause)));
    }

    [Fact]
    public async Task The_version_rises_only_when_a_grant_is_added_begins_ends_or_is_revoked()
    {
        var asked = world.Asking(Cause, "Person.idNumber") with { From = world.Clock.GetUtcNow().AddDays(100) };
        var request = await hub.FileAsync("YLC", asked with { Until = asked.From.AddDays(10) }, isDraft: true);
        var later = await hub.FileAsync("ORG", world.Asking(Cause) with { Until = asked.From.AddDays(20) });

        Assert.Equal(0, await RiseAsync(() => hub.StepAsync("YLC", request, "AGR", RequestAction.Submit)));
        Assert.Equal(0, await RiseAsync(() => hub.StepAsync("AGR", request, "AGR", RequestAction.TakeUp)));
        Assert.Equal(0, await RiseAsync(() => hub.StepAsync("AGR", request, "AGR", RequestAction.AskCompletion)));
        Assert.Equal(0, await RiseAsync(() => hub.StepAsync("YLC", request, "AGR", RequestAction.Complete)));
        Assert.Equal(0, await RiseAsync(() => hub.StepAsync("AGR", request, "AGR", RequestAction.Refuse)));
        Assert.Equal(0, await RiseAsync(() => hub.StepAsync("YLC", request, "AGR", RequestAction.Escalate)));
        Assert.Equal(0, await RiseAsync(() => hub.StepAsync("YLC", request, "PSB", RequestAction.Withdraw)));
        Assert.Equal(1, await RiseAsync(() => hub.StepAsync("DAT", request, "AGR", RequestAction.Approve)));
        Assert.Equal(1, await RiseAsync(() => hub.StepAsync("AGR", later, "AGR", RequestAction.Approve)));
        Assert.Equal(0, await RiseAsync(() => PassAsync(asked.From.AddTicks(-1))));
        Assert.Equal(1, await RiseAsync(() => PassAsync(asked.From)));
        Assert.Equal(0, await RiseAsync(() => PassAsync(asked.From.AddDays(10).AddTicks(-1))));
        Assert.Equal(1, await RiseAsync(() => PassAsync(asked.From.AddDays(10))));
        Assert.Equal(1, await RiseAsync(() => hub.StepAsync("AGR", later, "AGR", RequestAction.Revoke)));
        Assert.Equal(0, await RiseAsync(() => PassAsync(asked.From.AddDays(21))));
    }

    [Fact]
    public async Task A_missed_begin_and_end_raise_the_version_at_the_next_refresh()
    {
        var asked = world.Asking(Cause) with { From = world.Clock.GetUtcNow().AddDays(1), Until = world.Clock.GetUtcNow().AddDays(2) };
        var request = await hub.FileAsync("YLC", asked);
        await hub.StepAsync("AGR", request, "AGR", RequestAction.Approve);

        Assert.Equal(1, await RiseAsync(() => PassAsync(asked.Until.AddDays(5))));
        Assert.Empty(await hub.Store.GrantsAsync(world.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(RequestState.Expired, (await hub.PartAsync(request, "AGR")).StateAt(world.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Unsaved_work_leaves_nothing()
    {
        var request = await hub.FileAsync("YLC", world.Asking(Cause));
        var before = await AllAsync(hub.Store);

        await using (var work = await hub.Store.BeginAsync(CancellationToken.None))
        {
            var found = await work.FindAsync(request.Id, CancellationToken.None);
            found!.Parts[0].Decided = RequestState.Approved;
            work.Add(new Grant
            {
                Id = work.NextGrantId(2026),
                Department = "YLC",
                Owner = "AGR",
                Fields = [Cause],
                Level = AccessLevel.Full,
                Usages = [Usage.Show],
                Scope = RowScope.County,
                Purpose = PurposeCode.Duty,
                From = world.Clock.GetUtcNow(),
                Until = world.Clock.GetUtcNow().AddDays(1),
            });
        }

        Assert.Equal(before, await AllAsync(hub.Store));
        Assert.Equal(("R-2026-000002", "G-2026-000001"), await GrantedAsync());
    }

    /// <summary>Returns by how much a step raises the version.</summary>
    private async Task<int> RiseAsync(Func<Task> step)
    {
        var before = await hub.VersionAsync();
        await step();
        return await hub.VersionAsync() - before;
    }

    private Task PassAsync(DateTimeOffset until)
    {
        world.GoTo(until);
        return Task.CompletedTask;
    }

    private async Task<(string Request, string Grant)> GrantedAsync()
    {
        var request = await hub.FileAsync("YLC", world.Asking("Person.idNumber") with { Until = world.Clock.GetUtcNow().AddHours(1), From = world.Clock.GetUtcNow().AddMinutes(59) });
        await hub.StepAsync("PSB", request, "PSB", RequestAction.Approve);
        return (request.Id, (await hub.PartAsync(request, "PSB")).GrantId!);
    }

    private static async Task<string> AllAsync(ISharingStore store) => JsonSerializer.Serialize(
        new { Requests = await store.ListAsync(new RequestFilter(null, null, 100), CancellationToken.None), Grants = await store.GrantsAsync(DateTimeOffset.MinValue, CancellationToken.None) });
}
