using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.Querying;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Publishing;

namespace NetHub.Tests.Sharing.Issues;

/// <summary>A data issue from its reporter to the published batch that corrects it, over HTTP.</summary>
[Collection(PublishingCounty.Name)]
public sealed class CorrectedByBatchTests(HubFixture county) : IAsyncLifetime
{
    private const string Number = "999021188504129710";
    private PublishingHub hub = null!;

    public async Task InitializeAsync() => hub = await PublishingHub.StartAsync(county);

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Fact]
    public async Task A_data_issue_is_corrected_only_by_a_later_batch_of_its_owner()
    {
        var older = await BatchAsync("psb", "Person", $"idType,idNumber,name,sexCode,birthDate,educationCode\n111,{Number},张三,1,1885-04-12,80\n");
        await BatchAsync("plc", "ServiceOrder", PublishingTests.Orders(1));
        var (issue, row) = await ConfirmedAsync();

        var ofOther = await BatchAsync("civ", "Person", $"idNumber,maritalStatusCode\n{Number},20\n");
        var ofOtherAsSeen = await ProvenanceAsync("psb", row);
        var address = (await DataAsync("psb", "{ addresses(first: 1) { nodes { id } } }")).GetProperty("addresses").GetProperty("nodes")[0].GetProperty("id").GetString();
        (string What, string Batch)[] wrong =
        [
            ("an older one", older),
            ("another department's", ofOtherAsSeen),
            ("another department's, as that knows it", ofOther),
            ("one of another dataset", await BatchAsync("psb", "Address", $"addressId\n{address}\n")),
            ("one that there is not", hub.Services.GetRequiredService<QueryEngine>().BatchId("PSB", 1_000_000)),
            ("no id", "nothing"),
        ];
        foreach (var (what, batch) in wrong)
        {
            Assert.Equal((what, "BATCH_NOT_FOUND"), (what, Code(await CorrectAsync(issue, batch))));
            Assert.Equal((what, "CONFIRMED_ERROR"), (what, (await IssueAsync("psb", issue)).GetProperty("state").GetString()));
        }

        var correction = await BatchAsync("psb", "Person", $"personId,educationCode\n{row},20\n");
        Assert.Equal(correction, (await CorrectAsync(issue, correction)).GetProperty("data").GetProperty("actOnDataIssue").GetProperty("batch").GetString());
        var seen = await IssueAsync("plc", issue);
        Assert.Equal("CORRECTED", seen.GetProperty("state").GetString());
        Assert.Equal(await ProvenanceAsync("plc", seen.GetProperty("entity").GetString()!), seen.GetProperty("batch").GetString());
        Assert.Equal("20", hub.Scalar("SELECT EducationCode FROM Person WHERE BirthDate = '1885-04-12'"));
        Assert.Equal("CLOSED", (await ActAsync("plc", issue, "CLOSE")).GetProperty("state").GetString());
    }

    // PLC raises the issue; the owner PSB takes it up and confirms it. Returns the issue and the owner's id of the row.
    private async Task<(string Issue, string Row)> ConfirmedAsync()
    {
        var seen = (await DataAsync("plc", "{ serviceOrder(orderNo: \"T-000001\") { requester { id } } }")).GetProperty("serviceOrder").GetProperty("requester").GetProperty("id").GetString();
        var raised = (await DataAsync("plc", $"mutation {{ raiseDataIssue(id: \"{seen}\", field: \"educationCode\", problem: OUTDATED) {{ id sourceDept }} }}")).GetProperty("raiseDataIssue");
        var issue = raised.GetProperty("id").GetString()!;
        Assert.Equal("PSB", raised.GetProperty("sourceDept").GetString());
        await ActAsync("psb", issue, "TAKE_UP");
        await ActAsync("psb", issue, "CONFIRM");
        return (issue, (await IssueAsync("psb", issue)).GetProperty("entity").GetString()!);
    }

    private async Task<string> BatchAsync(string client, string dataset, string file)
    {
        var (status, answer) = await hub.PublishAsync(client, dataset, file);
        Assert.True(status == 200, answer.ToString());
        return answer.GetProperty("batch").GetString()!;
    }

    private async Task<string> ProvenanceAsync(string client, string person) =>
        (await DataAsync(client, $"{{ node(id: \"{person}\") {{ ... on Person {{ _provenance {{ batch }} }} }} }}")).GetProperty("node").GetProperty("_provenance").GetProperty("batch").GetString()!;

    private async Task<JsonElement> IssueAsync(string client, string issue) =>
        (await DataAsync(client, $"{{ dataIssue(id: \"{issue}\") {{ state batch entity }} }}")).GetProperty("dataIssue");

    private async Task<JsonElement> ActAsync(string client, string issue, string action) =>
        (await DataAsync(client, $"mutation {{ actOnDataIssue(id: \"{issue}\", action: {action}) {{ state }} }}")).GetProperty("actOnDataIssue");

    private Task<JsonElement> CorrectAsync(string issue, string batch) =>
        hub.AskAsync("psb", $"mutation {{ actOnDataIssue(id: \"{issue}\", action: CORRECT, batch: \"{batch}\") {{ batch }} }}");

    private async Task<JsonElement> DataAsync(string client, string operation)
    {
        var answer = await hub.AskAsync(client, operation);
        Assert.False(answer.TryGetProperty("errors", out _), answer.ToString());
        return answer.GetProperty("data");
    }

    private static string? Code(JsonElement answer) => answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
