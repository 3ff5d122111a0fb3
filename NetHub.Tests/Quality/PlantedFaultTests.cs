using Microsoft.Extensions.Time.Testing;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Quality;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Quality;

/// <summary>Exactly the faults planted in a small database are found.</summary>
[Collection(HubFixture.Name)]
public sealed class PlantedFaultTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-quality-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));
    private readonly DataCatalog catalog;
    private readonly string path;

    public PlantedFaultTests(HubFixture county)
    {
        ArgumentNullException.ThrowIfNull(county);
        catalog = county.Catalog;
        path = SmallDatabase.CreateIn(directory);
    }

    [Fact]
    public void A_code_on_no_code_list_is_found()
    {
        Execute("UPDATE Region SET Level = 'NONSENSE'");
        Add("IndicatorDefinition", ("networks", "[\"GRID\", \"NONSENSE\"]"));

        Assert.Equal((1, 1), Measured("Region", QualityRule.Codes, "level"));
        Assert.Equal((0, 1), Measured("Region", QualityRule.Codes, "kind"));
        Assert.Equal((1, 1), Measured("IndicatorDefinition", QualityRule.Codes, "networks"));
    }

    [Fact]
    public void A_key_that_leads_nowhere_is_found()
    {
        Execute("UPDATE Region SET ParentCode = '430000000000'");

        Assert.Equal((1, 1), Measured("Region", QualityRule.Orphans, "parentCode"));
    }

    [Fact]
    public void Rows_with_the_same_key_are_found()
    {
        Assert.Equal((0, 2), Measured("Department", QualityRule.Duplicates, ""));

        Execute("UPDATE Department SET DeptCode = 'PLC'");

        Assert.Equal((2, 2), Measured("Department", QualityRule.Duplicates, ""));
    }

    [Fact]
    public void One_person_under_two_numbers_is_found_with_more_certainty_by_mobile_number()
    {
        AddPerson(1, "王五", "13800000000");
        AddPerson(2, "王五", "13800000000");
        AddPerson(3, "王五", "13900000000");
        AddPerson(4, "赵六", "13800000000");

        Assert.Equal((3, 4), Measured("Person", QualityRule.SamePerson, ""));
        Assert.Equal((2, 4), Measured("Person", QualityRule.SamePerson, "mobile"));
        Assert.Equal((0, 4), Measured("Person", QualityRule.Duplicates, ""));
        Assert.True(SamePerson.Confidence < SamePerson.ConfidenceByMobile);
    }

    [Fact]
    public void Too_few_or_too_many_rows_are_found()
    {
        Add("AssistedHousehold", ("householdId", "1"));
        Add("AssistedHousehold", ("householdId", "2"));
        Add("PairAssistance", ("pairId", "1"), ("householdId", "1"), ("responsiblePersonId", "7"), ("tier", "1"));
        AddPerson(7, "王五", "13800000000");

        Assert.Equal((1, 2), Measured("PairAssistance", QualityRule.Counts, "householdId"));
        Assert.Equal((0, 1), Measured("PairAssistance", QualityRule.Counts, "responsiblePersonId"));

        Add("PairAssistance", ("pairId", "2"), ("householdId", "2"), ("responsiblePersonId", "7"), ("tier", "1"));

        Assert.Equal((0, 2), Measured("PairAssistance", QualityRule.Counts, "householdId"));
        Assert.Equal((1, 1), Measured("PairAssistance", QualityRule.Counts, "responsiblePersonId"));
    }

    [Fact]
    public void Pay_that_is_not_a_share_of_the_current_secretary_s_pay_is_found()
    {
        Cadre(1, "SECRETARY", 3240);
        Cadre(2, "CLERK", 2916);
        Cadre(3, "DEPUTY", 2900);
        Cadre(4, "DIRECTOR", 100, "2020-01-01");
        Assert.Equal((1, 2), Measured("VillageCadre", QualityRule.Consistency, "basicPayMonthly"));

        // Pay is compared only with a secretary in office.
        Execute("UPDATE VillageCadre SET LeftDate = '2020-01-01' WHERE CadreId = 1");
        Assert.Equal((0, 0), Measured("VillageCadre", QualityRule.Consistency, "basicPayMonthly"));
    }

    [Fact]
    public void A_township_in_two_zones_within_a_year_or_in_none_is_found()
    {
        var region = SmallDatabase.Execute(path, "SELECT RegionCode FROM Region LIMIT 1");
        Execute("UPDATE Region SET Level = 'TOWNSHIP'");
        Assert.Equal((1, 1), Measured("MutualObservation", QualityRule.Counts, "townshipCodes"));

        Observation(1, 1, "2025Q1");
        Observation(2, 2, "2026Q1");
        Assert.Equal((0, 1), Measured("MutualObservation", QualityRule.Counts, "townshipCodes"));
        Assert.Equal((0, 2), Measured("MutualObservation", QualityRule.Consistency, "townshipCodes"));

        Observation(3, 3, "2026Q2");
        Assert.Equal((1, 2), Measured("MutualObservation", QualityRule.Consistency, "townshipCodes"));

        void Observation(int id, int zone, string period) => Add("MutualObservation", ("observationId", $"{id}"), ("zoneNo", $"{zone}"), ("period", period), ("townshipCodes", $"[\"{region}\"]"));
    }

    [Fact]
    public void A_village_without_its_own_team_is_found_and_a_township_needs_none()
    {
        var region = SmallDatabase.Execute(path, "SELECT RegionCode FROM Region LIMIT 1");
        Execute("UPDATE Region SET Level = 'TOWNSHIP'");
        Assert.Equal((0, 0), Measured("VolunteerTeam", QualityRule.Counts, "hostRegionCode"));

        Execute("UPDATE Region SET Level = 'VILLAGE'");
        Assert.Equal((1, 1), Measured("VolunteerTeam", QualityRule.Counts, "hostRegionCode"));

        Add("VolunteerTeam", ("teamId", "1"), ("teamType", "BASIC"), ("hostRegionCode", $"{region}"));
        Assert.Equal((1, 1), Measured("VolunteerTeam", QualityRule.Counts, "hostRegionCode"));

        Add("VolunteerTeam", ("teamId", "2"), ("teamType", "BRANCH"), ("hostRegionCode", $"{region}"));
        Assert.Equal((0, 1), Measured("VolunteerTeam", QualityRule.Counts, "hostRegionCode"));
    }

    [Theory]
    [InlineData(12, 1)]
    [InlineData(24, 1)]
    [InlineData(36, 0.5)]
    [InlineData(48, 0)]
    [InlineData(480, 0)]
    public void Real_time_data_is_fresh_for_a_day_and_stale_after_two(int hours, double expected)
    {
        Publish(2, "GridEvent", clock.GetUtcNow().AddDays(-9));
        Publish(3, "GridEvent", clock.GetUtcNow().AddHours(-hours));

        var figure = Figure("GridEvent", QualityRule.Freshness, "")!;

        Assert.Equal(expected, figure.Score, 6);
        Assert.Equal((1, expected < 1 ? 1 : 0), (figure.Rows, figure.Failing));
        Assert.Null(Figure("ServiceOrder", QualityRule.Freshness, ""));
    }

    [Fact]
    public void Irregularly_published_data_is_never_stale()
    {
        Publish(2, "AidRecipient", clock.GetUtcNow().AddDays(-900));

        Assert.Null(Figure("AidRecipient", QualityRule.Freshness, ""));
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private void Execute(string sql) => SmallDatabase.Execute(path, sql);

    private void AddPerson(int key, string name, string mobile) =>
        Add("Person", ("personId", $"{key}"), ("name", name), ("mobile", mobile), ("birthDate", "1980-01-01"), ("idNumberDigest", $"digest {key}"));

    private void Cadre(int id, string post, int pay, string? left = null) => Add("VillageCadre",
        [("cadreId", $"{id}"), ("regionCode", "431021001001"), ("post", post), ("basicPayMonthly", $"{pay * 10_000}"), .. left is null ? [] : new[] { ("leftDate", left) }]);

    // Fills required fields with defaults; other fields only as the test says.
    private void Add(string dataset, params (string Field, string Value)[] values)
    {
        var given = values.ToDictionary(static v => v.Field, static v => v.Value);
        var entry = catalog.Datasets.First(d => d.Name == dataset);
        var fields = entry.Fields.Where(f => !f.IsNullable || given.ContainsKey(f.Name)).ToList();
        var (column, value) = entry.Id is null ? (", RowKey", ", 1") : ("", "");
        Execute($"INSERT INTO {dataset} ({string.Join(", ", fields.Select(static f => $"\"{f.Property.Name}\""))}{column}) "
            + $"VALUES ({string.Join(", ", fields.Select(f => $"'{given.GetValueOrDefault(f.Name, f.IsList ? "[]" : "1")}'"))}{value})");
    }

    private void Publish(int batch, string dataset, DateTimeOffset at)
    {
        var local = at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        Execute("INSERT INTO PublishBatch (Id, Dataset, Department, Client, SourceSystem, Mode, Digest, PublishedAt, Inserted, Updated, Unchanged, Ended, FirstChange, LastChange) "
            + $"VALUES ({batch}, '{dataset}', 'PLC', 'plc', 'test', 'UPSERT', '', '{local}', 0, 0, 0, 0, 0, 0)");
    }

    private (long Failing, long Rows) Measured(string dataset, QualityRule rule, string field) => Figure(dataset, rule, field) is { } figure ? (figure.Failing, figure.Rows) : default;

    private QualityFigure? Figure(string dataset, QualityRule rule, string field) =>
        new QualityMeasurer(new SqliteContextFactory(path, catalog), catalog, clock)
            .Measure(catalog.Datasets.First(d => d.Name == dataset), CancellationToken.None).SingleOrDefault(f => f.Rule == rule && f.Field == field);
}
