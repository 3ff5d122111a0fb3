using System.CommandLine;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Loading;
using NetHub.Schema.Storage.Quality;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Server.Data;
using NetHub.Server.Hosting;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary>
/// <c>data check</c>: measures data quality now and lists the figures below their thresholds. Hubs may run meanwhile; nothing is written.
/// </summary>
internal static class DataCheckCommand
{
    private static readonly Option<string?> One = new("--dataset") { Description = "只检查一个信息资源，如 ServiceOrder | check one dataset only" };
    private static readonly Option<bool> Json = new("--json") { Description = "输出 JSON | print JSON" };

    public static Command Create()
    {
        var command = new Command(
            "check",
            "检查数据质量；有指标低于 Hub:Quality 中的阈值时退出码为 1 | measure data quality; exits with 1 if a figure is below its threshold in Hub:Quality")
        {
            One,
            Json,
        };
        command.SetAction((arguments, cancel) => Task.FromResult(Run(arguments.GetValue(One), arguments.GetValue(Json), cancel)));
        return command;
    }

    private static int Run(string? name, bool json, CancellationToken cancel)
    {
        var settings = HubApplication.CreateBuilder(new HubStart()).AddHubSettings(listens: false);
        var catalog = DataCatalog.Discover();
        var quality = settings.Get<QualityOptions>();
        Demand(catalog, quality.Datasets.Keys);
        using var database = DatabasePreparation.Open(settings.Paths.Database, catalog);
        var measurer = new QualityMeasurer(new SqliteContextFactory(settings.Paths.Database, catalog), catalog, TimeProvider.System);
        var datasets = Chosen(measurer, name);
        List<CheckedFigure> figures = [];
        if (json)
            figures.AddRange(Measure(measurer, datasets, quality, null, cancel));
        else
            ProgressBar.Run("数据质量 | data quality", progress => figures.AddRange(Measure(measurer, datasets, quality, progress, cancel)));
        Console.Write(json ? CheckReport.Json(figures) : CheckReport.Text(datasets, figures));
        return figures.Exists(static f => f.IsBelow) ? HubCommands.Failed : 0;
    }

    private static IEnumerable<CheckedFigure> Measure(
        QualityMeasurer measurer, IReadOnlyList<DatasetEntry> datasets, QualityOptions quality, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        for (var i = 0; i < datasets.Count; i++)
        {
            progress?.Report(new LoadProgress(datasets[i].Name, i, datasets.Count));
            foreach (var figure in measurer.Measure(datasets[i], cancel))
                yield return new CheckedFigure(figure, quality.Least(figure.Dataset, figure.Rule));
        }
    }

    private static IReadOnlyList<DatasetEntry> Chosen(QualityMeasurer measurer, string? name)
    {
        if (name is null)
            return measurer.Datasets;
        return measurer.Datasets.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase)) is { } dataset
            ? [dataset]
            : throw new StartupException($"没有信息资源 {name}。", $"There is no dataset {name}.");
    }

    // The threshold of a misspelt dataset name would never apply.
    private static void Demand(DataCatalog catalog, IEnumerable<string> names)
    {
        var unknown = names.Where(n => !catalog.Datasets.Any(d => string.Equals(d.Name, n, StringComparison.OrdinalIgnoreCase)))
            .Select(static n => new Message($"Hub:Quality:Datasets 中没有信息资源 {n}。", $"Hub:Quality:Datasets names {n}, which is not a dataset.")).ToList();
        if (unknown.Count > 0)
            throw new StartupException(unknown);
    }
}

/// <summary>A figure and the threshold for its score.</summary>
internal sealed record CheckedFigure(QualityFigure Figure, double Least)
{
    public bool IsBelow => Figure.Score < Least;
}
