using System.Text.Json;
using NetHub.Schema.Sharing.Access;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Sharing;

/// <summary>Rows that a department sees only by a grant cannot be linked across two consecutive grants.</summary>
[Collection(HubFixture.Name)]
public sealed class GrantPeriodTests(HubFixture data) : IDisposable
{
    private const string Households = "{ assistedHouseholds(first: 100) { nodes { id householdId headPersonId } } }";
    private const string Volunteers = "{ volunteers(first: 100) { nodes { id volunteerId personId volunteerNo } } }";
    private static readonly string[] Causes = ["AssistedHousehold.causeCode"];
    private readonly GrantedHub hub = new(data);

    public void Dispose() => hub.Dispose();

    [Theory]
    [InlineData("plc", Households, "AssistedHousehold.causeCode")]
    [InlineData("agr", Volunteers, "Volunteer.volunteerNo")]
    public void Two_consecutive_grants_share_no_id_and_no_pseudonym(string client, string operation, string field)
    {
        var first = Add(client, field);
        var (before, again) = (Values(client, operation), Values(client, operation));
        hub.Revoke(first);
        Assert.NotEmpty(hub.Ask(client, operation).Codes());
        Add(client, field);
        var after = Values(client, operation);

        Assert.Equal(before, again);
        Assert.Equal(before.Count, after.Count);
        Assert.InRange(before.Count, 201, 400);
        Assert.Empty(before.Intersect(after));
    }

    [Fact]
    public void One_grant_gives_the_same_ids_for_its_whole_period()
    {
        hub.Add("PLC", Causes, static g => g with { Purpose = PurposeCode.Case, Case = "2026-1" });
        var first = Ids(hub.Ask("plc", Households, PurposeCode.Case, "2026-1"));
        hub.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(first, Ids(hub.Ask("plc", Households, PurposeCode.Case, "2026-1")));
    }

    [Fact]
    public void Grants_for_two_purposes_have_different_ids()
    {
        hub.Add("PLC", Causes);
        hub.Add("PLC", Causes, static g => g with { Purpose = PurposeCode.Case, Case = "2026-1" });

        Assert.Empty(Ids(hub.Ask("plc", Households)).Intersect(Ids(hub.Ask("plc", Households, PurposeCode.Case, "2026-1"))));
    }

    [Fact]
    public void An_id_from_an_ended_grant_finds_nothing()
    {
        var first = hub.Add("PLC", Causes);
        var id = Ids(hub.Ask("plc", Households))[0];
        var node = $"{{ node(id: \"{id}\") {{ id ... on AssistedHousehold {{ causeCode }} }} }}";
        Assert.Equal(id, Node(node).GetProperty("id").GetString());

        hub.Revoke(first);
        Assert.Equal(JsonValueKind.Null, Node(node).ValueKind);
        hub.Add("PLC", Causes);
        Assert.Equal(JsonValueKind.Null, Node(node).ValueKind);
        Assert.Empty(hub.Ask("plc", $"{{ assistedHouseholds(where: {{householdId: {{eq: \"{id}\"}}}}) {{ nodes {{ id }} }} }}").Nodes());
    }

    [Fact]
    public void Within_a_grant_ids_and_keys_find_their_rows()
    {
        hub.Add("PLC", [.. Causes, "PairAssistance.householdId"]);
        var ids = Ids(hub.Ask("plc", Households));
        var household = hub.Ask("plc", $"{{ assistedHouseholds(where: {{householdId: {{eq: \"{ids[0]}\"}}}}) {{ nodes {{ id householdId }} }} }}").Nodes();
        var keys = hub.Ask("plc", "{ pairAssistances(first: 5) { nodes { householdId household { id } } } }").Nodes();

        Assert.Equal([ids[0], ids[0]], [Assert.Single(household).GetProperty("id").GetString()!, household[0].GetProperty("householdId").GetString()!]);
        Assert.NotEmpty(keys);
        Assert.All(keys, static k => Assert.Equal(k.GetProperty("householdId").GetString(), k.GetProperty("household").GetProperty("id").GetString()));
    }

    [Fact]
    public void Cursors_work_within_a_grant()
    {
        hub.Add("PLC", Causes);
        var page = hub.Ask("plc", "{ assistedHouseholds(first: 3) { nodes { id } pageInfo { endCursor } } }");
        var cursor = page.GetProperty("data").GetProperty("assistedHouseholds").GetProperty("pageInfo").GetProperty("endCursor").GetString();

        var next = hub.Ask("plc", $"{{ assistedHouseholds(first: 3, after: \"{cursor}\") {{ nodes {{ id }} }} }}");

        Assert.Equal(3, next.Nodes().Count);
        Assert.Empty(Ids(page).Intersect(Ids(next)));
    }

    [Theory]
    [InlineData("org", Households, "AssistedHousehold.causeCode")]
    [InlineData("pub", Volunteers, "Volunteer.isPartyMember")]
    [InlineData("dat", "{ persons(first: 100) { nodes { id } } }", "Person.mobile")]
    public void Rows_visible_by_the_matrix_keep_their_ids_under_a_grant(string client, string operation, string field)
    {
        var before = Values(client, operation);

        hub.Add(client.ToUpperInvariant(), [field]);

        Assert.NotEmpty(before);
        Assert.Equal(before, Values(client, operation));
    }

    [Fact]
    public async Task Exports_under_two_grants_cannot_be_linked()
    {
        const string Every = "{ assistedHouseholds { nodes { id headPersonId } } }";
        var first = hub.Add("PLC", Causes);
        var before = await ExportedAsync(Every);
        hub.Revoke(first);
        hub.Add("PLC", Causes);
        var after = await ExportedAsync(Every);

        Assert.Equal(before.Count, after.Count);
        Assert.NotEmpty(before);
        Assert.Empty(before.Intersect(after));
    }

    private Grant Add(string client, string field) =>
        hub.Add(client.ToUpperInvariant(), [field], static g => g with { Level = AccessLevel.Masked, Usages = [Usage.Show] });

    private JsonElement Node(string operation) => hub.Ask("plc", operation).GetProperty("data").GetProperty("node");

    private static List<string> Ids(JsonElement answer) => [.. answer.Texts("id").OfType<string>()];

    /// <summary>
    /// Returns the distinct values of all rows: the queries select only ids and pseudonyms, and a row shows its id twice.
    /// </summary>
    private List<string> Values(string client, string operation) =>
        [.. hub.Ask(client, operation).Nodes().SelectMany(static n => n.EnumerateObject().Select(m => m.Name + m.Value.GetString())).Distinct()];

    private async Task<HashSet<string>> ExportedAsync(string operation)
    {
        await using var rows = await hub.ExportAsync("plc", operation);
        var values = new HashSet<string>();
        while (rows.HasRow)
        {
            using var row = JsonDocument.Parse(rows.Row.ToArray());
            foreach (var member in row.RootElement.EnumerateObject())
                values.Add(member.Value.GetString()!);
            await rows.NextAsync();
        }

        return values;
    }
}
