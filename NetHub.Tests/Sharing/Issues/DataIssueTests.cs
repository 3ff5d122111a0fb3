using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi.Governance;
using NetHub.Schema.People;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage;
using NetHub.Tests.Audit;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Sharing.Issues;

/// <summary>Departments raise and settle data issues on the sample county.</summary>
[Collection(HubFixture.Name)]
public sealed class DataIssueTests : IDisposable
{
    private const string People = "{ persons(first: 100) { nodes { id name birthDate sexCode } } }";
    private const string Requesters = "{ serviceOrders(first: 100) { nodes { requester { id birthDate } } } }";
    private const string MadeUp = "AAAAAAAAAAAAAAAAAAAAAA";
    private readonly HubFixture data;
    private readonly IssueWorld world = new();
    private readonly HeardLedger ledger = new();
    private readonly GrantedHub hub;

    public DataIssueTests(HubFixture data)
    {
        this.data = data;
        hub = new GrantedHub(data, ledger, services => services.AddSingleton(new GovernanceServices(Issues: world.Service)));
    }

    public void Dispose()
    {
        hub.Dispose();
        world.Dispose();
    }

    [Fact]
    public void A_data_issue_is_raised_taken_up_confirmed_corrected_and_closed()
    {
        var person = hub.Ask("plc", People).Nodes()[0].GetProperty("id").GetString()!;

        var raised = Issue(hub.Ask("plc", Raise(person, "sexCode", "与户口簿不符")), "raiseDataIssue");
        var id = raised.GetProperty("id").GetString()!;
        Assert.Equal(("Person.sexCode", "PLC", "PSB", "OPEN", person), (Text(raised, "coordinate"), Text(raised, "raisedBy"), Text(raised, "sourceDept"), Text(raised, "state"), Text(raised, "entity")));
        Assert.Equal(["CONFLICT"], hub.Ask("plc", Raise(person, "sexCode")).Codes());
        Assert.Equal("""["TAKE_UP"]""", Single("psb").GetProperty("possible").GetRawText());
        Assert.NotEqual(person, Text(Single("psb"), "entity"));

        Assert.Equal("ASSIGNED", Text(Act("psb", id, "TAKE_UP"), "state"));
        Assert.Equal("CONFIRMED_ERROR", Text(Act("psb", id, "CONFIRM"), "state"));
        Assert.Equal(["BATCH_NOT_FOUND"], hub.Ask("psb", Step(id, $"CORRECT, batch: \"{hub.Engine.BatchId("PSB", 41)}\"")).Codes());
        Assert.Equal(["BATCH_NOT_FOUND"], hub.Ask("psb", Step(id, $"CORRECT, batch: \"{MadeUp}\"")).Codes());
        var correction = hub.Engine.BatchId("PSB", IssueWorld.Correction);
        Assert.Equal(correction, Text(Act("psb", id, $"CORRECT, batch: \"{correction}\""), "batch"));
        Assert.Equal("CLOSED", Text(Act("plc", id, "CLOSE"), "state"));
        Assert.Equal("[]", hub.Ask("plc", "{ dataIssues(state: OPEN) { id } }").GetProperty("data").GetProperty("dataIssues").GetRawText());
        var changes = ledger.Entries.Where(static e => e.Action == AuditEntries.Code(AuditAction.Administration) && e.Target is not null).ToList();
        Assert.Equal(5, changes.Count);
        Assert.All(changes, e => Assert.Equal("data issue " + id, e.Target));
    }

    [Fact]
    public void Hidden_values_are_answered_like_missing_ones()
    {
        var person = hub.Ask("plc", People).Nodes().First(static p => p.GetProperty("birthDate").ValueKind == JsonValueKind.Null).GetProperty("id").GetString()!;
        var theirs = hub.Ask("psb", People).Nodes()[0].GetProperty("id").GetString()!;
        var nothing = hub.Ask("plc", Raise(MadeUp, "name")).GetProperty("errors").GetRawText();

        (string What, string Id, string Field)[] attacks =
        [
            ("no id at all", "x", "name"),
            ("nothing", "", ""),
            ("another department's id", theirs, "name"),
            ("a field that is denied on this row", person, "birthDate"),
            ("a field that is denied on every row", person, "politicalStatusCode"),
            ("a field that is not shared", person, "idNumberDigest"),
            ("a field that does not exist", person, "nothing"),
            ("a label", person, "sexCodeLabel"),
            ("a link", person, "residenceRegion"),
            ("the id itself", person, "id"),
            ("a row that does not exist", Id("PLC", "Person", long.MaxValue), "name"),
            ("a row of a dataset without rows", Id("PLC", "PartyMember", 1), "name"),
        ];
        foreach (var (what, id, field) in attacks)
            Assert.Equal((what, nothing), (what, hub.Ask("plc", Raise(id, field)).GetProperty("errors").GetRawText()));
        Assert.Contains("NOT_FOUND", nothing, StringComparison.Ordinal);
        Assert.Empty(hub.Ask("dat", "{ dataIssues { id } }").GetProperty("data").GetProperty("dataIssues").EnumerateArray());
    }

