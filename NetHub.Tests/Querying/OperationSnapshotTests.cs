using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Errors;
using NetHub.Tests.Fixtures;
using Snapshooter.Xunit;

namespace NetHub.Tests.Querying;

/// <summary>
/// Snapshots for review: caller, operation, decision, SQL and answer. Ids, cursors and versions
/// differ with the secret of each run, so they are replaced by «id 1» and so on, the same for the same value.
/// </summary>
[Collection(HubFixture.Name)]
public sealed class OperationSnapshotTests(HubFixture hub)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> Secret = ["id", "cursor", "startCursor", "endCursor", "dataVersion"];

    [Theory]
    [InlineData("masked-names", "org", "{ serviceOrders(first: 2, where: {gridCode: {eq: \"431021108200001\"}}) { nodes { orderNo requesterName requesterMobile title } } }")]
    [InlineData("full-names", "twn-431021108", "{ serviceOrders(first: 2, where: {gridCode: {eq: \"431021108200001\"}}) { nodes { orderNo requesterName requesterMobile title } } }")]
    [InlineData("links-to-one", "plc", "{ grids(first: 2, where: {kind: {eq: RURAL}}) { nodes { gridCode village { name fullName } } } }")]
    [InlineData("links-to-many", "plc", "{ grids(first: 2) { nodes { gridCode officers(first: 2) { totalCount nodes { postType staffName person { name mobile } } } } } }")]
    [InlineData("filter-through-a-link", "org", "{ gridAssignments(first: 2, where: {grid: {kind: {eq: URBAN}}}, order: [{staffName: ASC}]) { totalCount nodes { staffName grid { name } } } }")]
    [InlineData("page", "plc", "{ serviceOrders(first: 2, order: [{submittedAt: DESC}]) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id orderNo submittedAt } } } }")]
    [InlineData("groups-by-township", "plc", "{ serviceOrders { groupBy(keys: [{field: STATUS}, {field: VILLAGE_CODE, level: TOWNSHIP}], order: [{count: DESC}], first: 3) { key { status villageCode } count satisfaction { avg } } } }")]
    [InlineData("small-groups", "ldr", "{ assistedHouseholds(where: {villageCode: {within: \"431021102000\"}}) { groupBy(keys: [{field: CAUSE_CODE}]) { key { causeCode } count suppressed } } }")]
    [InlineData("one-by-key", "twn-431021108", "{ grid(gridCode: \"431021108200001\") { name kind population } }")]
    [InlineData("argument-refused", "org", "{ serviceOrders(first: 1, where: {requesterName: {startsWith: \"王\"}}) { totalCount } }")]
    [InlineData("field-denied", "org", "{ assistedHouseholds(first: 1) { nodes { headName status } } }")]
    [InlineData("dataset-denied", "jus", "{ partyMembers(first: 1) { totalCount nodes { applicationDate } } }")]
    public void An_operation_with_its_SQL_and_answer(string name, string client, string operation)
    {
        var text = Text(client, operation, variables: null);

        Match(name, text);
    }

    [Fact]
    public void A_page_after_a_cursor()
    {
        const string Page = "order: [{satisfaction: DESC}]) { pageInfo { hasPreviousPage startCursor } edges { cursor node { id orderNo satisfaction } }";
        var first = hub.Data("plc", $"{{ serviceOrders(first: 2, {Page} }} }}").GetProperty("serviceOrders").GetProperty("edges");

        var text = Text("plc", $"query($cursor: String) {{ serviceOrders(first: 2, after: $cursor, {Page} }} }}", new { cursor = first[1].GetProperty("cursor").GetString() });

        Match("page-after-a-cursor", text);
    }

    [Fact]
    public void A_row_by_its_id()
    {
        var id = hub.Data("jus", "{ disputeCases(first: 1) { nodes { id } } }").GetProperty("disputeCases").GetProperty("nodes")[0].GetProperty("id").GetString();

        var text = Text("jus", "query($id: ID!) { node(id: $id) { id ... on DisputeCase { caseNo typeCode status } } }", new { id });

        Match("row-by-id", text);
    }

    private string Text(string client, string operation, object? variables)
    {
        var names = new Dictionary<string, string>();
        var values = variables is null ? default : JsonSerializer.SerializeToElement(variables);
        var text = new StringBuilder($"# {client}\n{operation}\n");
        if (variables is not null)
            text.Append($"\n-- variables\n{Stable(values, names)}\n");
        text.Append($"\n-- decided\n{Decided(client, new GraphQLRequest(operation, null, values))}\n");
        foreach (var sql in Statements(client, new GraphQLRequest(operation, null, values)))
            text.Append($"\n-- SQL\n{sql.ReplaceLineEndings("\n")}\n");
        using var answer = hub.Query(client, operation, variables);
        text.Append($"\n-- answer\n{Stable(answer.RootElement, names)}\n");
        return text.Append($"\n-- ledger\n{Recorded(client, new GraphQLRequest(operation, null, values))}\n").ToString();
    }

    // Returns the fields as the ledger records them; for a refused operation, those of the refusal.
    private string Recorded(string client, GraphQLRequest request)
    {
        using var fields = JsonDocument.Parse(Fields().Json.ToArray());
        return string.Join('\n', fields.RootElement.EnumerateObject().Select(static m => $"{m.Name}: {m.Value.GetRawText()}"));

        AuditedFields Fields()
        {
            try
            {
                return hub.Graph.Plan(request, hub.OnDutyAs(client)).Audited;
            }
            catch (QueryRefusedException refusal)
            {
                return AuditedFields.Refused(QueryErrors.Denied(refusal.Errors));
            }
        }
    }

    private string Decided(string client, GraphQLRequest request) => hub.Graph.Decide(request, hub.OnDutyAs(client));

    private IEnumerable<string> Statements(string client, GraphQLRequest request)
    {
        try
        {
            return [.. hub.Graph.Plan(request, hub.OnDutyAs(client)).Statements.Select(s => s.Text)];
        }
        catch (QueryRefusedException)
        {
            return ["(none: refused before any)"];
        }
    }

    private static string Stable(JsonElement json, Dictionary<string, string> names)
    {
        var node = JsonNode.Parse(json.GetRawText())!;
        Replace(node, names);
        return node.ToJsonString(Indented).ReplaceLineEndings("\n");
    }

    private static void Replace(JsonNode node, Dictionary<string, string> names)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items.OfType<JsonNode>())
                Replace(item, names);
        }
        else if (node is JsonObject members)
        {
            foreach (var (key, value) in members.ToList())
            {
                if (Secret.Contains(key) && value is JsonValue text && text.TryGetValue<string>(out var secret))
                    members[key] = names.TryGetValue(secret, out var known) ? known : names[secret] = $"«{key} {names.Count + 1}»";
                else if (value is not null)
                    Replace(value, names);
            }
        }
    }

    private static void Match(string name, string text) => Snapshot.Match(text, new Snapshooter.SnapshotFullName(name + ".snap", SnapshotFolder()));

    private static string SnapshotFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
