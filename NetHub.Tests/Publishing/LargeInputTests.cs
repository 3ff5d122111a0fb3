using System.Globalization;
using System.Text;
using System.Text.Json;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing;

/// <summary>
/// Very large files: the hub does not hold them in memory, stops reading at the problem limit, and leaves nothing behind.
/// </summary>
[Collection(Alone.Name)]
public sealed class LargeInputTests : IAsyncLifetime
{
    private const string Header = "partyOrgCode,name,orgType,regionCode,isParkOrg,fullMemberCount,probationaryCount,weakLaxFlag,demoFlag,status\n";
    private const string Key = "night";
    private const int MostProblems = 10_000;
    private const int MostHeld = 40 << 20;
    private const int RowsInAPiece = 1_000;

    private PublishingHub hub = null!;
    private long heldBefore;

    public async Task InitializeAsync()
    {
        hub = await PublishingHub.StartSmallAsync();
        // Warm up, so that one-time allocations do not count.
        Assert.Equal(200, (await hub.PublishAsync("org", "PartyOrganization", Header + Row(0, "BRANCH"), query: "?dryRun=true")).Status);
        heldBefore = Held();
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Fact]
    public async Task Of_a_million_bad_rows_the_configured_number_is_reported_and_nothing_is_stored()
    {
        var (status, answer) = await SendAsync(Pieces(1_000_000, static _ => "LOST"));

        Assert.Equal(422, status);
        var problems = answer.GetProperty("problems");
        Assert.Equal((MostProblems, true), (problems.GetProperty("count").GetInt32(), problems.GetProperty("cutShort").GetBoolean()));
        Assert.Equal(MostProblems, answer.GetProperty("counts").GetProperty("read").GetInt32());
        Assert.All(problems.GetProperty("first").EnumerateArray(), static p => Assert.Equal("CODE_UNKNOWN", p.GetProperty("rule").GetString()));
        Assert.Equal(MostProblems + 1, await ReportedAsync(problems));
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Bad_rows_after_50000_good_ones_reject_the_whole_file()
    {
        var (status, answer) = await SendAsync(Pieces(51_000, static i => i < 50_000 ? "BRANCH" : "LOST"));

        Assert.Equal(422, status);
        Assert.Equal((51_000, 1_000), (answer.GetProperty("counts").GetProperty("read").GetInt32(), answer.GetProperty("counts").GetProperty("rejected").GetInt32()));
        Assert.Equal(50_002, answer.GetProperty("problems").GetProperty("first")[0].GetProperty("line").GetInt32());
        await NothingIsLeftAsync();
    }

    // Publishes while measuring memory.
    private async Task<(int Status, JsonElement Answer)> SendAsync(IEnumerable<byte[]> pieces)
    {
        var sent = hub.PublishAsync("org", "PartyOrganization", pieces, key: Key);
        do
            Assert.InRange(Held() - heldBefore, long.MinValue, MostHeld);
        while (await Task.WhenAny(sent, Task.Delay(100)) != sent);
        return await sent;
    }

    private async Task<int> ReportedAsync(JsonElement problems)
    {
        using var report = await (await hub.AsAsync("org")).GetAsync(new Uri(problems.GetProperty("report").GetString()!, UriKind.Relative));
        return (await report.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length;
    }

    // The idempotency key is free again: a valid batch is accepted under it.
    private async Task NothingIsLeftAsync()
    {
        await hub.HoldsNothingAsync();
        Assert.Equal("0|0|1", hub.Scalar("SELECT (SELECT count(*) FROM PartyOrganization) || '|' || (SELECT count(*) FROM DataChange) || '|' || (SELECT count(*) FROM PublishBatch)"));

        var (status, answer) = await hub.PublishAsync("org", "PartyOrganization", Header + Row(0, "BRANCH"), key: Key);

        Assert.True(status == 200, answer.ToString());
        Assert.False(answer.GetProperty("repeated").GetBoolean());
        Assert.Equal(1L, hub.Scalar("SELECT count(*) FROM PartyOrganization"));
    }

    private static IEnumerable<byte[]> Pieces(int rows, Func<int, string> type)
    {
        yield return Encoding.UTF8.GetBytes(Header);
        for (var i = 0; i < rows; i += RowsInAPiece)
            yield return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(i, RowsInAPiece).Select(n => Row(n, type(n)))));
    }

    private static string Row(int number, string type) => string.Create(CultureInfo.InvariantCulture, $"R-{number},党支部,{type},431021000000,false,5,0,false,false,ACTIVE\n");

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);
}
