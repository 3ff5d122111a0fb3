using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>
/// The catalog of every dataset in the hub, read from the classes that declare them. Storage, schema, and access
/// decisions are all made from it.
/// </summary>
public sealed class DataCatalog
{
    private readonly Dictionary<string, DatasetEntry> byName;
    private readonly Dictionary<Type, DatasetEntry> byType;

    internal DataCatalog(IReadOnlyList<DatasetEntry> datasets, CodeLists codeLists)
    {
        Datasets = datasets;
        CodeLists = codeLists;
        byName = datasets.ToDictionary(d => d.Name);
        byType = datasets.ToDictionary(d => d.ClrType);
        foreach (var dataset in datasets)
            dataset.Responsibilities = Responsibilities;
    }

    public IReadOnlyList<DatasetEntry> Datasets { get; }

    public CodeLists CodeLists { get; }

    /// <summary>Who answers for what now.</summary>
    public Responsibilities Responsibilities { get; } = new();

    /// <summary>The dataset with this class name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public DatasetEntry this[string name] => byName[name];

    public DatasetEntry this[Type type] => byType[type];

    /// <summary>The field of a coordinate; null where there is none.</summary>
    public FieldEntry? Field(string coordinate)
    {
        ArgumentNullException.ThrowIfNull(coordinate);
        return coordinate.Split('.') is [var dataset, var field] ? byName.GetValueOrDefault(dataset)?.Field(field) : null;
    }

    /// <summary>数源部门 of a coordinate: the field's, or the dataset's for a link, an argument, and the dataset itself; null where there is no such dataset.</summary>
    public string? OwnerOf(string coordinate)
    {
        ArgumentNullException.ThrowIfNull(coordinate);
        var parts = coordinate.Split('.');
        return byName.TryGetValue(parts[0], out var dataset) ? (parts.Length > 1 ? dataset.Field(parts[1])?.Owner : null) ?? dataset.Owner : null;
    }

    /// <summary>Reads every network of this assembly.</summary>
    /// <exception cref="CatalogException">A dataset is incomplete; the message lists every problem.</exception>
    public static DataCatalog Discover()
    {
        var modules = typeof(DataCatalog).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(INetworkModule)))
            .Select(t => (INetworkModule)Activator.CreateInstance(t, nonPublic: true)!)
            .OrderBy(m => m.Network).ThenBy(m => m.GetType().Name, StringComparer.Ordinal);
        return Load(modules.SelectMany(m => m.Datasets));
    }

    /// <summary>Reads these classes only.</summary>
    /// <exception cref="CatalogException">A dataset is incomplete; the message lists every problem.</exception>
    public static DataCatalog Load(IEnumerable<Type> types) => new CatalogBuilder(CodeLists.Load()).Build([.. types]);
}

/// <summary>The declarations of the datasets are incomplete; every problem is listed.</summary>
public sealed class CatalogException(IReadOnlyList<string> problems)
    : Exception("The catalog is incomplete:" + Environment.NewLine + string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
