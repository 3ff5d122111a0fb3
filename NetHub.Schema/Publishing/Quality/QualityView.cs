using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Quality;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>A figure as reported to a caller.</summary>
/// <param name="Rule">The quality rule.</param>
/// <param name="Field">The field; empty for the whole dataset.</param>
/// <param name="Rows">The number of rows measured.</param>
/// <param name="Failing">The number of failing rows; null if hidden because it is too small.</param>
/// <param name="Score">1 if no row fails; null if <paramref name="Failing"/> is null.</param>
public sealed record ReportedFigure(QualityRule Rule, string Field, long Rows, long? Failing, double? Score);

/// <summary>
/// Decides which figures a caller sees. The operator sees all figures exactly; an owner sees figures on its own datasets as a whole and on
/// its own fields exactly. Other callers see figures only on fields that they may read, even in their own datasets. Figures on personal
/// fields are rounded and small counts hidden, because a small count can identify a person.
/// </summary>
public sealed class QualityView(AccessPolicy policy, Caller caller)
{
    /// <summary>Counts below this are hidden; other counts are rounded to multiples of it.</summary>
    private const int Least = 5;

    private bool IsOperator => caller.Department == Departments.Data;

    /// <summary>Returns whether the caller owns a part of the dataset or may read its rows.</summary>
    public bool Has(DatasetEntry dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return IsOperator || Owns(dataset.Owner) || dataset.Fields.Any(f => Owns(f.Owner)) || policy.Rows(caller, dataset) != ScopeSet.None;
    }

    /// <summary>Returns the figures of a dataset that the caller may see, rounded if necessary.</summary>
    public IReadOnlyList<ReportedFigure> Told(DatasetEntry dataset, IEnumerable<QualityFigure> figures) => [.. figures.Select(f => Told(dataset, f)).OfType<ReportedFigure>()];

    /// <summary>
    /// Returns the overall score: the mean of each rule's mean. It uses only reported figures, so that it reveals no more than they do.
    /// </summary>
    public static double? Score(IEnumerable<ReportedFigure> told)
    {
        var rules = told.Where(static f => f.Score is not null).GroupBy(static f => f.Rule, static f => f.Score!.Value).Select(static r => r.Average()).ToList();
        return rules.Count == 0 ? null : rules.Average();
    }

    private bool Owns(string owner) => caller.Department.Length > 0 && owner == caller.Department;

    private bool IsAnsweredFor(DatasetEntry dataset, FieldEntry? field, IReadOnlyList<FieldEntry> concerned) =>
        (field is null && Owns(dataset.Owner)) || (concerned.Count > 0 && concerned.All(f => Owns(f.Owner)));

    private ReportedFigure? Told(DatasetEntry dataset, QualityFigure figure)
    {
        var field = dataset.Field(figure.Field);
        // The field was removed from the catalog or is never served.
        if (figure.Field.Length > 0 && field is not { IsServed: true })
            return null;
        var fields = QualityScope.Fields(dataset, figure.Rule, field);
        if (IsOperator || IsAnsweredFor(dataset, field, fields))
            return new ReportedFigure(figure.Rule, figure.Field, figure.Rows, figure.Failing, figure.Score);
        if (fields.Any(f => policy.Decide(caller, f, Usage.Show).IsDenied))
            return null;
        return fields.Any(static f => f.IsPersonal) ? Rounded(figure) : new ReportedFigure(figure.Rule, figure.Field, figure.Rows, figure.Failing, figure.Score);
    }

    // A small number of passing rows is as revealing as a small number of failing rows.
    private static ReportedFigure Rounded(QualityFigure figure)
    {
        var (rows, failing) = (Round(figure.Rows), Round(figure.Failing));
        var isFew = figure.Failing < Least || figure.Rows - figure.Failing is > 0 and < Least;
        return isFew
            ? new ReportedFigure(figure.Rule, figure.Field, rows, null, null)
            : new ReportedFigure(figure.Rule, figure.Field, rows, failing, Measured.Share(rows, Math.Min(rows, failing)));
    }

    private static long Round(long number) => (number + (Least / 2)) / Least * Least;
}
