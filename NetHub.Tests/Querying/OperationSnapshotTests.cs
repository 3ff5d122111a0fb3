using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.Querying;
using NetHub.Tests.Fixtures;
using Snapshooter.Xunit;

namespace NetHub.Tests.Querying;

/// <summary>
/// Operations as a person can review them: who asks, what is asked, the SQL that it comes to, the answer. Ids, cursors and versions
/// differ with the secret of each run; they stand as «id 1», the same one for the same value.
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
    [InlineData("links-to-many", "org", "{ grids(first: 2) { nodes { gridCode officers(first: 2) { totalCount nodes { postType staffName person { name mobile } } } } } }")]
    [InlineData("filter-through-a-link", "org", "{ gridAssignments(first: 2, where: {grid: {kind: {eq: URBAN}}}, order: [{staffName: ASC}]) { totalCount nodes { staffName grid { name } } } }")]
    [InlineData("page", "plc", "{ serviceOrders(first: 2, order: [{submittedAt: DESC}]) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id orderNo submittedAt } } } }")]
    [InlineData("groups-by-township", "plc", "{ serviceOrders { groupBy(keys: [{field: STATUS}, {field: VILLAGE_CODE, level: COUNTY}], order: [{count: DESC}], first: 3) { key { status villageCode } count satisfaction { avg } } } }")]
    [InlineData("small-groups", "ldr", "{ assistedHouseholds { aggregate { count } groupBy(keys: [{field: STATUS}, {field: VILLAGE_CODE, level: TOWNSHIP}], order: [{count: ASC}], first: 4) { key { status villageCode } count suppressed } } }")]
    [InlineData("one-by-key", "twn-431021108", "{ grid(gridCode: \"431021108200001\") { name kind population } }")]
    [InlineData("argument-refused", "org", "{ serviceOrders(first: 1, where: {requesterName: {startsWith: \"王\"}}) { totalCount } }")]
    [InlineData("field-denied", "org", "{ assistedHouseholds(first: 1) { nodes { headName status } } }")]
    [InlineData("dataset-denied", "jus", "{ partyMembers(first: 1) { totalCount nodes { applicationDate } } }")]
    public void An_operation_its_SQL_and_its_answer(string name, string client, string operation)
    {
        var text = new StringBuilder($"# {client}\n{operation}\n");

        foreach (var sql in Statements(client, operation))
            text.Append($"\n-- SQL\n{sql.ReplaceLineEndings("\n")}\n");
        using var answer = hub.Query(client, operation);
        text.Append($"\n-- answer\n{Stable(answer)}\n");

        Snapshot.Match(text.ToString(), new Snapshooter.SnapshotFullName(name + ".snap", SnapshotFolder()));
    }

    private IEnumerable<string> Statements(string client, string operation)
    {
        try
        {
            return [.. hub.Graph.Plan(new GraphQLRequest(operation, null, default), HubFixture.CallerOf(client)).Statements.Select(s => s.Text)];
        }
        catch (QueryRefusedException)
        {
            return ["(none: refused before any)"];
        }
    }

    private static string Stable(JsonDocument answer)
    {
        var names = new Dictionary<string, string>();
        return Replace(JsonNode.Parse(answer.RootElement.GetRawText())!).ToJsonString(Indented).ReplaceLineEndings("\n");

        JsonNode Replace(JsonNode node)
        {
            if (node is JsonObject members)
            {
                foreach (var (key, value) in members.ToList())
                {
                    if (value is JsonValue text && Secret.Contains(key) && text.TryGetValue<string>(out var secret))
                        members[key] = names.TryGetValue(secret, out var known) ? known : names[secret] = $"«{key} {names.Count + 1}»";
                    else if (value is not null)
                        Replace(value);
                }
            }
            else if (node is JsonArray items)
            {
                foreach (var item in items.Where(i => i is not null))
                    Replace(item!);
            }

            return node;
        }
    }

    private static string SnapshotFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
