using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Storage.Governance;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing;

/// <summary>The matrix and responsibilities change by drafts that a second person approves, and the history is preserved.</summary>
public sealed class PolicyChangeTests : IDisposable
{
    private readonly SharingWorld world = new();
    private readonly DataCatalog catalog = DataCatalog.Discover();
    private readonly CurrentPolicy policies;
    private readonly PolicyRefresher watch;
    private readonly PolicyDraftService service;
    private readonly SharingRequestService requests;

    public PolicyChangeTests()
    {
        var store = new SharingStore(world.Contexts, world.Clock);
        policies = new CurrentPolicy(new AccessPolicy(catalog, AccessMatrix.Baseline()));
        watch = new PolicyRefresher(store, policies, catalog, AccessMatrix.Baseline(), world.Clock);
        service = new PolicyDraftService(store, catalog, AccessMatrix.Baseline(), watch, world.Clock);
        requests = new SharingRequestService(store, policies, catalog, watch, new SharingOptions(), world.Clock);
        watch.RefreshAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static Caller SecurityAdministrator { get; } = new("", "secadmin", HubRoles.SecurityAdministrator, Sensitivity.Sensitive);

    private static CellChange Opened { get; } = new(Network.Grid, AccessClass.Case, null, "ORG", "F·C", "县委决定");

    public void Dispose()
    {
        watch.Dispose();
        world.Dispose();
    }

    [Fact]
    public async Task A_draft_changes_nothing_until_a_second_person_approves_it()
    {
        var before = policies.Now.Version;

        var draft = await DraftAsync(SecurityAdministrator, [Opened]);
        var asDraft = Shows("ORG", "ServiceOrder.content");
        var approved = await DecideAsync(SharingWorld.Steward("PLC"), draft, DraftState.Approved);

        Assert.Equal((false, true), (asDraft, Shows("ORG", "ServiceOrder.content")));
        Assert.Equal((before + 1, before + 1), (policies.Now.Version, approved.PolicyVersion));
        Assert.Equal("县委决定", policies.Now.Cell(Caller.ForDepartment("ORG"), catalog.Field("ServiceOrder.content")!).Why);
    }

    [Fact]
    public async Task Drafts_are_numbered_by_the_year_of_the_county_and_never_twice()
    {
        world.GoTo(new DateTimeOffset(2027, 1, 1, 0, 30, 0, TimeSpan.FromHours(8)));
        var first = await DraftAsync(SecurityAdministrator, [Opened]);
        world.Clock.AdjustTime(new DateTimeOffset(2026, 12, 31, 12, 0, 0, TimeSpan.Zero));
        var afterTheClockWentBack = await DraftAsync(SecurityAdministrator, [Opened]);

        Assert.Equal(("P-2027-000001", "P-2027-000002"), (first.Id, afterTheClockWentBack.Id));
    }

    [Fact]
    public async Task A_draft_needs_two_people_one_of_them_from_the_data_owner()
    {
        var draft = await DraftAsync(SecurityAdministrator, [Opened]);

        Assert.Equal("SECOND_PERSON_REQUIRED", await CodesAsync(SecurityAdministrator, draft, DraftState.Approved));
        Assert.Equal("OWNER_REQUIRED", await CodesAsync(SharingWorld.Steward("CIV"), draft, DraftState.Approved));
        Assert.Equal("ROLE_REQUIRED", await CodesAsync(SharingWorld.Member("PLC"), draft, DraftState.Approved));
        Assert.Equal("NOT_YOURS_TO_DECIDE", await CodesAsync(SharingWorld.Steward("PLC"), draft, DraftState.Withdrawn));
        Assert.Empty(await CodesAsync(SecurityAdministrator, draft, DraftState.Withdrawn));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(SharingWorld.Steward("PLC"), draft, DraftState.Approved));
        Assert.False(Shows("ORG", "ServiceOrder.content"));
    }

    [Theory]
    [InlineData(Network.Grid, null, "ORG", "F·X", "CELL_INVALID")]
    [InlineData(Network.Grid, null, "ORG", "", "CELL_INVALID")]
    [InlineData(Network.Grid, "PartyMember", "ORG", "F·C", "UNKNOWN_DATASET")]
    [InlineData(Network.Grid, null, "org; drop", "F·C", "UNKNOWN_DEPARTMENT")]
    [InlineData(Network.Hub, null, "ORG", "F·C", "NOT_CHANGEABLE")]
    [InlineData(Network.Grid, null, "AUD", "F·C", "NOT_CHANGEABLE")]
    public async Task An_invalid_change_is_refused(Network network, string? dataset, string department, string cell, string code)
    {
        var change = Opened with { Network = network, Dataset = dataset, Department = department, Cell = cell };

        Assert.Equal(code, await SharingWorld.CodesAsync(DraftAsync(SecurityAdministrator, [change])));
        Assert.Empty(await service.ListAsync(SecurityAdministrator, CancellationToken.None));
    }

