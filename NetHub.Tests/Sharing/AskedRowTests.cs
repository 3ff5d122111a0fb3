using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi.Governance;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Storage.Governance;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Sharing;

/// <summary>An applicant requests rows by its own ids, the owner decides by its own ids, and only the granted rows are opened.</summary>
[Collection(HubFixture.Name)]
public sealed class AskedRowTests : IDisposable
{
    private const string Orders = "{ serviceOrders(first: 3) { nodes { id content } } }";
    private const string Ids = "{ serviceOrders(first: 3) { nodes { id } } }";
    private static readonly Caller Steward = new("PLC", "plc-steward", HubRoles.Steward, Sensitivity.Sensitive);
    private readonly SharingWorld world = new();
    private readonly GrantedHub hub;

    public AskedRowTests(HubFixture data) => hub = new GrantedHub(data, services: services => services.AddSingleton(s =>
    {
        var (policies, clock) = (s.GetRequiredService<CurrentPolicy>(), s.GetRequiredService<TimeProvider>());
        var store = new SharingStore(world.Contexts, clock);
        var watch = new PolicyRefresher(store, policies, data.Catalog, AccessMatrix.Baseline(), clock);
        return new GovernanceServices(new SharingRequestService(store, policies, data.Catalog, watch, new SharingOptions(), clock));
    }));

    public void Dispose()
    {
        hub.Dispose();
        world.Dispose();
    }

    [Fact]
    public void The_owner_grants_one_of_two_rows_and_only_that_row_is_opened()
    {
        var (theirs, owners) = (hub.Ask("org", Ids).Texts("id"), hub.Ask("plc", Ids).Texts("id"));

        var filed = Requested(File("org", theirs[..2]), "requestAccess");
        var id = filed.GetProperty("id").GetString()!;
        var looked = hub.Ask("plc-steward", $"{{ sharingRequest(id: \"{id}\") {{ asked {{ rows rowCount }} }} }}", caller: Steward);
        var approved = Requested(Approve(id, owners[..1]), "actOnRequest");

        Assert.Equal(theirs[..2], Rows(filed.GetProperty("asked")));
        Assert.Equal(owners[..2], Rows(looked.GetProperty("data").GetProperty("sharingRequest").GetProperty("asked")));
        Assert.Equal(owners[..1], Rows(approved.GetProperty("parts")[0].GetProperty("granted")));
        var shown = hub.Ask("org", Orders);
        Assert.Equal(theirs, shown.Texts("id"));
        Assert.Equal([true, false, false], shown.Texts("content").Select(static c => c is not null));
        Assert.Contains("PURPOSE_REQUIRED", hub.Ask("org", Orders, purpose: null).Codes());
    }

    [Fact]
    public void Wrong_ids_of_any_kind_get_the_same_refusal()
    {
        var (own, owners) = (hub.Ask("org", Ids).Texts("id"), hub.Ask("plc", Ids).Texts("id"));
        var grid = hub.Ask("org", "{ grids(first: 1) { nodes { id } } }").Texts("id")[0];

        string?[] wrong = [owners[0], grid, new string('A', 22), ""];
        var answers = wrong.Select(w => File("org", [own[0], w])).ToList();

        Assert.All(answers, static a => Assert.Equal(["UNKNOWN_ROW"], a.Codes()));
        Assert.Single(answers.Select(static a => a.GetProperty("errors")[0].GetProperty("message").GetString()).Distinct());
        Assert.Equal("[]", hub.Ask("org", "{ sharingRequests { id } }").GetProperty("data").GetProperty("sharingRequests").GetRawText());
    }

    [Fact]
    public void A_decision_cannot_name_a_row_that_was_not_requested()
    {
        var (theirs, owners) = (hub.Ask("org", Ids).Texts("id"), hub.Ask("plc", Ids).Texts("id"));
        var id = Requested(File("org", theirs[..1]), "requestAccess").GetProperty("id").GetString()!;

        Assert.Equal(["UNKNOWN_ROW"], Approve(id, [owners[1]]).Codes());
        Assert.Equal(["UNKNOWN_ROW"], Approve(id, [theirs[0]]).Codes());
        Assert.DoesNotContain(hub.Ask("org", Orders).Texts("content"), static c => c is not null);
    }

    private static string?[] Rows(JsonElement access) => [.. access.GetProperty("rows").EnumerateArray().Select(static r => r.GetString())];

    private static JsonElement Requested(JsonElement answer, string field)
    {
        Assert.Empty(answer.Codes());
        return answer.GetProperty("data").GetProperty(field);
    }

    private JsonElement Approve(string id, string?[] rows) => hub.Ask(
        "plc-steward",
        $"mutation {{ actOnRequest(id: \"{id}\", owner: \"PLC\", action: APPROVE, granted: {{ rows: {JsonSerializer.Serialize(rows)} }}) {{ parts {{ granted {{ rows rowCount }} }} }} }}",
        caller: Steward);

    private JsonElement File(string client, string?[] rows) => hub.Ask(
        client,
        $$"""
        mutation { requestAccess(input: { fields: ["ServiceOrder.content"], level: FULL, usages: [SHOW], scope: CASE, rows: {{JsonSerializer.Serialize(rows)}},
          purpose: DUTY, legalBasis: "三定方案", plannedUse: "服务订单回访", until: "{{hub.Clock.GetUtcNow().AddDays(30):yyyy-MM-dd'T'HH:mm:sszzz}}" }) { id asked { rows rowCount } } }
        """);
}
