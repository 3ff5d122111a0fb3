using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing;

/// <summary>The rules that a request must satisfy before an owner sees it.</summary>
public sealed class RequestRulesTests : IDisposable
{
    private const string Cause = "AssistedHousehold.causeCode";
    private readonly SharingWorld world = new();
    private readonly SharingHub hub;

    public RequestRulesTests() => hub = world.Open();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("YLC", "AssistedHousehold.nothing", "UNKNOWN_FIELD")]
    [InlineData("YLC", "", "UNKNOWN_FIELD")]
    [InlineData("PSB", "EnterpriseOperation.taxWan", "RESTRICTED_FIELD")]
    [InlineData("PSB", "Person.idNumberDigest", "RESTRICTED_FIELD")]
    [InlineData("TAX", "EnterpriseOperation.taxWan", "RESTRICTED_FIELD")]
    [InlineData("AGR", Cause, "OWN_FIELD")]
    [InlineData("CIV", "Person.maritalStatusCode", "OWN_FIELD")]
    [InlineData("YLC", "AssistedHousehold.householdId", "NOT_GRANTABLE")]
    [InlineData("YLC", "Person.matchConfidence", "NOT_GRANTABLE")]
    [InlineData("YLC", "AuditRecord.outcome", "NOT_GRANTABLE")]
    [InlineData("YLC", "VolunteerTeam.name", "ALREADY_PERMITTED")]
    public async Task A_field_that_cannot_be_granted_is_named(string department, string field, string code)
    {
        var problems = await SharingWorld.ProblemsAsync(hub.FileAsync(department, world.Asking(field)));

        Assert.Equal((code, field), (Assert.Single(problems).Code, problems[0].Coordinate));
        await NothingIsStoredAsync();
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "no fields", "BAD_USER_INPUT" },
        { "too many fields", "BAD_USER_INPUT" },
        { "no usages", "BAD_USER_INPUT" },
        { "level none", "BAD_USER_INPUT" },
        { "masked, to filter by", "USAGE_NOT_AVAILABLE" },
        { "statistics, to show", "USAGE_NOT_AVAILABLE" },
        { "statistics, to sort by", "USAGE_NOT_AVAILABLE" },
        { "in no park", "SCOPE_NOT_AVAILABLE" },
        { "in no township", "SCOPE_NOT_AVAILABLE" },
        { "ended", "TERM_INVALID" },
        { "ends now", "TERM_INVALID" },
        { "reversed", "TERM_INVALID" },
        { "without an end in sight", "TERM_INVALID" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task An_invalid_request_is_refused(string how, string code)
    {
        var asked = How(how, world.Asking(Cause));

        var codes = await SharingWorld.CodesAsync(hub.FileAsync("YLC", asked));

        Assert.Equal(code, codes);
        await NothingIsStoredAsync();
    }

    [Theory]
    [InlineData(PurposeCode.Case, null, "PURPOSE_INCOMPLETE")]
    [InlineData(PurposeCode.Case, "", "PURPOSE_INCOMPLETE")]
    [InlineData(PurposeCode.Duty, "2026-7", "PURPOSE_INCOMPLETE")]
    [InlineData(PurposeCode.Verification, null, "PURPOSE_NOT_GRANTABLE")]
    [InlineData(PurposeCode.Statistics, null, "PURPOSE_NOT_GRANTABLE")]
    public async Task A_request_needs_a_grantable_and_complete_purpose(PurposeCode purpose, string? number, string code)
    {
        var grounds = SharingWorld.Duty with { Purpose = purpose, Case = number };

        var codes = await SharingWorld.CodesAsync(hub.FileAsync("YLC", world.Asking(Cause), grounds));

        Assert.Equal(code, codes);
        await NothingIsStoredAsync();
    }

    [Theory]
    [InlineData("", "x", "The legal basis")]
    [InlineData("  ", "x", "The legal basis")]
    [InlineData("x", "\t", "The planned use")]
    [InlineData("x", null, "The planned use")]
    public async Task Legal_basis_and_planned_use_are_required_and_limited_in_length(string basis, string? use, string what)
    {
        var grounds = SharingWorld.Duty with { LegalBasis = basis, PlannedUse = use ?? new string('长', 1001) };

        var problems = await SharingWorld.ProblemsAsync(hub.FileAsync("YLC", world.Asking(Cause), grounds));

        Assert.Equal("BAD_USER_INPUT", Assert.Single(problems).Code);
        Assert.StartsWith(what, problems[0].English, StringComparison.Ordinal);
        await NothingIsStoredAsync();
    }

    [Theory]
    [InlineData(RowScope.County, AccessLevel.Full, 1, "SCOPE_NOT_AVAILABLE")]
    [InlineData(RowScope.Case, AccessLevel.Masked, 1, "SCOPE_NOT_AVAILABLE")]
    [InlineData(RowScope.Case, AccessLevel.Full, 101, "BAD_USER_INPUT")]
    public async Task Named_rows_require_the_case_scope_the_full_level_and_a_limited_number(RowScope scope, AccessLevel level, int count, string code)
    {
        var asked = world.Asking(Cause) with { Level = level, Usages = [Usage.Show], Scope = scope, Rows = [.. Enumerable.Range(1, count).Select(static k => new GrantedRow("AssistedHousehold", k))] };

        Assert.Equal(code, await SharingWorld.CodesAsync(hub.FileAsync("YLC", asked)));
        await NothingIsStoredAsync();
    }

    [Fact]
    public async Task Every_problem_of_a_request_is_reported_at_once()
    {
        var now = world.Clock.GetUtcNow();
        var asked = new RequestedAccess(
            ["AssistedHousehold.nothing", "EnterpriseOperation.taxWan", "AssistedHousehold.householdId", Cause, Cause],
            AccessLevel.Masked, [Usage.Show, Usage.Filter, Usage.Sort], RowScope.Township, now, now.AddDays(-1));
        var grounds = new RequestGrounds(PurposeCode.Case, null, "", "");

        var codes = await SharingWorld.CodesAsync(hub.FileAsync("AGR", asked, grounds));

        Assert.Equal(
            "BAD_USER_INPUT BAD_USER_INPUT NOT_GRANTABLE OWN_FIELD PURPOSE_INCOMPLETE RESTRICTED_FIELD "
            + "SCOPE_NOT_AVAILABLE TERM_INVALID UNKNOWN_FIELD USAGE_NOT_AVAILABLE USAGE_NOT_AVAILABLE",
            codes);
        await NothingIsStoredAsync();
    }

    [Fact]
    public async Task A_caller_without_a_department_cannot_file_a_request()
    {
        var auditor = new Caller("", "audit", HubRoles.AuditAdministrator, Sensitivity.Sensitive);

        var codes = await SharingWorld.CodesAsync(hub.Service.FileAsync(auditor, SharingWorld.Duty, world.Asking(Cause), null, isDraft: false, CancellationToken.None));

        Assert.Equal("NOT_FOUND", codes);
        await NothingIsStoredAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ylc-app")]
    public async Task A_grantee_cannot_request_again_what_it_was_granted(string? client)
    {
        var request = await hub.FileAsync("YLC", world.Asking(Cause), client: client);

        await hub.StepAsync("AGR", request, "AGR", RequestAction.Approve);

        Assert.Equal("ALREADY_PERMITTED", await SharingWorld.CodesAsync(hub.FileAsync("YLC", world.Asking(Cause), client: client)));
        Assert.Equal("", await SharingWorld.CodesAsync(hub.FileAsync("ORG", world.Asking(Cause), client: client)));
        Assert.Equal(client is null ? "ALREADY_PERMITTED" : "", await SharingWorld.CodesAsync(hub.FileAsync("YLC", world.Asking(Cause), client: "ylc-other")));
    }

    [Fact]
    public async Task A_township_can_request_its_own_rows()
    {
        var asked = world.Asking("AssistedHousehold.healthOrDisability") with { Scope = RowScope.Township };

        var codes = await SharingWorld.CodesAsync(hub.FileAsync("TWN-431021108", asked));

        Assert.DoesNotContain("SCOPE_NOT_AVAILABLE", codes);
    }

    private async Task NothingIsStoredAsync()
    {
        Assert.Empty(await hub.Store.ListAsync(new RequestFilter(null, null, 10), CancellationToken.None));
        Assert.Empty(await hub.Store.GrantsAsync(DateTimeOffset.MinValue, CancellationToken.None));
        Assert.Equal(1, await hub.VersionAsync());
        Assert.Equal("R-2026-000001", (await hub.FileAsync("PUB", world.Asking("AssistedHousehold.exitYear"))).Id);
    }

    private static RequestedAccess How(string how, RequestedAccess asked) => how switch
    {
        "no fields" => asked with { Fields = [] },
        "too many fields" => asked with { Fields = [.. Enumerable.Repeat(Cause, 201)] },
        "no usages" => asked with { Usages = [] },
        "level none" => asked with { Level = AccessLevel.None, Usages = [Usage.Filter] },
        "masked, to filter by" => asked with { Level = AccessLevel.Masked, Usages = [Usage.Show, Usage.Filter] },
        "statistics, to show" => asked with { Level = AccessLevel.Aggregate, Usages = [Usage.Show, Usage.Group] },
        "statistics, to sort by" => asked with { Level = AccessLevel.Aggregate, Usages = [Usage.Sort, Usage.Group] },
        "in no park" => asked with { Scope = RowScope.Park },
        "in no township" => asked with { Scope = RowScope.Township },
        "ended" => asked with { From = asked.From.AddDays(-2), Until = asked.From.AddDays(-1) },
        "ends now" => asked with { From = asked.From.AddDays(-2), Until = asked.From },
        "reversed" => asked with { From = asked.Until, Until = asked.From.AddDays(1) },
        "without an end in sight" => asked with { Until = asked.From.AddDays(366).AddTicks(1) },
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };
}
