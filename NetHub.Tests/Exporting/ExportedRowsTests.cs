using System.Text.Json;
using System.Text.RegularExpressions;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Exporting;

/// <summary>An export holds what a client would get by reading all pages: the same rows, values and notes.</summary>
[Collection(HubFixture.Name)]
public sealed partial class ExportedRowsTests(HubFixture data, RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Orders = """
        id no: orderNo title status statusLabel requesterName requesterMobile content submittedAt satisfaction involvesMinor villageCode
        grid { name kind village { name centroid } } issuingPartyOrg { name } serviceAddress { fullText } ...More
        """;

    private const string Persons = "id personId name sexCodeLabel birthDate idNumber mobile ethnicCode residenceRegion { fullName } residenceAddressId isVeteran";

    private static readonly string[] Clients = ["plc", "org", "psb", "agr", "prk", "ylc", "twn-431021108"];

    private static readonly (string Root, string Arguments, string Fields)[] Exported =
    [
        ("serviceOrders", "", Orders),
        ("serviceOrders", "where: {status: {in: [ARCHIVED, EVALUATED]}}, order: [{submittedAt: DESC}]", "orderNo submittedAt"),
        ("serviceOrders", "where: {or: [{satisfaction: {gte: 4}}, {grid: {kind: {eq: URBAN}}}]}, order: [{grid: {name: ASC}}]", "orderNo grid { name }"),
        ("persons", "where: {residenceRegionCode: {within: \"431021108000\"}}", Persons),
        ("partyMembers", "", "id stageLabel joinDate duesStandard person { name birthDate } partyOrg { name }"),
        ("parkEnterprises", "", "id park { name } organization { name creditCode } employeeCount contactName contactMobile enteredOn"),
        ("assistedHouseholds", "where: {memberCount: {gt: 2}}", "id headName status memberCount incomePerCapita village { name }"),
        ("regions", "", "regionCode name centroid isFormerPovertyVillage successorCodes parent { name }"),
        ("grids", "asOf: \"2019-06-30\"", "gridCode name validFrom validTo"),
    ];

    public static TheoryData<string, int> EveryExport()
    {
        var all = new TheoryData<string, int>();
        foreach (var client in Clients)
        {
            for (var i = 0; i < Exported.Length; i++)
                all.Add(client, i);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(EveryExport))]
    public async Task An_export_equals_all_pages_of_the_query(string client, int number)
    {
        var (root, arguments, fields) = Exported[number];
        var (rows, answer) = Pages(client, root, arguments, fields);

        using var response = await hub.SendAsync(Exports.Request(Document(root, arguments, fields)), client);

        if (rows is null)
        {
            Assert.Equal(answer.GetProperty("errors")[0].GetRawText(), await FirstErrorAsync(response));
            Assert.Equal(403, (int)response.StatusCode);
            return;
        }

        var file = await Exports.NdjsonAsync(response);
        Assert.Equal(rows, file.Rows);
        Assert.Equal(rows.Count, file.Trailer.GetProperty("rows").GetInt32());
        Assert.True(file.IsComplete);
        Assert.Equal(Raw(answer, "errors"), Raw(file.Trailer, "errors"));
        Assert.Equal(Raw(answer.GetProperty("extensions"), "sharing"), Raw(file.Trailer, "sharing"));
        Assert.Equal(Raw(answer.GetProperty("extensions"), "dataVersion"), Raw(file.Trailer, "dataVersion"));
    }

    [Theory]
    [InlineData("plc", 0)]
    [InlineData("org", 0)]
    [InlineData("twn-431021108", 0)]
    [InlineData("psb", 3)]
    [InlineData("prk", 5)]
    [InlineData("civ", 7)]
    public async Task Tables_hold_the_same_values_as_NDJSON_rows(string client, int number)
    {
        var (root, arguments, fields) = Exported[number];
        using var ndjson = await hub.SendAsync(Exports.Request(Document(root, arguments, fields)), client);
        var rows = (await Exports.NdjsonAsync(ndjson)).Rows;

        using var csv = await hub.SendAsync(Exports.Request(Document(root, arguments, fields), Exports.Csv), client);
        using var xlsx = await hub.SendAsync(Exports.Request(Document(root, arguments, fields), Exports.Xlsx), client);

        var (first, second) = (await Exports.TableAsync(csv), await Exports.TableAsync(xlsx));
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, first.Rows.Count);
        for (var i = 0; i < rows.Count; i++)
            Assert.Equal(Cells(rows[i], first.Header), first.Rows[i]);
        Assert.Equal(first.Header, second.Header);
        Assert.Equal(first.Rows, second.Rows.Select(static r => r.Select(AsExcelShows)));
    }

    // An opaque id may happen to contain _x80fb_, which a workbook must escape and the library that reads it here leaves escaped.
    private static string AsExcelShows(string text) => text.Replace("_x005F_x", "_x", StringComparison.Ordinal);

    private static string Document(string root, string arguments, string fields) =>
        $$"""{ {{root}}{{(arguments.Length == 0 ? "" : $"({arguments})")}} { nodes { {{fields}} } } }{{Fragments(fields)}}""";

    private static string Fragments(string fields) => fields.Contains("...More", StringComparison.Ordinal) ? " fragment More on ServiceOrder { claimantName claimantRole }" : "";

    private (List<string>? Rows, JsonElement Answer) Pages(string client, string root, string arguments, string fields)
    {
        var rows = new List<string>();
        for (string? after = null; ;)
        {
            var page = $"first: 1000{(after is null ? "" : $", after: \"{after}\"")}";
            using var document = data.Query(client,
                $$"""{ {{root}}({{page}} {{arguments}}) { nodes { {{fields}} } pageInfo { hasNextPage endCursor } } }{{Fragments(fields)}}""");
            var answer = document.RootElement.Clone();
            if (!answer.TryGetProperty("data", out var found))
                return (null, answer);
            var connection = found.GetProperty(root);
            if (connection.GetProperty("nodes").ValueKind == JsonValueKind.Null)
                return (null, answer);
            rows.AddRange(connection.GetProperty("nodes").EnumerateArray().Select(n => n.GetRawText()));
            var info = connection.GetProperty("pageInfo");
            if (!info.GetProperty("hasNextPage").GetBoolean())
                return (rows, answer);
            after = info.GetProperty("endCursor").GetString();
        }
    }

    private static async Task<string> FirstErrorAsync(HttpResponseMessage response)
    {
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("errors")[0].GetRawText();
    }

    private static string? Raw(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetRawText() : null;

    // Looks up cells by column name, independently of the hub's own traversal.
    private static IEnumerable<string> Cells(string row, IEnumerable<string> header)
    {
        using var document = JsonDocument.Parse(row);
        var root = document.RootElement.Clone();
        return header.Select(column => Cell(column.Split('.').Aggregate(root, (e, name) => e.ValueKind == JsonValueKind.Null ? e : e.GetProperty(name))));
    }

    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => Formula().IsMatch(value.GetString()!) ? "'" + value.GetString() : value.GetString()!,
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => string.Join(';', value.EnumerateArray().Select(v => v.GetString())),
        _ => value.GetRawText(),
    };

    [GeneratedRegex(@"^\s*[=+\-@＝＋－＠]")]
    private static partial Regex Formula();
}
