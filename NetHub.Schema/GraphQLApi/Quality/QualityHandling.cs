using System.Globalization;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.GraphQLApi.Quality;

/// <summary>What was measured of datasets, as the caller may see it.</summary>
internal sealed class QualityHandling(QueryEngine engine, QualityStore? store)
{
    public string Answer(Selection selection, RunScope run)
    {
        var kept = store ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var given = GivenArguments.Of(selection, run.Leaves);
        var (name, day) = (given.Text("dataset"), given.Day("day"));
        var view = new QualityView(engine.Policy, run.Caller);
        // A dataset that is not there and one that is not for the caller are answered alike.
        return Fact.Json(selection, engine.Catalogue.Datasets.Where(d => (name is null || d.Name == name) && view.Has(d))
            .Select(d => Of(d, day, view, kept, run.Today)).OfType<Fact>().ToList());
    }

    private static Fact? Of(DatasetEntry dataset, DateOnly? wanted, QualityView view, QualityStore store, DateOnly today)
    {
        if ((wanted ?? store.Newest(dataset.Name, today)) is not { } day)
            return null;
        var told = view.Told(dataset, store.Between(dataset.Name, day, day));
        return told.Count == 0 ? null : new Fact("DataQuality", new Dictionary<string, Func<object?>>
        {
            ["dataset"] = () => dataset.Name,
            ["day"] = () => Text(day),
            ["score"] = () => QualityView.Score(told),
            ["rules"] = () => told.Select(Rule),
            [QualityTypes.Trend] = () => Trend(dataset, day, view, store),
        });
    }

    private static IEnumerable<Fact> Trend(DatasetEntry dataset, DateOnly day, QualityView view, QualityStore store) => store
        .Between(dataset.Name, day.AddDays(1 - QualityTypes.TrendDays), day)
        .GroupBy(static f => f.Day)
        .Select(of => new Fact("DataQualityDay", new Dictionary<string, Func<object?>>
        {
            ["day"] = () => Text(of.Key),
            ["score"] = () => QualityView.Score(view.Told(dataset, of)),
        }));

    private static Fact Rule(ToldFigure figure) => new("DataQualityRule", new Dictionary<string, Func<object?>>
    {
        ["rule"] = () => Naming.UpperSnake(figure.Rule.ToString()),
        ["field"] = () => figure.Field.Length == 0 ? null : figure.Field,
        ["rows"] = () => figure.Rows,
        ["failing"] = () => figure.Failing,
        ["score"] = () => figure.Score,
        ["confidence"] = () => figure.Rule != QualityRule.SamePerson ? null : figure.Field.Length == 0 ? SamePerson.Confidence : SamePerson.ConfidenceByMobile,
    });

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
