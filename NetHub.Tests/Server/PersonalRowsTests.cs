using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Quotas;
using NetHub.Server.Settings;
using NetHub.Tests.Exporting;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Server;

/// <summary>A daily limit stops many small permitted reads of persons, across restarts; other reads are not limited.</summary>
[Collection(HubFixture.Name)]
public sealed class PersonalRowsTests : IClassFixture<RunningHub>
{
    private const string Township = "twn-431021108";
    private const string Names = "{ serviceOrders(first: 30) { nodes { requesterName } } }";
    private const int LimitPerDay = 90;
    private const string NoNames = "{ serviceOrders(first: 30) { nodes { orderNo status } totalCount } }";

    private readonly HubFixture data;
    private readonly RunningHub hub;

    public PersonalRowsTests(HubFixture data, RunningHub hub)
    {
        (this.data, this.hub) = (data, hub);
        // Removes the counts of earlier tests.
        SmallDatabase.Execute(new HubPaths(data.Directory).IdentityDatabase, "DELETE FROM DailyCounts");
    }

    [Fact]
    public async Task A_client_over_its_daily_rows_of_persons_is_refused_and_others_are_not()
    {
        await using var app = await StartAsync();
        using var org = await ClientAsync(app, "org");
        using var plc = await ClientAsync(app, "plc");

        var answers = new List<string?> { await CodeAsync(org, Names), await CodeAsync(org, Names), await CodeAsync(org, NoNames), await CodeAsync(org, Names), await CodeAsync(org, Names) };
        var (withoutNames, other) = (await CodeAsync(org, NoNames), await CodeAsync(plc, Names));

        Assert.Equal([null, null, null, null, "PERSONAL_ROWS_EXCEEDED"], answers);
        Assert.Null(withoutNames);
        Assert.Null(other);
    }

    [Fact]
    public async Task A_restart_does_not_reset_the_daily_count()
    {
        await using (var first = await StartAsync())
        {
            using var township = await ClientAsync(first, Township);
            for (var i = 0; i < 3; i++)
                Assert.Null(await CodeAsync(township, Names));
            await first.StopAsync();
        }

        await using var second = await StartAsync();
        using var again = await ClientAsync(second, Township);

        Assert.Equal("PERSONAL_ROWS_EXCEEDED", await CodeAsync(again, Names));
    }

    [Fact]
    public async Task An_export_ends_at_the_daily_limit()
    {
        const string Everybody = "{ serviceOrders { nodes { requesterName } } }";
        await using var app = await StartAsync();
        using var township = await ClientAsync(app, Township);

        using var first = await township.ExportAsync(Everybody);
        using var second = await township.ExportAsync(Everybody);
        using var withoutNames = await township.ExportAsync("{ serviceOrders { nodes { orderNo } } }");

        var file = await Exports.NdjsonAsync(first);
        Assert.Equal((false, "PERSONAL_ROWS_EXCEEDED"), (file.IsComplete, file.Code));
        Assert.InRange(file.Rows.Count, LimitPerDay, LimitPerDay + 100);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.True((await Exports.NdjsonAsync(withoutNames)).IsComplete);
        Assert.Equal("PERSONAL_ROWS_EXCEEDED", await CodeAsync(township, Names));
    }

    [Fact]
    public void Counts_start_at_zero_each_day_and_include_other_hubs()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 15, 0, 0, TimeSpan.Zero));
        var (rows, plc, org) = (new PersonalRows(10, clock), HubFixture.CallerOf("plc"), HubFixture.CallerOf("org"));

        rows.Add(plc, 10);
        rows.Learn("org", new DateOnly(2026, 1, 1), 10);

        Assert.Throws<QueryRefusedException>(() => rows.Check(plc));
        Assert.Throws<QueryRefusedException>(() => rows.Check(org));
        Assert.Equal([("plc", new DateOnly(2026, 1, 1), 10L)], rows.TakeAdded());
        Assert.Empty(rows.TakeAdded());
        Assert.Throws<QueryRefusedException>(() => rows.Check(plc));
        // Midnight in Shanghai.
        clock.Advance(TimeSpan.FromHours(1));
        rows.Check(plc);
        rows.Check(org);
    }

    private async Task<WebApplication> StartAsync()
    {
        var app = SuiteLog.Build(new HubStart("http://127.0.0.1:0", "Development", new Dictionary<string, string?>
        {
            ["Hub:DataDirectory"] = data.Directory,
            ["Hub:Secret"] = Convert.ToBase64String(data.Secret),
            ["Hub:Ledger:Node"] = "beside",
            ["Hub:Clients:PersonalRowsPerDay"] = $"{LimitPerDay}",
        }));
        await app.StartAsync();
        return app;
    }

    // Signs in at the shared hub: hubs with the same secret and signing key accept each other's tokens.
    private async Task<HttpClient> ClientAsync(WebApplication app, string client)
    {
        var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await hub.TokenAsync(client));
        return http;
    }

    private static async Task<string?> CodeAsync(HttpClient http, string query)
    {
        using var response = await http.PostAsJsonAsync("/graphql", new { query });
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        if (!answer.RootElement.TryGetProperty("errors", out var errors))
            return null;
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        return errors[0].GetProperty("extensions").GetProperty("code").GetString();
    }
}
