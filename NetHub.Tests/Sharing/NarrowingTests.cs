using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing;

/// <summary>An owner can grant what was requested or less, but never more.</summary>
public sealed class NarrowingTests : IDisposable
{
    private const string Cause = "AssistedHousehold.causeCode";
    private const string Status = "AssistedHousehold.status";
    private const string Number = "Person.idNumber";
    private readonly SharingWorld world = new();
    private readonly SharingHub hub;

    public NarrowingTests() => hub = world.Open();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("one field")]
    [InlineData("statistics")]
    [InlineData("masked")]
    [InlineData("fewer usages")]
    [InlineData("one township")]
    [InlineData("assigned cases")]
    [InlineData("later")]
    [InlineData("shorter")]
    public async Task Granting_less_in_one_respect_is_a_partial_grant(string how)
    {
        var asked = world.Asking(Cause, Status, Number);
        var request = await hub.FileAsync("YLC", asked);
        var granted = Narrower(how, asked with { Fields = [Cause, Status] });

        await hub.StepAsync("AGR", request, "AGR", RequestAction.Approve, new RequestStep(Granted: granted));

        var part = await hub.PartAsync(request, "AGR");
        var grant = Assert.Single(await hub.Store.GrantsAsync(world.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(RequestState.Partial, part.Decided);
        Assert.Equal(
            (string.Join(' ', granted.Fields), granted.Level, string.Join(' ', granted.Usages), granted.Scope, granted.From, granted.Until),
            (string.Join(' ', grant.Fields), grant.Level, string.Join(' ', grant.Usages), grant.Scope, grant.From, grant.Until));
    }

    [Theory]
    [InlineData("another field", "fields")]
    [InlineData("a field of another owner", "fields")]
    [InlineData("no field", "fields")]
    [InlineData("a higher level", "level")]
    [InlineData("level none", "level")]
    [InlineData("another usage", "usages")]
    [InlineData("no usage", "usages")]
    [InlineData("a usage beyond the level", "usages")]
    [InlineData("the county", "scope")]
    [InlineData("another scope", "scope")]
    [InlineData("earlier", "term")]
    [InlineData("longer", "term")]
    [InlineData("reversed", "term")]
    public async Task Granting_more_in_any_respect_is_refused(string how, string what)
    {
        var asked = world.Asking(Cause, Number) with { Level = AccessLevel.Masked, Usages = [Usage.Show], Scope = RowScope.Case };
        var request = await hub.FileAsync("YLC", asked);
        var granted = Wider(how, asked with { Fields = [Cause] });

        var problems = await SharingWorld.ProblemsAsync(hub.StepAsync("AGR", request, "AGR", RequestAction.Approve, new RequestStep(Granted: granted)));

        Assert.All(problems, static p => Assert.Equal("DECISION_TOO_WIDE", p.Code));
        Assert.Contains(problems, p => p.English.Contains($"({what})", StringComparison.Ordinal));
        Assert.Equal(RequestState.ProviderReview, (await hub.PartAsync(request, "AGR")).Decided);
        Assert.Empty(await hub.Store.GrantsAsync(DateTimeOffset.MinValue, CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Granting_everything_is_a_full_approval_stated_or_not(bool isSaid)
    {
        var asked = world.Asking(Cause, Status, Number);
        var request = await hub.FileAsync("YLC", asked);
        var granted = isSaid ? asked with { Fields = [Status, Cause], Usages = [.. asked.Usages.Reverse()] } : null;

        await hub.StepAsync("AGR", request, "AGR", RequestAction.Approve, new RequestStep(Granted: granted));

        var part = await hub.PartAsync(request, "AGR");
        Assert.Equal((RequestState.Approved, RequestState.Active), (part.Decided, part.StateAt(world.Clock.GetUtcNow())));
        Assert.Equal([Cause, Status], part.Granted!.Fields.Order(StringComparer.Ordinal));
        Assert.Equal(RequestState.ProviderReview, (await hub.PartAsync(request, "PSB")).Decided);
    }

    [Fact]
    public async Task Every_excess_is_reported_at_once()
    {
        var asked = world.Asking(Cause) with { Level = AccessLevel.Masked, Usages = [Usage.Show], Scope = RowScope.Case };
        var request = await hub.FileAsync("YLC", asked);
        var granted = world.Asking(Cause, Status) with { Until = asked.Until.AddDays(1) };

        var problems = await SharingWorld.ProblemsAsync(hub.StepAsync("AGR", request, "AGR", RequestAction.Approve, new RequestStep(Granted: granted)));

        Assert.Equal(5, problems.Count);
    }

    [Fact]
    public async Task Granted_rows_may_be_fewer_but_not_different()
    {
        GrantedRow[] rows = [new("AssistedHousehold", 1), new("AssistedHousehold", 2)];
        var asked = world.Asking(Cause) with { Scope = RowScope.Case, Rows = rows };
        var request = await hub.FileAsync("YLC", asked);

        var other = await SharingWorld.CodesAsync(hub.StepAsync("AGR", request, "AGR", RequestAction.Approve, new RequestStep(Granted: asked with { Rows = [rows[0], new("AssistedHousehold", 3)] })));
        var masked = await SharingWorld.CodesAsync(hub.StepAsync("AGR", request, "AGR", RequestAction.Approve, new RequestStep(Granted: asked with { Level = AccessLevel.Masked, Usages = [Usage.Show] })));
        await hub.StepAsync("AGR", request, "AGR", RequestAction.Approve, new RequestStep(Granted: asked with { Rows = [rows[1]] }));

        var grant = Assert.Single(await hub.Store.GrantsAsync(world.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(("DECISION_TOO_WIDE", "DECISION_TOO_WIDE"), (other, masked));
        Assert.Equal([rows[1]], grant.Rows);
        Assert.Equal(RequestState.Partial, (await hub.PartAsync(request, "AGR")).Decided);
    }

    [Fact]
    public async Task Only_the_owner_of_the_whole_row_can_make_it_a_case()
    {
        var request = await hub.FileAsync("HLT", world.Asking("DisputeCase.narrative", "DisputeCase.agreementNo") with { Scope = RowScope.Case, Rows = [new("DisputeCase", 1)] });

        await hub.StepAsync("JUS", request, "JUS", RequestAction.Approve);
        var ofOneField = (await hub.Store.GrantsAsync(world.Clock.GetUtcNow(), CancellationToken.None)).Single();
        await hub.StepAsync("PLC", request, "PLC", RequestAction.Approve);

        Assert.Empty(ofOneField.Rows);
        Assert.Single((await hub.Store.GrantsAsync(world.Clock.GetUtcNow(), CancellationToken.None)).Single(static g => g.Owner == "PLC").Rows);
    }

    private static RequestedAccess Narrower(string how, RequestedAccess granted) => how switch
    {
        "one field" => granted with { Fields = [Status] },
        "statistics" => granted with { Level = AccessLevel.Aggregate, Usages = [Usage.Filter, Usage.Group, Usage.Aggregate] },
        "masked" => granted with { Level = AccessLevel.Masked, Usages = [Usage.Show] },
        "fewer usages" => granted with { Usages = [Usage.Show, Usage.Filter] },
        "one township" => granted with { Scope = RowScope.Township },
        "assigned cases" => granted with { Scope = RowScope.Case },
        "later" => granted with { From = granted.From.AddDays(1) },
        "shorter" => granted with { Until = granted.Until.AddTicks(-1) },
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    private static RequestedAccess Wider(string how, RequestedAccess granted) => how switch
    {
        "another field" => granted with { Fields = [Cause, Status] },
        "a field of another owner" => granted with { Fields = [Cause, Number] },
        "no field" => granted with { Fields = [] },
        "a higher level" => granted with { Level = AccessLevel.Full },
        "level none" => granted with { Level = AccessLevel.None },
        "another usage" => granted with { Usages = [Usage.Show, Usage.Group] },
        "no usage" => granted with { Usages = [] },
        "a usage beyond the level" => granted with { Level = AccessLevel.Aggregate },
        "the county" => granted with { Scope = RowScope.County },
        "another scope" => granted with { Scope = RowScope.Township },
        "earlier" => granted with { From = granted.From.AddTicks(-1) },
        "longer" => granted with { Until = granted.Until.AddTicks(1) },
        "reversed" => granted with { From = granted.Until, Until = granted.From },
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };
}
