using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing;

/// <summary>Who may take a step, when, and with which remark.</summary>
public sealed class RequestStepsTests : IDisposable
{
    private const string Cause = "AssistedHousehold.causeCode";
    private const string Number = "Person.idNumber";
    private readonly SharingWorld world = new();
    private readonly SharingHub hub;

    public RequestStepsTests() => hub = world.Open();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task The_deadline_pauses_during_completion_and_resumes_with_the_remaining_days()
    {
        var request = await FileAsync();
        world.GoTo(At("2026-03-04T15:00"));
        await hub.StepAsync("AGR", request, "AGR", RequestAction.AskCompletion);
        var stopped = await PartAsync(request);

        world.GoTo(At("2026-04-03T10:00"));
        var overdue = (await PartAsync(request)).IsOverdueAt(world.Clock.GetUtcNow());
        await hub.StepAsync("YLC", request, "AGR", RequestAction.Complete);
        var resumed = await PartAsync(request);

        Assert.Equal((8, null, RequestState.Completion, false), (stopped.DaysLeft, stopped.Due, stopped.Decided, overdue));
        Assert.Equal((At("2026-04-16T00:00"), RequestState.ProviderReview), (resumed.Due, resumed.Decided));
        Assert.False(resumed.IsOverdueAt(At("2026-04-15T23:59")));
        Assert.True(resumed.IsOverdueAt(At("2026-04-16T00:00")));
    }

    [Fact]
    public async Task A_request_completed_after_the_last_day_is_due_within_one_more_day()
    {
        var request = await FileAsync();
        world.GoTo(At("2026-03-20T10:00"));
        await hub.StepAsync("AGR", request, "AGR", RequestAction.AskCompletion);

        await hub.StepAsync("YLC", request, "AGR", RequestAction.Complete);

        Assert.Equal(At("2026-03-24T00:00"), (await PartAsync(request)).Due);
    }

    [Fact]
    public async Task A_request_can_be_escalated_only_when_the_owner_is_overdue()
    {
        var request = await FileAsync();
        var other = await FileAsync();
        await hub.StepAsync("AGR", other, "AGR", RequestAction.TakeUp);

        Assert.Equal("NOT_OVERDUE", await EscalateAsync(request));
        world.GoTo(At("2026-03-04T00:00"));
        Assert.Equal("NOT_OVERDUE", await EscalateAsync(other));
        Assert.Equal("", await EscalateAsync(request));
        world.GoTo(At("2026-03-17T00:00"));
        Assert.Equal("", await EscalateAsync(other));
        Assert.Equal((RequestState.Coordination, At("2026-04-15T00:00")), ((await PartAsync(other)).Decided, (await PartAsync(other)).Due));
    }

    [Fact]
    public async Task A_decision_of_the_operator_is_final()
    {
        var request = await FileAsync();
        await hub.StepAsync("AGR", request, "AGR", RequestAction.Refuse);
        await hub.StepAsync("YLC", request, "AGR", RequestAction.Escalate);
        await hub.StepAsync("DAT", request, "AGR", RequestAction.Refuse);

        var problem = Assert.Single(await SharingWorld.ProblemsAsync(hub.StepAsync("YLC", request, "AGR", RequestAction.Escalate)));

        Assert.Equal("ILLEGAL_TRANSITION", problem.Code);
        Assert.EndsWith("Possible: nothing.", problem.English, StringComparison.Ordinal);
        Assert.Empty(hub.Service.Possible(SharingWorld.Steward("YLC"), request, await PartAsync(request)));
    }

    [Fact]
    public async Task A_grant_by_the_operator_takes_effect_and_the_owner_may_revoke_it()
    {
        var request = await FileAsync();
        await hub.StepAsync("AGR", request, "AGR", RequestAction.Refuse);
        await hub.StepAsync("YLC", request, "AGR", RequestAction.Escalate);

        await hub.StepAsync("DAT", request, "AGR", RequestAction.Approve);
        var (isShown, settled) = (hub.Shows("YLC", Cause), await PartAsync(request));
        await hub.StepAsync("AGR", request, "AGR", RequestAction.Revoke);

        Assert.True(isShown);
        Assert.Equal((RequestState.Approved, "dat-office"), (settled.Decided, settled.Decider?.Name));
        Assert.False(hub.Shows("YLC", Cause));
    }

