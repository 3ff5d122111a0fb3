using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.GraphQLApi.Quality;

/// <summary>Returns the measured quality of datasets, as far as the caller may see it.</summary>
internal sealed class DataQualityRoot(QueryEngine engine, QualityStore? store) : QueryRoot
{
    public override string Name => "dataQuality";

    public override void Define(ObjectGraphType root, TypeRegistry types) => QualityTypes.Add(root, Name, types);

    public override ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var kept = store ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var given = run.Arguments(selection);
        var (name, day) = (given.Text("dataset"), given.Day("day"));
        var view = new QualityView(engine.Policy, run.Caller);
        // An unknown dataset and a dataset the caller may not see get the same answer.
        return ResponseObject.JsonAsync(selection, engine.Catalog.Datasets.Where(d => (name is null || d.Name == name) && view.Has(d))
            .Select(d => Dataset(d, day, view, kept, run.Today)).OfType<ResponseObject>().ToList());
    }

    private static ResponseObject? Dataset(DatasetEntry dataset, DateOnly? wanted, QualityView view, QualityStore store, DateOnly today)
    {
        if ((wanted ?? store.Newest(dataset.Name, today)) is not { } day)
            return null;
        var told = view.Told(dataset, store.Between(dataset.Name, day, day));
        return told.Count == 0 ? null : new ResponseObject("DataQuality", new Dictionary<string, Func<object?>>
        {
            ["dataset"] = () => dataset.Name,
            ["day"] = () => ResponseValues.Day(day),
            ["score"] = () => QualityView.Score(told),
            ["rules"] = () => told.Select(Rule),
            [QualityTypes.Trend] = () => Trend(dataset, day, view, store),
        });
    }

    private static IEnumerable<ResponseObject> Trend(DatasetEntry dataset, DateOnly day, QualityView view, QualityStore store) => store
        .Between(dataset.Name, day.AddDays(1 - QualityTypes.TrendDays), day)
        .GroupBy(static f => f.Day)
        .Select(of => new ResponseObject("DataQualityDay", new Dictionary<string, Func<object?>>
        {
            ["day"] = () => ResponseValues.Day(of.Key),
            ["score"] = () => QualityView.Score(view.Told(dataset, of)),
        }));

    private static ResponseObject Rule(ReportedFigure figure) => new("DataQualityRule", new Dictionary<string, Func<object?>>
    {
        ["rule"] = () => ResponseValues.Code(figure.Rule),
        ["field"] = () => figure.Field.Length == 0 ? null : figure.Field,
        ["rows"] = () => figure.Rows,
        ["failing"] = () => figure.Failing,
        ["score"] = () => figure.Score,
        ["confidence"] = () => figure.Rule != QualityRule.SamePerson ? null : figure.Field.Length == 0 ? SamePerson.Confidence : SamePerson.ConfidenceByMobile,
    });
}
