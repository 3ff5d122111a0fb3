using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Quality;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Server.Quality;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Quality;

[Collection(HubFixture.Name)]
public sealed class QualityKeepingTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-quality-").FullName;

    // 04:00 in Shanghai.
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero));
    private readonly DataCatalog catalog;
    private readonly SqliteContextFactory contexts;
    private readonly QualityStore store;
    private readonly string path;

    public QualityKeepingTests(HubFixture county)
    {
        ArgumentNullException.ThrowIfNull(county);
        catalog = county.Catalog;
        path = SmallDatabase.CreateIn(directory);
        contexts = new SqliteContextFactory(path, catalog);
        store = new QualityStore(contexts);
    }

    [Fact]
    public void Figures_replace_those_of_the_same_day_and_leave_other_days()
    {
        store.Keep([Figure(Day, 1), Figure(Day, 2) with { Field = "gone" }]);
        store.Keep([Figure(Day.AddDays(1), 3)]);
        store.Keep([Figure(Day, 4)]);
        store.Keep([Figure(Day, 5) with { Dataset = "Grid" }]);

        Assert.Equal([(Day, 4L), (Day.AddDays(1), 3L)], store.Between("Region", Day, Day.AddDays(9)).Select(static f => (f.Day, f.Failing)));
        Assert.Equal(Day, store.Newest("Region", Day));
        Assert.Equal(Day.AddDays(1), store.Newest("Region", Day.AddDays(9)));
    }

    [Fact]
    public void Figures_are_stored_for_a_year_and_a_month()
    {
        store.Keep([Figure(Day, 1)]);
        store.Keep([Figure(Day.AddDays(1), 2)]);
        store.Keep([Figure(Day.AddDays(1 + QualityStore.KeptDays), 3)]);

        Assert.Equal([2L, 3L], store.Between("Region", DateOnly.MinValue, DateOnly.MaxValue).Select(static f => f.Failing));
    }

    [Fact]
    public async Task Every_dataset_is_measured_once_a_day_after_the_hour_without_changing_the_data_version()
    {
        var version = Version();

        await Keeper().KeepAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromHours(19));
        await Keeper().KeepAsync(CancellationToken.None);
        Assert.Equal([Day], Days());
        clock.Advance(TimeSpan.FromHours(2));
        await Keeper().KeepAsync(CancellationToken.None);
        Assert.Equal([Day], Days());
        clock.Advance(TimeSpan.FromHours(3));
        await Keeper().KeepAsync(CancellationToken.None);

        Assert.Equal([Day, Day.AddDays(1)], Days());
        Assert.Equal(version, Version());
        Assert.Contains(store.Between("Department", Day, Day), static f => f is { Rule: QualityRule.Duplicates, Rows: 2, Failing: 0 });
    }

    [Fact]
    public async Task A_hub_without_figures_does_not_wait_for_the_hour()
    {
        clock.SetUtcNow(new DateTimeOffset(2026, 3, 1, 22, 0, 0, TimeSpan.Zero));

        await Keeper(new TimeOnly(23, 0)).KeepAsync(CancellationToken.None);

        Assert.Equal([Day], Days());
    }

    [Fact]
    public void Dataset_thresholds_override_general_ones_which_override_defaults()
    {
        var options = new QualityOptions { Thresholds = new QualityThresholds { Codes = 0.9 } };
        options.Datasets["serviceorder"] = new QualityThresholds { Freshness = 0.1 };

        Assert.Equal(0.1, options.Least("ServiceOrder", QualityRule.Freshness));
        Assert.Equal(0.5, options.Least("Grid", QualityRule.Freshness));
        Assert.Equal(0.9, options.Least("ServiceOrder", QualityRule.Codes));
        Assert.Equal(1, options.Least("ServiceOrder", QualityRule.Duplicates));
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static QualityFigure Figure(DateOnly day, long failing) => new()
    {
        Day = day,
        Dataset = "Region",
        Field = "level",
        Rule = QualityRule.Codes,
        Rows = 10,
        Failing = failing,
        Score = 1 - (failing / 10.0),
        MeasuredAt = new DateTimeOffset(2026, 3, 2, 3, 0, 0, TimeSpan.FromHours(8)),
    };

    private QualityWorker Keeper(TimeOnly? at = null)
    {
        var options = new QualityOptions();
        options.At = at ?? options.At;
        return new QualityWorker(new QualityMeasurer(contexts, catalog, clock), store, options, clock, NullLogger<QualityWorker>.Instance);
    }

    private IEnumerable<DateOnly> Days() => store.Between("Department", DateOnly.MinValue, DateOnly.MaxValue).Select(static f => f.Day).Distinct();

    private object? Version() => SmallDatabase.Execute(path, "SELECT Value FROM HubState WHERE Name = 'dataVersion'");
}
