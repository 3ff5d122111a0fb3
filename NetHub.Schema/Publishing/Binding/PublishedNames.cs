using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Binding;

/// <summary>Finds what a column is named after: a field or a link, by its name in the schema or in Chinese.</summary>
internal static class PublishedNames
{
    /// <summary>The source's own key of a record.</summary>
    public const string SourceKey = "_key";

    /// <summary>The park of a row, where the dataset does not say it otherwise.</summary>
    public const string Park = "_park";

    public static FieldEntry? Field(DatasetEntry dataset, string name) =>
        dataset.Field(name) ?? One(dataset.Fields.Where(f => f.Declared.Chinese == name));

    /// <summary>A link that this row's key leads along.</summary>
    public static LinkEntry? Link(DatasetEntry dataset, string name)
    {
        var forward = dataset.Links.Where(static l => l.Direction != LinkDirection.ToMany).ToList();
        return forward.Find(l => l.Name == name) ?? One(forward.Where(l => l.Chinese == name || l.Key.Declared.Chinese == name));
    }

    /// <summary>What the parts of a dataset's record key are called in a file, from its own rows or from one that links to it.</summary>
    public static IEnumerable<string> OfKey(DatasetEntry dataset) => dataset.RecordKey.Count == 0 ? [SourceKey] : dataset.RecordKey.Select(static f => f.Name);

    private static T? One<T>(IEnumerable<T> found)
        where T : class
    {
        var two = found.Take(2).ToList();
        return two.Count == 1 ? two[0] : null;
    }
}
