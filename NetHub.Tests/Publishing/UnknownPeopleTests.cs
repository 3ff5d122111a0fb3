using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing;

/// <summary>Publishing cannot be used to find out who is registered: reports about unknown numbers are limited.</summary>
[Collection(PublishingCounty.Name)]
public sealed class UnknownPeopleTests(HubFixture county) : IAsyncLifetime
{
    private PublishingHub hub = null!;

    public async Task InitializeAsync() => hub = await PublishingHub.StartAsync(county, null, ("Hub:Clients:PersonalRowsPerDay", "3"));

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Theory]
    [InlineData("")]
    [InlineData("?dryRun=true")]
    public async Task Guessing_numbers_is_stopped_by_a_daily_limit(string query)
    {
        var before = hub.Dump("ServiceOrder");
        var file = PublishingTests.Orders(2);

        Assert.Equal((422, "REFERENCE_NOT_FOUND"), await RuleAsync(file, query));
        Assert.Equal((422, "REFERENCE_NOT_FOUND"), await RuleAsync(file, query));
        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", file, query: query);

        Assert.Equal((429, "PERSONAL_ROWS_EXCEEDED"), (status, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()));
        Assert.DoesNotContain("REFERENCE_NOT_FOUND", answer.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, hub.Dump("ServiceOrder"));
    }

    [Fact]
    public async Task Publishing_known_people_is_not_limited()
    {
        var (status, answer) = await hub.PublishAsync("psb", "Person", "idType,idNumber,name,sexCode,birthDate\n111,999021188504129710,张三,1,1885-04-12\n");
        Assert.True(status == 200, answer.ToString());

        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (await hub.PublishAsync("plc", "ServiceOrder", PublishingTests.Orders(2), query: "?dryRun=true")).Status);
    }

    private async Task<(int, string?)> RuleAsync(string file, string query)
    {
        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", file, query: query);
        return (status, answer.GetProperty("problems").GetProperty("first").EnumerateArray().Select(static p => p.GetProperty("rule").GetString()).Distinct().Single());
    }
}
