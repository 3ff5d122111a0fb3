using NetHub.Ledger.Reading;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing;

/// <summary>The ledger records the field names of a batch, whatever its outcome, and no values.</summary>
[Collection(PublishingCounty.Name)]
public sealed class RecordedPublicationTests(HubFixture county) : IAsyncLifetime
{
    private PublishingHub hub = null!;

    public async Task InitializeAsync() => hub = await PublishingHub.StartAsync(county);

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Theory]
    [InlineData("idType,idNumber,name,sexCode,birthDate\n111,999021188504129710,张三,1,1885-04-12\n", "", "OK", "birthDate idNumber idType name sexCode")]
    [InlineData("idType,idNumber,name,sexCode,birthDate\n111,999021188504129710,张三,1,1885-04-12\n", "?dryRun=true", "DRY_RUN", "birthDate idNumber idType name sexCode")]
    [InlineData("idNumber,sexCode\n999021188504129711,1\n", "", "ROWS_REJECTED", "idNumber sexCode")]
    [InlineData("idNumber,maritalStatusCode\n999021188504129710,20\n", "", "NOT_OWNER", "")]
    public async Task The_fields_of_a_batch_are_recorded(string file, string query, string outcome, string fields)
    {
        await hub.PublishAsync("psb", "Person", file, query: query);

        var record = Assert.Single(LedgerReader.Read(Path.Combine(hub.Directory, "ledger"), "hub"), static r => r.Text("action") == "PUBLICATION");
        Assert.Equal(outcome, record.Text("outcome"));
        var touched = record.Fields?.Touched ?? [];
        Assert.Equal(fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static f => "Person." + f), touched.Select(static f => f.Field));
        Assert.All(touched, static f => Assert.Equal(["PUBLISH"], f.Usages));
    }
}
