using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Quality;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>Measures the quality of datasets against the rules declared in the catalog. It writes nothing.</summary>
public sealed class QualityMeasurer(IDbContextFactory<HubDbContext> contexts, DataCatalog catalog, TimeProvider clock)
{
    /// <summary>The measured datasets: those published by departments, not those written by the hub itself.</summary>
    public IReadOnlyList<DatasetEntry> Datasets { get; } = [.. catalog.Datasets.Where(static d => d.IsVersioned)];

    /// <summary>Measures one dataset in its current state.</summary>
    /// <exception cref="OperationCanceledException">The measurement was cancelled, possibly in the middle of a statement.</exception>
    public IReadOnlyList<QualityFigure> Measure(DatasetEntry dataset, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var (day, now) = (ShanghaiTime.Today(clock), clock.GetUtcNow());
        using var counts = new CountQueries(contexts.CreateDbContext(), cancel);
        return [.. All(dataset, counts, now).Select(m => new QualityFigure
        {
            Day = day,
            Dataset = dataset.Name,
            Field = m.Field?.Name ?? "",
            Rule = m.Rule,
            Rows = m.Rows,
            Failing = m.Failing,
            Score = m.Score,
            MeasuredAt = now,
        })];
    }

    private IEnumerable<Measured> All(DatasetEntry dataset, CountQueries counts, DateTimeOffset now) =>
    [
        .. FreshnessMeasure.Measure(dataset, counts, now) is { } freshness ? new[] { freshness } : [],
        .. ValueMeasures.Measure(dataset, catalog.CodeLists, counts),
        .. LinkMeasures.Measure(dataset, counts),
        .. KeyMeasures.Measure(dataset, counts),
        .. CountMeasures.Measure(dataset, counts, ShanghaiTime.Today(clock)),
        .. ConsistencyMeasures.Measure(dataset, counts, ShanghaiTime.Today(clock)),
    ];
}
