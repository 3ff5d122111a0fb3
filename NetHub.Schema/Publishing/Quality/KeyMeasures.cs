using System.Linq.Expressions;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>Measures rows that share identifying values. Only their number is reported, never the rows themselves.</summary>
internal static class KeyMeasures
{
    public static IEnumerable<Measured> Measure(DatasetEntry dataset, CountQueries counts)
    {
        if (dataset.RecordKey.Count > 0)
            yield return Measure(QualityRule.Duplicates, dataset, null, counts);
        if (SamePerson.Find(dataset) is not { } person)
            yield break;
        yield return Measure(QualityRule.SamePerson, dataset, null, counts);
        if (person.Mobile is { } mobile)
            yield return Measure(QualityRule.SamePerson, dataset, mobile, counts);
    }

    private static Measured Measure(QualityRule rule, DatasetEntry dataset, FieldEntry? field, CountQueries counts)
    {
        var row = Expression.Parameter(dataset.ClrType, "row");
        var (rows, sharing) = counts.Alike(row, [.. QualityScope.Fields(dataset, rule, field).Select(f => Comparable(row, f))]);
        return Measured.Create(rule, field, rows, sharing);
    }

    // Encrypted values are compared by digest. During key rotation, equal values may have two digests and be missed.
    private static Expression Comparable(Expression row, FieldEntry field) =>
        field.Declared.Encrypted ? Expr.Stored(row, StorageModel.DigestProperty(field), typeof(string)) : Expr.Field(row, field);
}
