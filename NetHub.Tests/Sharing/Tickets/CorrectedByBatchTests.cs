using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.Querying;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Publishing;

namespace NetHub.Tests.Sharing.Tickets;

/// <summary>A doubt from the reader who has it to the batch that settles it, over HTTP, with batches that departments published.</summary>
[Collection(PublishingCounty.Name)]
public sealed class CorrectedByBatchTests(HubFixture county) : IAsyncLifetime
{
    private const string Number = "999021188504129710";
    private PublishingHub hub = null!;

    public async Task InitializeAsync() => hub = await PublishingHub.StartAsync(county);

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Fact]
    public async Task A_doubt_is_settled_by_what_its_owner_published_after_it_and_by_nothing_else()
    {
        var older = await BatchAsync("psb", "Person", $"idType,idNumber,name,sexCode,birthDate,educationCode\n111,{Number},张三,1,1885-04-12,80\n");
        await BatchAsync("plc", "ServiceOrder", PublishingTests.Orders(1));
        var (ticket, row) = await ConfirmedAsync();

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
            Assert.Equal((what, "BATCH_NOT_FOUND"), (what, Code(await CorrectAsync(ticket, batch))));
            Assert.Equal((what, "CONFIRMED_ERROR"), (what, (await TicketAsync("psb", ticket)).GetProperty("state").GetString()));
        }

        var correction = await BatchAsync("psb", "Person", $"personId,educationCode\n{row},20\n");
        Assert.Equal(correction, (await CorrectAsync(ticket, correction)).GetProperty("data").GetProperty("actOnTicket").GetProperty("batch").GetString());
        var seen = await TicketAsync("plc", ticket);
        Assert.Equal("CORRECTED", seen.GetProperty("state").GetString());
        Assert.Equal(await ProvenanceAsync("plc", seen.GetProperty("entity").GetString()!), seen.GetProperty("batch").GetString());
        Assert.Equal("20", hub.Scalar("SELECT EducationCode FROM Person WHERE BirthDate = '1885-04-12'"));
        Assert.Equal("CLOSED", (await ActAsync("plc", ticket, "CLOSE")).GetProperty("state").GetString());
    }

    // Raised by who reads the row, taken up and confirmed by who answers for it: the ticket, and the row as its owner knows it.
    private async Task<(string Ticket, string Row)> ConfirmedAsync()
    {
        var seen = (await DataAsync("plc", "{ serviceOrder(orderNo: \"T-000001\") { requester { id } } }")).GetProperty("serviceOrder").GetProperty("requester").GetProperty("id").GetString();
        var raised = (await DataAsync("plc", $"mutation {{ raiseDoubt(id: \"{seen}\", field: \"educationCode\", problem: OUTDATED) {{ id sourceDept }} }}")).GetProperty("raiseDoubt");
        var ticket = raised.GetProperty("id").GetString()!;
        Assert.Equal("PSB", raised.GetProperty("sourceDept").GetString());
        await ActAsync("psb", ticket, "TAKE_UP");
        await ActAsync("psb", ticket, "CONFIRM");
        return (ticket, (await TicketAsync("psb", ticket)).GetProperty("entity").GetString()!);
    }

    private async Task<string> BatchAsync(string client, string dataset, string file)
    {
        var (status, answer) = await hub.PublishAsync(client, dataset, file);
        Assert.True(status == 200, answer.ToString());
        return answer.GetProperty("batch").GetString()!;
    }

    private async Task<string> ProvenanceAsync(string client, string person) =>
        (await DataAsync(client, $"{{ node(id: \"{person}\") {{ ... on Person {{ _provenance {{ batch }} }} }} }}")).GetProperty("node").GetProperty("_provenance").GetProperty("batch").GetString()!;

    private async Task<JsonElement> TicketAsync(string client, string ticket) =>
        (await DataAsync(client, $"{{ qualityTicket(id: \"{ticket}\") {{ state batch entity }} }}")).GetProperty("qualityTicket");

    private async Task<JsonElement> ActAsync(string client, string ticket, string action) =>
        (await DataAsync(client, $"mutation {{ actOnTicket(id: \"{ticket}\", action: {action}) {{ state }} }}")).GetProperty("actOnTicket");

    private Task<JsonElement> CorrectAsync(string ticket, string batch) =>
        hub.AskAsync("psb", $"mutation {{ actOnTicket(id: \"{ticket}\", action: CORRECT, batch: \"{batch}\") {{ batch }} }}");

    private async Task<JsonElement> DataAsync(string client, string operation)
    {
        var answer = await hub.AskAsync(client, operation);
        Assert.False(answer.TryGetProperty("errors", out _), answer.ToString());
        return answer.GetProperty("data");
    }

    private static string? Code(JsonElement answer) => answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
