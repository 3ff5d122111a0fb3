using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Quality;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>A figure as a caller is told it.</summary>
/// <param name="Rule">What was measured.</param>
/// <param name="Field">Of which field; empty for the whole dataset.</param>
/// <param name="Rows">Rows that were looked at.</param>
/// <param name="Failing">Those that fail; null where so few are not told.</param>
/// <param name="Score">1 where nothing fails; null where <paramref name="Failing"/> is.</param>
public sealed record ReportedFigure(QualityRule Rule, string Field, long Rows, long? Failing, double? Score);

/// <summary>
/// Which figures a caller is told. The operator sees what is there, and owners what they answer for: a dataset as a whole, and fields that
/// are theirs. To everybody else a field that they are not shown has no figures, in a dataset of theirs, too; and where values are
/// personal, few rows are not told apart from none: a figure is a count, and a small one says who.
/// </summary>
public sealed class QualityView(AccessPolicy policy, Caller caller)
{
    /// <summary>Fewer rows than this are not told; numbers are rounded to it.</summary>
    private const int Least = 5;

    private bool IsOperator => caller.Department == Departments.Data;

    /// <summary>The caller answers for some of the dataset, or has rows of it.</summary>
    public bool Has(DatasetEntry dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return IsOperator || Owns(dataset.Owner) || dataset.Fields.Any(f => Owns(f.Owner)) || policy.Rows(caller, dataset) != ScopeSet.None;
    }

    /// <summary>The figures of a dataset that the caller may see, as it may see them.</summary>
    public IReadOnlyList<ReportedFigure> Told(DatasetEntry dataset, IEnumerable<QualityFigure> figures) => [.. figures.Select(f => Told(dataset, f)).OfType<ReportedFigure>()];

    /// <summary>Rules count alike, however many fields each has: the mean of their means. It is made of what is told, so that it tells no more.</summary>
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
        // A field that the catalog no longer has, or that never leaves the hub.
        if (figure.Field.Length > 0 && field is not { IsServed: true })
            return null;
        var fields = QualityScope.Fields(dataset, figure.Rule, field);
        if (IsOperator || IsAnsweredFor(dataset, field, fields))
            return new ReportedFigure(figure.Rule, figure.Field, figure.Rows, figure.Failing, figure.Score);
        if (fields.Any(f => policy.Decide(caller, f, Usage.Show).IsDenied))
            return null;
        return fields.Any(static f => f.IsPersonal) ? Rounded(figure) : new ReportedFigure(figure.Rule, figure.Field, figure.Rows, figure.Failing, figure.Score);
    }

    // The few that do not fail are as few as the few that do.
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
