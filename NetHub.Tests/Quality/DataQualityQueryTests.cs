using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Storage.Quality;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Publishing;

namespace NetHub.Tests.Quality;

[Collection(PublishingCounty.Name)]
public sealed class DataQualityQueryTests(HubFixture county) : IAsyncLifetime
{
    private const string Question = "query($dataset: String, $day: LocalDate) { dataQuality(dataset: $dataset, day: $day) { dataset day score rules { rule field rows failing score confidence } trend { day score } } }";
    private static readonly DateOnly Day = new(2026, 3, 2);
    private PublishingHub hub = null!;

    public async Task InitializeAsync()
    {
        hub = await PublishingHub.StartAsync(county);
        Keep(Day, ("name", 1003, 3), ("hukouRegionCode", 1003, 12), ("ethnicCode", 1003, 1001), ("formerName", 1003, 500), ("politicalStatusCode", 1003, 700));
        Keep(Day.AddDays(-1), ("hukouRegionCode", 1000, 500), ("politicalStatusCode", 1003, 0));
        Keep(Day.AddDays(-40), ("hukouRegionCode", 1000, 0));
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task The_owner_sees_exact_figures_of_its_fields()
    {
        var rules = Rules(await OneAsync("psb"));

        Assert.Equal((1003, 3), rules["name"]);
        Assert.Equal((1003, 12), rules["hukouRegionCode"]);
        Assert.Equal((1003, 500), rules["formerName"]);
        Assert.Equal((1003, 6), rules[""]);
        Assert.DoesNotContain("politicalStatusCode", rules.Keys);
    }

    [Fact]
    public async Task The_owner_of_one_field_in_another_s_dataset_sees_its_exact_figures()
    {
        Assert.Equal((1003, 700), Rules(await OneAsync("org"))["politicalStatusCode"]);
    }

    [Fact]
    public async Task The_operator_sees_figures_of_every_served_field()
    {
        var rules = Rules(await OneAsync("dat"));

        Assert.Equal(["", "ethnicCode", "formerName", "hukouRegionCode", "name", "politicalStatusCode"], rules.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((1003, 3), rules["name"]);
    }

    [Fact]
    public async Task A_reader_sees_rounded_figures_and_no_small_counts()
    {
        var quality = await OneAsync("plc");
        var rules = Rules(quality);

        Assert.Equal((1005, (int?)null), rules["name"]);
        Assert.Equal((1005, (int?)null), rules["ethnicCode"]);
        Assert.Equal((1005, 10), rules["hukouRegionCode"]);
        Assert.All(quality.GetProperty("rules").EnumerateArray().Where(static r => r.GetProperty("failing").ValueKind == JsonValueKind.Null),
            static r => Assert.Equal(JsonValueKind.Null, r.GetProperty("score").ValueKind));
    }

    [Fact]
    public async Task Figures_reveal_nothing_about_a_hidden_field()
    {
        var before = await OneAsync("plc");

        Keep(Day, ("name", 1003, 3), ("hukouRegionCode", 1003, 12), ("ethnicCode", 1003, 1001), ("formerName", 1003, 500), ("politicalStatusCode", 1003, 0));
        var after = await OneAsync("plc");

        Assert.DoesNotContain("politicalStatusCode", Rules(before).Keys);
        Assert.Equal(before.GetRawText(), after.GetRawText());
    }

    [Theory]
    [InlineData("org", true)]
    [InlineData("agr", false)]
    public async Task Pay_consistency_is_shown_only_to_departments_that_see_pay(string client, bool isTold)
    {
        hub.Services.GetRequiredService<QualityStore>().Keep([Figure(Day, "basicPayMonthly", 1500, 20) with { Dataset = "VillageCadre", Rule = QualityRule.Consistency }]);

        var told = await AskAsync(client, new { dataset = "VillageCadre" });

        Assert.Equal(isTold, told.GetRawText().Contains("CONSISTENCY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_inaccessible_dataset_is_answered_like_an_unknown_one()
    {
        // Party membership is denied to PLC.
        hub.Services.GetRequiredService<QualityStore>().Keep([Figure(Day, "", 10, 0) with { Dataset = "PartyMember", Rule = QualityRule.Duplicates }]);

        Assert.Equal(1, (await AskAsync("org", new { dataset = "PartyMember" })).GetArrayLength());
        Assert.Equal(0, (await AskAsync("plc", new { dataset = "PartyMember" })).GetArrayLength());
        Assert.Equal(0, (await AskAsync("plc", new { dataset = "Weather" })).GetArrayLength());
        Assert.Equal(["Person"], (await AskAsync("plc", new { })).EnumerateArray().Select(static d => d.GetProperty("dataset").GetString()));
    }

    [Fact]
    public async Task The_trend_covers_thirty_days_of_visible_figures()
    {
        var quality = await OneAsync("plc");
        var trend = quality.GetProperty("trend").EnumerateArray().Select(static d => (d.GetProperty("day").GetString(), d.GetProperty("score").GetDouble()));

        Assert.Equal([("2026-03-01", 0.5), ("2026-03-02", quality.GetProperty("score").GetDouble())], trend);
    }

    [Fact]
    public async Task A_day_can_be_selected_and_a_day_without_figures_is_empty()
    {
        var day = Assert.Single((await AskAsync("psb", new { dataset = "Person", day = "2026-01-21" })).EnumerateArray());

        Assert.Equal("2026-01-21", day.GetProperty("day").GetString());
        Assert.Equal(0, (await AskAsync("psb", new { dataset = "Person", day = "2026-01-22" })).GetArrayLength());
        Assert.True((await hub.AskAsync("psb", Question, new { day = "yesterday" })).TryGetProperty("errors", out _));
    }

    private static QualityFigure Figure(DateOnly day, string field, long rows, long failing) => new()
    {
        Day = day,
        Dataset = "Person",
        Field = field,
        Rule = field.Length == 0 ? QualityRule.SamePerson : QualityRule.Completeness,
        Rows = rows,
        Failing = failing,
        Score = 1 - ((double)failing / rows),
        MeasuredAt = new DateTimeOffset(day, new TimeOnly(3, 0), TimeSpan.FromHours(8)),
    };

    private static Dictionary<string, (int Rows, int? Failing)> Rules(JsonElement quality) => quality.GetProperty("rules").EnumerateArray().ToDictionary(
        static r => r.GetProperty("field").GetString() ?? "",
        static r => (r.GetProperty("rows").GetInt32(), r.GetProperty("failing") is { ValueKind: JsonValueKind.Number } failing ? failing.GetInt32() : (int?)null));

    private void Keep(DateOnly day, params (string Field, long Rows, long Failing)[] figures) => hub.Services.GetRequiredService<QualityStore>().Keep(
        [.. figures.Select(f => Figure(day, f.Field, f.Rows, f.Failing)), .. day == Day ? new[] { Figure(day, "", 1003, 6) } : []]);

    private async Task<JsonElement> AskAsync(string client, object variables) => (await hub.AskAsync(client, Question, variables)).GetProperty("data").GetProperty("dataQuality");

    private async Task<JsonElement> OneAsync(string client) => Assert.Single((await AskAsync(client, new { dataset = "Person" })).EnumerateArray());
}
