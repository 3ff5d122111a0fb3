using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Publishing.Import;

namespace NetHub.Tests.Publishing;

/// <summary>Format problems are reported over HTTP like any other problem, with line, field and rule, and nothing is stored.</summary>
[Collection(PublishingCounty.Name)]
public sealed class FileFormTests(HubFixture county) : IAsyncLifetime
{
    private const string Key = "night";
    private const int Large = 10 << 20;
    private const string Columns = "orderNo,title,requester.idNumber";

    private PublishingHub hub = null!;
    private string before = "";

    public async Task InitializeAsync()
    {
        hub = await PublishingHub.StartAsync(county);
        await hub.PublishAsync("psb", "Person", "idType,idNumber,name,sexCode,birthDate\n111,999021188504129710,张三,1,1885-04-12\n");
        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", PublishingTests.Orders(2));
        Assert.True(status == 200, answer.ToString());
        before = State();
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Theory]
    [InlineData(PublishingHub.Csv, "orderNo,title\nT-000001,路灯坏了\nT-000002,", "\n", 3, "title")]
    [InlineData(PublishingHub.Csv, "orderNo,title\nT-000001,路灯坏了\nT-000002,\"", "\"\n", 3, "title")]
    [InlineData(PublishingHub.Ndjson, "{\"orderNo\":\"T-000001\",\"title\":\"路灯坏了\"}\n{\"orderNo\":\"T-000002\",\"title\":\"", "\"}\n", 2, "")]
    public async Task A_value_of_10_MiB_is_a_problem_of_its_row(string type, string head, string tail, int line, string field)
    {
        var block = Encoding.UTF8.GetBytes(new string('x', 1 << 20));

        var answer = await hub.PublishAsync("plc", "ServiceOrder", [Encoding.UTF8.GetBytes(head), .. Enumerable.Repeat(block, Large / block.Length), Encoding.UTF8.GetBytes(tail)], type, key: Key);

        await IsToldAsync(answer, line, field, "FIELD_TOO_LARGE");
    }

    [Fact]
    public async Task A_cell_of_10_MiB_is_a_problem_of_its_row()
    {
        // Random text, because repeated text would be refused as a zip bomb.
        var large = XlsxFile.Text(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Large / 4 * 3)));

        await IsToldAsync(await SheetAsync(Row(XlsxFile.Text("T-000002"), large, "<c/>")), 3, "title", "FIELD_TOO_LARGE");
    }

    [Theory]
    [InlineData("<c><f>LEFT(A2,3)</f><v>1</v></c>", "title", "FORMULA_CELL")]
    [InlineData("<c t=\"str\"><f>A2</f><v>路灯</v></c>", "title", "FORMULA_CELL")]
    [InlineData("<c t=\"e\"><v>#REF!</v></c>", "title", "ERROR_CELL")]
    public async Task A_formula_is_refused_instead_of_using_its_value(string cell, string field, string rule) =>
        await IsToldAsync(await SheetAsync(Row(XlsxFile.Text("T-000002"), cell, "<c/>")), 3, field, rule);

    [Theory]
    [InlineData("B2:B3", 2, "title")]
    [InlineData("B3:C3", 3, "title")]
    [InlineData("C3:D4", 3, "requesterPersonId")]
    [InlineData("A3:A4", 3, "orderNo")]
    public async Task A_merged_cell_is_refused(string merged, int line, string field)
    {
        var rows = Row(XlsxFile.Text("T-000002"), XlsxFile.Text("路灯坏了"), XlsxFile.Text("999021188504129710"));

        await IsToldAsync(await SheetAsync(rows, $"<mergeCells><mergeCell ref=\"{merged}\"/></mergeCells>"), line, field, "MERGED_CELL");
    }

    private Task<(int Status, JsonElement Answer)> SheetAsync(string rows, string behind = "")
    {
        var good = Row(XlsxFile.Text("T-000001"), XlsxFile.Text("路灯坏了"), XlsxFile.Text("999021188504129710"));
        return hub.PublishAsync("plc", "ServiceOrder", XlsxFile.Create(Row([.. Columns.Split(',').Select(XlsxFile.Text)]) + good + rows, behind).Bytes(), PublishingHub.Xlsx, key: Key);
    }

    private static string Row(params string[] cells) => $"<row>{string.Concat(cells)}</row>";

    private async Task IsToldAsync((int Status, JsonElement Answer) taken, int line, string field, string rule)
    {
        Assert.True(taken.Status == 422, taken.Answer.ToString());
        var problem = taken.Answer.GetProperty("problems").GetProperty("first")[0];
        Assert.Equal((line, field, rule), (problem.GetProperty("line").GetInt32(), problem.GetProperty("field").GetString(), problem.GetProperty("rule").GetString()));
        Assert.Equal(before, State());
        await hub.HoldsNothingAsync();
        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", "orderNo,title\nT-000001,路灯坏了\n", key: Key);
        Assert.True(status == 200, answer.ToString());
        Assert.Equal((false, 1), (answer.GetProperty("repeated").GetBoolean(), answer.GetProperty("counts").GetProperty("updated").GetInt32()));
    }

    private string State() => string.Join('|', new[] { "ServiceOrder", "DataChange", "PublishBatch", "SourceKey" }.Select(hub.Dump));
}
