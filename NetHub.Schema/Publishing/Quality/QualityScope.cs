using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>Determines which fields a figure depends on.</summary>
internal static class QualityScope
{
    /// <summary>
    /// Returns the fields whose values the figure depends on. A caller must be allowed to see all of them to see the figure.
    /// </summary>
    public static IReadOnlyList<FieldEntry> Fields(DatasetEntry dataset, QualityRule rule, FieldEntry? field) => rule switch
    {
        QualityRule.Duplicates => dataset.RecordKey,
        QualityRule.SamePerson when SamePerson.Find(dataset) is { } person => field is null ? person.Identity : [.. person.Identity, field],
        QualityRule.Counts when field is not null => [.. CountMeasures.Fields(dataset, field)],
        QualityRule.Consistency when field is not null => [.. ConsistencyMeasures.Fields(dataset, field)],
        _ => field is null ? [] : [field],
    };
}
