using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Binding;

/// <summary>Finds the field or link that a column is named after, by its name in the schema or in Chinese.</summary>
internal static class PublishedNames
{
    /// <summary>The column with the source's own key of a record.</summary>
    public const string SourceKey = "_key";

    /// <summary>The column with the park of a row, if the dataset has no field for it.</summary>
    public const string Park = "_park";

    public static FieldEntry? Field(DatasetEntry dataset, string name) =>
        dataset.Field(name) ?? One(dataset.Fields.Where(f => f.Declared.Chinese == name));

    /// <summary>Finds a link whose key is a field of this dataset.</summary>
    public static LinkEntry? Link(DatasetEntry dataset, string name)
    {
        var forward = dataset.Links.Where(static l => l.Direction != LinkDirection.ToMany).ToList();
        return forward.Find(l => l.Name == name) ?? One(forward.Where(l => l.Chinese == name || l.Key.Declared.Chinese == name));
    }

    /// <summary>Returns the column names of a dataset's record key.</summary>
    public static IEnumerable<string> OfKey(DatasetEntry dataset) => dataset.RecordKey.Count == 0 ? [SourceKey] : dataset.RecordKey.Select(static f => f.Name);

    private static T? One<T>(IEnumerable<T> found)
        where T : class
    {
        var two = found.Take(2).ToList();
        return two.Count == 1 ? two[0] : null;
    }
}
