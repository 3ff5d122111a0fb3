using System.Collections.Frozen;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Catalog;

/// <summary>The criteria of a catalog search. Owner, sharing type and sensitivity apply to fields.</summary>
internal sealed record CatalogQuery(string? Search, Network? Network, string? Owner, SharingType? Sharing, Sensitivity? Sensitivity);

/// <summary>Finds datasets and fields by words and properties. A dataset matches if any of its fields does.</summary>
internal sealed class CatalogSearch(DataCatalog catalog)
{
    // Longer search texts are refused.
    public const int LongestText = 100;

    private readonly FrozenDictionary<object, string> texts = catalog.Datasets.SelectMany(Entries).ToFrozenDictionary();

    public IEnumerable<(DatasetEntry Dataset, IReadOnlyList<FieldEntry> Fields)> Find(CatalogQuery query)
    {
        var words = (query.Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (var dataset in catalog.Datasets.Where(d => query.Network is null || d.Network == query.Network))
        {
            var missing = words.Where(w => !Has(dataset, w)).ToList();
            // Words that do not occur in the dataset's own texts must occur in a field's texts.
            var fields = dataset.Fields.Where(f => Fits(f, query) && missing.TrueForAll(w => Has(f, w))).ToList();
            if (fields.Count > 0)
                yield return (dataset, fields);
        }
    }

    private bool Has(object entry, string word) => texts[entry].Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool Fits(FieldEntry field, CatalogQuery query) =>
        (query.Owner is null || field.Owner.Equals(query.Owner, StringComparison.OrdinalIgnoreCase))
        && (query.Sharing is null || field.Sharing == query.Sharing)
        && (query.Sensitivity is null || field.Declared.Sensitivity == query.Sensitivity);

    private static IEnumerable<KeyValuePair<object, string>> Entries(DatasetEntry dataset) =>
        dataset.Fields.Select(f => KeyValuePair.Create<object, string>(f, $"{f.Coordinate}\n{f.Declared.Chinese}\n{f.Declared.English}"))
            .Prepend(new(dataset, $"{dataset.Name}\n{dataset.ResourceCode}\n{dataset.Declared.Chinese}\n{dataset.Declared.English}\n{dataset.Declared.Note}"));
}