    [Fact]
    public async Task No_matrix_cell_opens_restricted_data()
    {
        var restricted = catalog.Datasets.SelectMany(static d => d.Fields).First(static f => !f.IsServed);
        var draft = await DraftAsync(SecurityAdministrator, [new CellChange(restricted.Dataset.Network, restricted.AccessClass, null, "ORG", "F·C", "试")]);

        await DecideAsync(SharingWorld.Steward(restricted.Dataset.Owner), draft, DraftState.Approved);

        Assert.False(Shows("ORG", restricted.Coordinate));
    }

    [Fact]
    public async Task Responsibilities_move_to_a_new_department_with_one_operation()
    {
        var before = Rights("PUB");
        var draft = await DraftAsync(SharingWorld.Steward("PUB"), [], [new OwnershipMove("PUB", "SWD", Network.Civil)]);

        await DecideAsync(SecurityAdministrator, draft, DraftState.Approved);

        Assert.Equal("SWD", catalog["Volunteer"].Owner);
        Assert.Equal("PUB", catalog["IndicatorValue"].Responsibilities.OwnerFor("PUB", Network.Indicator));
        Assert.Equal(before, Rights("SWD"));
        Assert.All(catalog.Datasets.Where(static d => d.Network == Network.Civil), d => Assert.Equal(ScopeSet.None, policies.Now.Rows(OnDuty("PUB"), d)));
        Assert.Equal(["PUB"], catalog.Responsibilities.Predecessors("SWD", Network.Civil));
    }

    [Fact]
    public async Task A_pending_request_passes_to_the_new_owner()
    {
        var asked = world.Asking("Volunteer.volunteerNo");
        var request = await requests.FileAsync(SharingWorld.Steward("AGR"), SharingWorld.Duty, asked, null, isDraft: false, CancellationToken.None);
        var draft = await DraftAsync(SharingWorld.Steward("PUB"), [], [new OwnershipMove("PUB", "SWD", Network.Civil)]);
        await DecideAsync(SecurityAdministrator, draft, DraftState.Approved);

        var approve = new RequestStep("同意");
        var former = await SharingWorld.CodesAsync(requests.StepAsync(SharingWorld.Steward("PUB"), request.Id, "PUB", RequestAction.Approve, approve, CancellationToken.None));
        await requests.StepAsync(SharingWorld.Steward("SWD"), request.Id, "SWD", RequestAction.Approve, approve, CancellationToken.None);

        Assert.Equal("NOT_FOUND", former);
        Assert.True(Shows("AGR", "Volunteer.volunteerNo"));
    }

    [Fact]
    public async Task A_second_hub_and_a_restarted_hub_have_the_same_policy()
    {
        var draft = await DraftAsync(SecurityAdministrator, [Opened]);
        await DecideAsync(SharingWorld.Steward("PLC"), draft, DraftState.Approved);
        var again = DataCatalog.Discover();
        var other = new CurrentPolicy(new AccessPolicy(again, AccessMatrix.Baseline()));
        using var theirs = new PolicyRefresher(new SharingStore(world.Contexts, world.Clock), other, again, AccessMatrix.Baseline(), world.Clock);

        await theirs.RefreshAsync(CancellationToken.None);

        Assert.Equal(policies.Now.Version, other.Now.Version);
        Assert.Equal("F·C", other.Now.Cell(Caller.ForDepartment("ORG"), again.Field("ServiceOrder.content")!).Text);
    }

    private Task<PolicyDraft> DraftAsync(Caller author, IReadOnlyList<CellChange> cells, IReadOnlyList<OwnershipMove>? moves = null) =>
        service.DraftAsync(author, "县委第12次常委会纪要", cells, moves ?? [], CancellationToken.None);

    private Task<PolicyDraft> DecideAsync(Caller decider, PolicyDraft draft, DraftState decision) =>
        service.DecideAsync(decider, draft.Id, decision, null, CancellationToken.None);

    private Task<string> CodesAsync(Caller decider, PolicyDraft draft, DraftState decision) => SharingWorld.CodesAsync(DecideAsync(decider, draft, decision));

    private Caller OnDuty(string department) => policies.Now.WithPurpose(Caller.ForDepartment(department), new StatedPurpose(PurposeCode.Duty, null), world.Clock.GetUtcNow());

    private bool Shows(string department, string coordinate) => !policies.Now.Decide(OnDuty(department), catalog.Field(coordinate)!, Usage.Show).IsDenied;

    private List<string> Rights(string department) =>
        [.. from dataset in catalog.Datasets
            where dataset.Network == Network.Civil
            from field in dataset.Fields
            from usage in Enum.GetValues<Usage>()
            from alternative in policies.Now.Decide(OnDuty(department), field, usage).Alternatives
            select $"{field.Coordinate} {usage} {alternative.Level} {alternative.Scope}"];
}