    [Fact]
    public async Task No_one_decides_on_a_request_filed_by_themselves_or_their_department()
    {
        var request = await FileAsync();
        var own = await hub.FileAsync("DAT", world.Asking(Cause));
        await hub.StepAsync("AGR", own, "AGR", RequestAction.Refuse);
        await hub.StepAsync("DAT", own, "AGR", RequestAction.Escalate);
        var filer = SharingWorld.Steward("AGR") with { Client = "ylc-office" };

        Assert.Equal("OWN_REQUEST", await SharingWorld.CodesAsync(StepAsync(filer, request, RequestAction.Approve)));
        Assert.Equal("OWN_REQUEST", await SharingWorld.CodesAsync(hub.StepAsync("DAT", own, "AGR", RequestAction.Approve)));
        Assert.Equal("", await SharingWorld.CodesAsync(hub.StepAsync("AGR", request, "AGR", RequestAction.Approve)));
    }

    [Fact]
    public async Task Only_the_owner_s_steward_decides_and_uninvolved_departments_do_not_see_the_request()
    {
        var request = await FileAsync();

        Assert.Equal("NOT_YOURS_TO_DECIDE", await SharingWorld.CodesAsync(hub.StepAsync("PSB", request, "AGR", RequestAction.Approve)));
        Assert.Equal("NOT_YOURS_TO_DECIDE", await SharingWorld.CodesAsync(hub.StepAsync("DAT", request, "AGR", RequestAction.Approve)));
        Assert.Equal("ROLE_REQUIRED", await SharingWorld.CodesAsync(StepAsync(SharingWorld.Member("AGR"), request, RequestAction.Approve)));
        Assert.Equal("NOT_FOUND", await SharingWorld.CodesAsync(hub.StepAsync("PLC", request, "AGR", RequestAction.Approve)));
        Assert.Equal("NOT_FOUND", await SharingWorld.CodesAsync(hub.StepAsync("PLC", request, "PLC", RequestAction.Approve)));
        Assert.Equal("NOT_FOUND", await SharingWorld.CodesAsync(hub.StepAsync("AGR", request, "PLC", RequestAction.Approve)));
        Assert.Empty(await hub.Service.ListAsync(SharingWorld.Steward("PLC"), CancellationToken.None));
        Assert.Single(await hub.Service.ListAsync(SharingWorld.Steward("PSB"), CancellationToken.None));
        Assert.Equal(RequestState.ProviderReview, (await PartAsync(request)).Decided);
    }

    [Theory]
    [InlineData(RequestAction.Refuse, "AGR")]
    [InlineData(RequestAction.AskCompletion, "AGR")]
    [InlineData(RequestAction.Complete, "YLC")]
    [InlineData(RequestAction.Escalate, "YLC")]
    [InlineData(RequestAction.Revoke, "AGR")]
    public async Task Steps_that_affect_another_party_need_a_reason(RequestAction action, string department)
    {
        var request = await FileAsync();
        RequestAction? before = action switch
        {
            RequestAction.Complete => RequestAction.AskCompletion,
            RequestAction.Escalate => RequestAction.Refuse,
            RequestAction.Revoke => RequestAction.Approve,
            _ => null,
        };
        if (before is { } first)
            await hub.StepAsync("AGR", request, "AGR", first);
        var version = (await PartAsync(request)).Version;

        foreach (var remark in new[] { null, "", " \n", new string('长', 1001) })
            Assert.Equal("REASON_REQUIRED", await SharingWorld.CodesAsync(hub.StepAsync(department, request, "AGR", action, new RequestStep(remark))));
        Assert.Equal(version, (await PartAsync(request)).Version);
        Assert.Equal("", await SharingWorld.CodesAsync(hub.StepAsync(department, request, "AGR", action, new RequestStep(new string('长', 1000)))));
    }

