using System.Text.Json;
using System.Text.RegularExpressions;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.GraphQLApi;

/// <summary>The catalog shows every caller all datasets and fields, how they are shared, and the legal basis.</summary>
[Collection(HubFixture.Name)]
public sealed partial class CatalogTests(HubFixture hub)
{
    private const string Everything = """
        { catalog { datasets {
          code category { level code name nameEn } coordinate name nameEn network owner ownerName ownerNameEn ownerCreditCode abstract format
          sharingType sharingCondition legalBasis sharingMethod isOpen openCondition updates publishedOn relatedCodes sensitivity grade rowClass
          fields {
            coordinate name nameEn type dataType codeList isKey isNullable owner ownerName ownerNameEn sharingType sharingCondition legalBasis
            requestable sensitivity grade accessClass mask } } } }
        """;

    private static readonly HashSet<string> Optional = ["ownerCreditCode", "sharingCondition", "legalBasis", "codeList"];

    [Fact]
    public void The_catalog_lists_every_dataset_and_field_once()
    {
        var datasets = Datasets("ylc", Everything);

        Assert.Equal(hub.Catalog.Datasets.Select(d => d.Name), datasets.Select(Coordinate));
        Assert.Equal(hub.Catalog.Datasets.SelectMany(d => d.Fields).Select(f => f.Coordinate), datasets.SelectMany(Fields).Select(Coordinate));
    }

    [Fact]
    public void Every_mandatory_item_is_filled_in()
    {
        var entries = Datasets("dat", Everything);

        var empty = entries.Concat(entries.SelectMany(Fields)).SelectMany(e => e.EnumerateObject()
            .Where(m => !Optional.Contains(m.Name) && m.Value.ValueKind is JsonValueKind.Null || m.Value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(m.Value.GetString()))
            .Select(m => $"{Coordinate(e)}: {m.Name}")).ToList();

        Assert.Empty(empty);
        Assert.All(entries, e => Assert.Equal(["CLASS", "ITEM", "GROUP", "DETAIL"], e.GetProperty("category").EnumerateArray().Select(c => c.GetProperty("level").GetString())));
    }

