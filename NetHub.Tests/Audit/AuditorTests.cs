using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Audit;

/// <summary>The audit administrator reads only the audit, and no other administrator reads anything.</summary>
[Collection(HubFixture.Name)]
public sealed class AuditorTests(HubFixture hub)
{
    internal static readonly Caller Auditor = new("", "auditadmin", HubRoles.AuditAdministrator, Sensitivity.Sensitive);

    private IEnumerable<FieldEntry> Fields => hub.Catalog.Datasets.SelectMany(d => d.Fields);

    public static TheoryData<HubRoles, string> OthersThanTheAuditor() => new()
    {
        { HubRoles.SystemAdministrator, "" },
        { HubRoles.SecurityAdministrator, "" },
        { HubRoles.SystemAdministrator | HubRoles.AuditAdministrator, "" },
        { HubRoles.None, "" },
        { HubRoles.Reader, "" },
        { HubRoles.Reader, "AUD" },
        { HubRoles.Reader, "AUD-431021108" },
        { HubRoles.AuditAdministrator, "AUD" },
        { HubRoles.AuditAdministrator, "PLC" },
    };

    [Fact]
    public void The_audit_administrator_reads_every_field_of_the_audit_and_no_other_field()
    {
        var wrong = from field in Fields
                    from usage in Enum.GetValues<Usage>()
                    let permitted = hub.Policy.Decide(Auditor, field, usage).Alternatives.Any(a => a is { Level: AccessLevel.Full, Scope: RowScope.County })
                    where permitted != (field.Dataset.Network == Network.Hub) || (!permitted && !hub.Policy.Decide(Auditor, field, usage).IsDenied)
                    select $"{field} {usage}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_audit_administrator_sees_rows_of_the_audit_and_no_other_rows()
    {
        var seen = hub.Catalog.Datasets.Where(d => (hub.Policy.Rows(Auditor, d) | hub.Policy.CountableRows(Auditor, d)) != ScopeSet.None).Select(d => d.Name);

        Assert.Equal(["AuditRecord", "FieldUsage"], seen);
    }

    [Theory]
    [MemberData(nameof(OthersThanTheAuditor))]
    public void No_other_caller_without_a_department_s_rights_is_permitted_anything(HubRoles roles, string department)
    {
        var caller = new Caller(department, "somebody", roles, Sensitivity.Sensitive, 1);

        Assert.DoesNotContain(hub.Catalog.Datasets, d => hub.Policy.CountableRows(caller, d) != ScopeSet.None);
        Assert.DoesNotContain(Fields, f => Enum.GetValues<Usage>().Any(u => !hub.Policy.Decide(caller, f, u).IsDenied));
    }

    [Fact]
    public async Task Every_other_dataset_is_closed_to_the_audit_administrator_on_every_path()
    {
        var problems = new List<string>();
        foreach (var dataset in hub.Catalog.Datasets.Where(d => d.Network != Network.Hub))
        {
            var field = dataset.Fields.First(f => f.IsServed).Name;
            var listed = await AskAsync($"{{ {dataset.PluralName} {{ totalCount nodes {{ {field} }} }} }}");
            var counted = await AskAsync($"{{ {dataset.PluralName} {{ aggregate {{ count }} }} }}");
            if (!IsClosed(listed, dataset, "nodes") || !IsClosed(listed, dataset, "totalCount") || !IsClosed(counted, dataset, "aggregate"))
                problems.Add(dataset.Name);
        }

        Assert.Empty(problems);
    }

    [Fact]
    public async Task The_audit_administrator_s_rights_list_only_the_audit()
    {
        var viewer = (await AskAsync("{ viewer { department roles datasets { name fields { name level scope } } } }")).GetProperty("data").GetProperty("viewer");

        Assert.Equal("", viewer.GetProperty("department").GetString());
        Assert.Equal(["AuditRecord", "FieldUsage"], viewer.GetProperty("datasets").EnumerateArray().Select(d => d.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Node_ids_of_other_callers_are_unknown_to_the_audit_administrator()
    {
        var node = hub.Data("plc", "{ regions(first: 1) { nodes { id } } }").GetProperty("regions").GetProperty("nodes")[0].GetProperty("id").GetString();

        var answer = await AskAsync($"{{ node(id: \"{node}\") {{ id }} nodes(ids: [\"{node}\"]) {{ id }} }}");

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("node").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("nodes")[0].ValueKind);
    }

    [Theory]
    [InlineData("dat")]
    [InlineData("ldr")]
    public void Neither_the_operator_nor_leaders_see_the_audit(string client)
    {
        using var answer = hub.Query(client, "{ audit { totalCount nodes { auditId } aggregate { count } } fieldUsage { totalCount nodes { day } } }");

        var data = answer.RootElement.GetProperty("data");
        Assert.All(data.GetProperty("audit").EnumerateObject(), static p => Assert.Equal(JsonValueKind.Null, p.Value.ValueKind));
        Assert.All(data.GetProperty("fieldUsage").EnumerateObject(), static p => Assert.Equal(JsonValueKind.Null, p.Value.ValueKind));
    }

    private async Task<JsonElement> AskAsync(string operation)
    {
        using var answer = await hub.Services.GetRequiredService<HubGraphQL>()
            .ExecuteAsync(new GraphQLRequest(operation, null, default), Auditor, new GraphQLRequestOptions(), CancellationToken.None);
        using var json = JsonDocument.Parse(answer.Body.ToArray());
        return json.RootElement.Clone();
    }

    private static bool IsClosed(JsonElement answer, DatasetEntry dataset, string member) =>
        answer.TryGetProperty("errors", out _)
        && (!answer.TryGetProperty("data", out var data) || data.ValueKind == JsonValueKind.Null || data.GetProperty(dataset.PluralName).GetProperty(member).ValueKind == JsonValueKind.Null);
}