    [Fact]
    public async Task Unconditionally_shared_fields_are_granted_at_once_and_the_rest_is_decided()
    {
        var request = await hub.FileAsync("YLC", world.Asking("ServiceCentre.investmentWan", "VillageIndustry.outputValueWan", Cause));

        var (open, decided) = (await hub.PartAsync(request, "ORG"), await hub.PartAsync(request, "AGR"));

        Assert.Equal((RequestState.AutoGranted, RequestState.Active), (open.Decided, open.StateAt(world.Clock.GetUtcNow())));
        Assert.Equal((RequestState.ProviderReview, null), (decided.Decided, decided.GrantId));
        Assert.True(hub.Shows("YLC", "ServiceCentre.investmentWan"));
        Assert.False(hub.Shows("YLC", "VillageIndustry.outputValueWan"));
    }

    [Fact]
    public async Task A_named_row_becomes_a_case_only_by_decision()
    {
        var (department, field) = (
            from d in new[] { "YLC", "HLT", "VET", "PRK" }
            from f in SharingWorld.Catalog.Datasets.SelectMany(static d => d.Fields)
            where f is { IsServed: true, IsPersonal: false, Sharing: SharingType.Unconditional, Dataset.Declared.Sharing: SharingType.Unconditional }
                && f.AccessClass != AccessClass.Gov && f.Owner != d && f.Dataset.Owner == f.Owner && f.Dataset.Scopes.Has(RowScope.Case) && !hub.Shows(d, f.Coordinate)
            select (d, f)).First();
        var asked = world.Asking(field.Coordinate) with { Scope = RowScope.Case };

        var named = await hub.FileAsync(department, asked with { Rows = [new(field.Dataset.Name, 1)] });
        var open = await hub.FileAsync(department, asked);

        Assert.Equal((RequestState.ProviderReview, null), ((await hub.PartAsync(named, field.Owner)).Decided, (await hub.PartAsync(named, field.Owner)).GrantId));
        Assert.Equal(RequestState.AutoGranted, (await hub.PartAsync(open, field.Owner)).Decided);
    }

    [Fact]
    public async Task A_draft_is_invisible_to_owners_until_it_is_submitted()
    {
        var request = await hub.FileAsync("YLC", world.Asking(Cause, Number, "ServiceCentre.investmentWan"), isDraft: true);
        var early = await SharingWorld.CodesAsync(hub.StepAsync("AGR", request, "AGR", RequestAction.Approve));

        await hub.StepAsync("YLC", request, "AGR", RequestAction.Submit);

        Assert.Equal("NOT_FOUND", early);
        Assert.Equal(RequestState.ProviderReview, (await hub.PartAsync(request, "PSB")).Decided);
        Assert.Equal(RequestState.AutoGranted, (await hub.PartAsync(request, "ORG")).Decided);
    }

    [Fact]
    public async Task An_outdated_draft_cannot_be_submitted()
    {
        var request = await hub.FileAsync("YLC", world.Asking(Cause), isDraft: true);
        world.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal("TERM_INVALID", await SharingWorld.CodesAsync(hub.StepAsync("YLC", request, "AGR", RequestAction.Submit)));
        Assert.Equal((RequestState.Draft, 0), ((await PartAsync(request)).Decided, (await PartAsync(request)).Version));
        Assert.Equal("", await SharingWorld.CodesAsync(hub.StepAsync("YLC", request, "AGR", RequestAction.Withdraw)));
    }

    private Task<AccessRequest> FileAsync() => hub.FileAsync("YLC", world.Asking(Cause, Number) with { Until = world.Clock.GetUtcNow().AddDays(300) });

    private Task<RequestPart> PartAsync(AccessRequest request) => hub.PartAsync(request, "AGR");

    private Task<string> EscalateAsync(AccessRequest request) => SharingWorld.CodesAsync(hub.StepAsync("YLC", request, "AGR", RequestAction.Escalate));

    private Task<AccessRequest> StepAsync(Caller caller, AccessRequest request, RequestAction action) =>
        hub.Service.StepAsync(caller, request.Id, "AGR", action, new RequestStep("理由"), CancellationToken.None);

    private static DateTimeOffset At(string text) => new(DateTime.Parse(text, null), TimeSpan.FromHours(8));
}