    [Fact]
    public void Conditions_and_legal_bases_are_stated_where_required()
    {
        var entries = Datasets("ldr", Everything);

        Assert.All(entries.Concat(entries.SelectMany(Fields)), e =>
        {
            var sharing = e.GetProperty("sharingType").GetString();
            Assert.Equal(sharing == "CONDITIONAL", e.GetProperty("sharingCondition").ValueKind == JsonValueKind.String);
            Assert.Equal(sharing == "RESTRICTED", e.GetProperty("legalBasis").ValueKind == JsonValueKind.String);
        });
        Assert.Contains("个人信息", entries.Single(e => Coordinate(e) == "Volunteer").GetProperty("sharingCondition").GetString(), StringComparison.Ordinal);
        Assert.Contains("未经本人同意", entries.Single(e => Coordinate(e) == "Volunteer").GetProperty("sharingCondition").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Restricted_fields_are_listed_with_their_owner_although_the_schema_omits_them()
    {
        var fields = Datasets("civ", Everything.Replace("catalog", "catalog(sharingType: RESTRICTED)", StringComparison.Ordinal)).SelectMany(Fields).ToList();

        Assert.Equal(["EnterpriseOperation.taxWan", "Person.idNumberDigest"], fields.Select(Coordinate).Order(StringComparer.Ordinal));
        Assert.All(fields, f => Assert.False(f.GetProperty("requestable").GetBoolean()));
        Assert.DoesNotContain("idNumberDigest", hub.Graph.PrintSdl(), StringComparison.Ordinal);
    }

    [Fact]
    public void Resource_codes_are_unique_well_formed_and_equal_to_those_in_the_schema()
    {
        var codes = Datasets("org", Everything).ToDictionary(Coordinate, e => e.GetProperty("code").GetString()!);
        var sdl = hub.Graph.PrintSdl();

        Assert.Equal(codes.Count, codes.Values.Distinct().Count());
        Assert.All(codes, c => Assert.Matches(ResourceCode(), c.Value));
        Assert.All(codes, c => Assert.Matches($"type {c.Key} implements Node @dataset\\([^)]*code: \"{c.Value}\"", sdl));
    }

    /// <summary>Published codes must not change, because other catalogs refer to them.</summary>
    [Theory]
    [InlineData("Person", "10100103/826400")]
    [InlineData("Organization", "10200101/894090")]
    [InlineData("Region", "10300101/782301")]
    [InlineData("Grid", "21000301/286385")]
    [InlineData("ServiceOrder", "21000315/797084")]
    [InlineData("AuditRecord", "30700817/192893")]
    public void A_resource_code_does_not_change(string dataset, string code) => Assert.Equal(code, hub.Catalog[dataset].ResourceCode);

    [Theory]
    [InlineData("网格 人口", "Grid.population")]
    [InlineData("grid POPULATION", "Grid.population")]
    [InlineData("grid.population", "Grid.population")]
    [InlineData("报告人", "GridEvent.reporterPersonId")]
    [InlineData("   ", "Person.name")]
    public void The_catalog_can_be_searched_in_both_languages(string search, string found)
    {
        var datasets = Datasets("agr", "query($s: String) { catalog(search: $s) { datasets { coordinate fields { coordinate } } } }", new { s = search });

        Assert.Contains(found, datasets.SelectMany(Fields).Select(Coordinate));
    }

    [Fact]
    public void A_dataset_that_matches_lists_all_fields_and_otherwise_only_matching_fields()
    {
        var ofDataset = Datasets("agr", """{ catalog(search: "网格事件") { datasets { coordinate fields { coordinate } } } }""");
        var ofItem = Datasets("agr", """{ catalog(search: "GridEvent reporterPersonId") { datasets { coordinate fields { coordinate } } } }""");

        Assert.Equal(hub.Catalog["GridEvent"].Fields.Count, Fields(ofDataset.Single(d => Coordinate(d) == "GridEvent")).Count());
        Assert.Equal(["GridEvent.reporterPersonId"], ofItem.SelectMany(Fields).Select(Coordinate));
        Assert.Empty(Datasets("agr", """{ catalog(search: "grid 没有这样的词") { datasets { coordinate } } }"""));
    }

    [Fact]
    public void The_catalog_can_be_filtered_by_network_owner_sharing_type_and_sensitivity()
    {
        var fields = Datasets("twn-431021108", """
            { catalog(network: GRID, owner: "plc", sharingType: CONDITIONAL, sensitivity: SENSITIVE) {
              datasets { coordinate network fields { coordinate owner sharingType sensitivity } } } }
            """).SelectMany(Fields).ToList();

        var expected = hub.Catalog.Datasets.Where(d => d.Network == Network.Grid).SelectMany(d => d.Fields)
            .Where(f => f is { Owner: "PLC", Sharing: SharingType.Conditional, Declared.Sensitivity: Sensitivity.Sensitive }).Select(f => f.Coordinate);
        Assert.NotEmpty(fields);
        Assert.Equal(expected, fields.Select(Coordinate));
    }

    [Fact]
    public void One_plan_answers_different_variable_values_correctly()
    {
        const string Catalog = "query($s: String, $n: Network) { catalog(search: $s, network: $n) { datasets { coordinate } } }";
        const string CodeList = "query($name: String!) { codeList(name: $name) { code } }";

        var grids = Datasets("plc", Catalog, new { s = "GridEvent", n = "GRID" }).Select(Coordinate);
        var parks = Datasets("plc", Catalog, new { s = "EnterpriseStaff", n = "PARK" }).Select(Coordinate);
        var sexes = hub.Data("plc", CodeList, new { name = "SexCode" }).GetProperty("codeList").GetArrayLength();
        var levels = hub.Data("plc", CodeList, new { name = "WarningLevel" }).GetProperty("codeList").GetArrayLength();
        var none = hub.Data("plc", CodeList, new { name = "NoList" }).GetProperty("codeList").ValueKind;

        Assert.Equal(["GridEvent"], grids);
        Assert.Equal(["EnterpriseStaff"], parks);
        Assert.Equal((4, 3), (sexes, levels));
        Assert.Equal(JsonValueKind.Null, none);
    }

    [Fact]
    public void Wrong_values_are_refused_on_every_run()
    {
        const string Operation = "query($s: String, $n: Network) { catalog(search: $s, network: $n) { datasets { coordinate } } }";
        using var first = hub.Query("plc", Operation, new { s = "grid", n = "GRID" });

        using var unknown = hub.Query("plc", Operation, new { s = "grid", n = "NETWORK" });
        using var tooLong = hub.Query("plc", Operation, new { s = new string('网', 101), n = "GRID" });
        using var literal = hub.Query("plc", $$"""{ catalog(search: "{{new string('x', 101)}}") { datasets { coordinate } } }""");

        Assert.All(new[] { unknown, tooLong, literal }, answer =>
            Assert.Equal("BAD_USER_INPUT", answer.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("PLC", HubRoles.Steward)]
    [InlineData("", HubRoles.SecurityAdministrator)]
    [InlineData("", HubRoles.AuditAdministrator)]
    public async Task Callers_without_data_access_can_read_the_catalog(string department, HubRoles role)
    {
        var caller = new Caller(department, "somebody", role, Sensitivity.Public);

        using var answer = await hub.Graph.ExecuteAsync(new GraphQLRequest(Everything, null, default), caller, new GraphQLRequestOptions(), CancellationToken.None);
        using var json = JsonDocument.Parse(answer.Body);

        Assert.False(json.RootElement.TryGetProperty("errors", out _));
        Assert.Equal(hub.Catalog.Datasets.Count, json.RootElement.GetProperty("data").GetProperty("catalog").GetProperty("datasets").GetArrayLength());
    }

    [Fact]
    public void The_catalog_contains_no_row_values()
    {
        using var answer = hub.Query("psb", Everything);
        // Only data is searched: data versions are opaque and may contain long numbers.
        var text = answer.RootElement.GetProperty("data").GetRawText();
        var people = hub.Data("psb", "{ people: persons(first: 200) { nodes { name } } }").GetProperty("people").GetProperty("nodes").EnumerateArray()
            .Select(n => n.GetProperty("name").GetString()).Where(n => n is { Length: > 2 }).ToList();

        Assert.NotEmpty(people);
        Assert.All(people, name => Assert.DoesNotContain(name!, text, StringComparison.Ordinal));
        Assert.DoesNotMatch(LongNumber(), text);
    }

    private List<JsonElement> Datasets(string client, string operation, object? variables = null) =>
        [.. hub.Data(client, operation, variables).GetProperty("catalog").GetProperty("datasets").EnumerateArray()];

    private static IEnumerable<JsonElement> Fields(JsonElement dataset) => dataset.GetProperty("fields").EnumerateArray();

    private static string Coordinate(JsonElement entry) => entry.GetProperty("coordinate").GetString()!;

    [GeneratedRegex(@"^[123]\d{2}\d{3}\d{2}/\d{6}\z")]
    private static partial Regex ResourceCode();

    // Identity numbers have 18 digits, mobile numbers 11.
    [GeneratedRegex(@"\d{11}")]
    private static partial Regex LongNumber();
}
