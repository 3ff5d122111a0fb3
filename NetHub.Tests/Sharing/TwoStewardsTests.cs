using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Storage.Governance;

namespace NetHub.Tests.Sharing;

/// <summary>Of two concurrent steps on one part in two hubs, one succeeds and the other is refused.</summary>
public sealed class TwoStewardsTests : IDisposable
{
    private const int Rounds = 6;
    private const string Cause = "AssistedHousehold.causeCode";
    private readonly SharingWorld world = new();
    private readonly SharingHub[] hubs;

    public TwoStewardsTests() => hubs = [Hub(), Hub()];

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData(RequestAction.Approve, "AGR", false, "ILLEGAL_TRANSITION")]
    [InlineData(RequestAction.Approve, "AGR", true, "CONFLICT")]
    [InlineData(RequestAction.Refuse, "AGR", false, "ILLEGAL_TRANSITION")]
    [InlineData(RequestAction.Refuse, "AGR", true, "CONFLICT")]
    [InlineData(RequestAction.Withdraw, "YLC", false, "ILLEGAL_TRANSITION")]
    [InlineData(RequestAction.Withdraw, "YLC", true, "CONFLICT")]
    public async Task Of_two_concurrent_steps_one_succeeds_and_the_other_is_refused(RequestAction other, string department, bool isVersioned, string told)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var request = await hubs[0].FileAsync("YLC", world.Asking(Cause));
            var step = new RequestStep("理由", Version: isVersioned ? request.Parts[0].Version : null);

            var codes = await AtOnceAsync(
                () => hubs[0].StepAsync("AGR", request, "AGR", RequestAction.Approve, step), () => hubs[1].StepAsync(department, request, "AGR", other, step));

            var part = await hubs[0].PartAsync(request, "AGR");
            var grants = await hubs[0].Store.GrantsAsync(DateTimeOffset.MinValue, CancellationToken.None);
            Assert.Equal(["", told], codes.Order(StringComparer.Ordinal));
            Assert.Equal(part.Decided == RequestState.Approved ? [part.GrantId!] : [], grants.Select(static g => g.Id));
            if (part.GrantId is not null)
                await hubs[0].StepAsync("YLC", request, "AGR", RequestAction.GiveBack);
        }
    }

    [Fact]
    public async Task A_grant_is_revoked_only_once()
    {
        var request = await hubs[0].FileAsync("YLC", world.Asking(Cause));
        await hubs[0].StepAsync("AGR", request, "AGR", RequestAction.Approve);
        var version = await hubs[0].VersionAsync();

        var codes = await AtOnceAsync(
            () => hubs[0].StepAsync("AGR", request, "AGR", RequestAction.Revoke), () => hubs[1].StepAsync("YLC", request, "AGR", RequestAction.GiveBack));

        Assert.Equal(["", "ILLEGAL_TRANSITION"], codes.Order(StringComparer.Ordinal));
        Assert.Equal(version + 1, await hubs[1].VersionAsync());
        Assert.Empty(await hubs[0].Store.GrantsAsync(DateTimeOffset.MinValue, CancellationToken.None));
    }

    [Fact]
    public async Task A_step_on_an_outdated_version_is_a_conflict()
    {
        var request = await hubs[0].FileAsync("YLC", world.Asking(Cause));
        var seen = request.Parts[0].Version;
        await hubs[1].StepAsync("AGR", request, "AGR", RequestAction.TakeUp);

        var code = await SharingWorld.CodesAsync(hubs[0].StepAsync("AGR", request, "AGR", RequestAction.Approve, new RequestStep(Version: seen)));

        Assert.Equal("CONFLICT", code);
        Assert.Equal("", await SharingWorld.CodesAsync(hubs[0].StepAsync("AGR", request, "AGR", RequestAction.Approve, new RequestStep(Version: seen + 1))));
    }

    [Fact]
    public async Task Requests_filed_concurrently_have_distinct_numbers()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => hubs[i % 2].FileAsync("YLC", world.Asking(Cause)))));

        var requests = await hubs[0].Store.ListAsync(new RequestFilter("YLC", null, 100), CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, 12).Reverse().Select(static n => $"R-2026-{n:000000}"), requests.Select(static r => r.Id));
    }

    private SharingHub Hub() => world.Open(new SharingStore(new SqliteGovernanceFactory(world.StorePath), world.Clock));

    private static async Task<string[]> AtOnceAsync(params Func<Task>[] steps)
    {
        using var start = new Barrier(steps.Length);
        return await Task.WhenAll(steps.Select(step => Task.Run(async () =>
        {
            start.SignalAndWait();
            return await SharingWorld.CodesAsync(step());
        })));
    }
}