    [Fact]
    public void Rows_of_another_township_and_a_missing_purpose_are_answered_like_missing_rows()
    {
        const string township = "431021108";
        var nothing = hub.Ask("twn-" + township, Raise(MadeUp, "name")).GetProperty("errors").GetRawText();
        var person = hub.Ask("psb", People).Nodes()[0].GetProperty("id").GetString()!;
        var other = Id("TWN-" + township, "Person", KeyOutside(township));

        Assert.Equal(nothing, hub.Ask("twn-" + township, Raise(other, "name")).GetProperty("errors").GetRawText());
        Assert.Equal(nothing, hub.Ask("psb", Raise(person, "birthDate"), purpose: null).GetProperty("errors").GetRawText());
        Assert.Empty(hub.Ask("psb", Raise(person, "birthDate")).Codes());
    }

    [Fact]
    public void A_data_issue_may_name_a_masked_field_or_a_field_opened_by_a_case()
    {
        var listed = hub.Ask("plc", People).Nodes()[0].GetProperty("id").GetString()!;
        var ofCase = hub.Ask("plc", Requesters).Nodes().Select(static o => o.GetProperty("requester"))
            .First(static r => r.ValueKind == JsonValueKind.Object && r.GetProperty("birthDate").ValueKind == JsonValueKind.String);

        Assert.Empty(hub.Ask("plc", Raise(listed, "name")).Codes());
        Assert.Empty(hub.Ask("plc", Raise(ofCase.GetProperty("id").GetString()!, "birthDate")).Codes());
    }

    [Fact]
    public void The_row_of_a_data_issue_is_named_only_to_callers_who_can_see_it()
    {
        var person = hub.Ask("psb", People).Nodes()[0].GetProperty("id").GetString()!;
        hub.Ask("psb", Raise(person, "sexCode"));
        var steward = SharingWorld.Steward("PSB") with { Roles = HubRoles.Steward };

        var seen = hub.Ask("psb", "{ dataIssues { entity raisedBy } }").GetProperty("data").GetProperty("dataIssues")[0];
        var unseen = hub.Ask("psb", "{ dataIssues { entity raisedBy possible } }", caller: steward).GetProperty("data").GetProperty("dataIssues")[0];

        Assert.Equal((person, null), (Text(seen, "entity"), Text(unseen, "entity")));
        Assert.Equal("""["TAKE_UP","WITHDRAW"]""", unseen.GetProperty("possible").GetRawText());
    }

    [Fact]
    public void A_hub_without_a_store_reports_data_issues_as_unavailable()
    {
        using var bare = new GrantedHub(data);

        Assert.Equal(["UNAVAILABLE"], bare.Ask("plc", "{ dataIssues { id } }").Codes());
    }

    private string Id(string department, string dataset, long key) => new OpaqueIds(new HubKeys(data.Secret)).Encode(department, dataset, key);

    private long KeyOutside(string township)
    {
        using var db = data.Services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContext();
        return db.Set<Person>().AsEnumerable().First(p => p.ResidenceRegionCode is { } region && !region.ToString()!.StartsWith(township, StringComparison.Ordinal)).PersonId;
    }

    private JsonElement Single(string client) => hub.Ask(client, "{ dataIssues { entity possible } }").GetProperty("data").GetProperty("dataIssues")[0];

    private JsonElement Act(string client, string id, string action) => Issue(hub.Ask(client, Step(id, action)), "actOnDataIssue");

    private static JsonElement Issue(JsonElement answer, string root)
    {
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data").GetProperty(root);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string Step(string id, string action) => $"mutation {{ actOnDataIssue(id: \"{id}\", action: {action}) {{ state batch }} }}";

    private static string Raise(string id, string field, string? remark = null) =>
        $"mutation {{ raiseDataIssue(id: \"{id}\", field: \"{field}\", problem: WRONG_VALUE, remark: {JsonSerializer.Serialize(remark)}) {{ id coordinate entity raisedBy sourceDept state }} }}";
}
