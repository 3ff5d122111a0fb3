using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>类、项、目、细目: the levels that a catalog of government information is ordered by.</summary>
public enum CategoryLevel
{
    [Term("类", "Class: basic, of a theme, or of a department")] Class,
    [Term("项", "Item of the class")] Item,
    [Term("目", "Group of the item: the network")] Group,
    [Term("细目", "Detail of the group: what its rows tell")] Detail,
}

/// <summary>One level of a dataset's category.</summary>
/// <param name="Level">Which level.</param>
/// <param name="Code">Its digits in the resource code.</param>
/// <param name="Chinese">Its name.</param>
/// <param name="English">Its name in English.</param>
public sealed record ResourceCategory(CategoryLevel Level, string Code, string Chinese, string English)
{
    private const string Basic = "1";
    private const string Theme = "2";
    private const string Departmental = "3";

    /// <summary>
    /// 信息资源分类 of a dataset, from class to detail, as 政务信息资源目录编制指南(试行) orders them. It follows from what the dataset says of
    /// itself: a dataset that moves to another network or row class moves in the catalog, too.
    /// </summary>
    public static IReadOnlyList<ResourceCategory> For(DatasetEntry dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var network = Terms.Describe(dataset.Network);
        var rows = Terms.Describe(dataset.RowClass);
        return
        [
            Class(dataset),
            Item(dataset),
            new(CategoryLevel.Group, $"{(int)dataset.Network + 1:D3}", network.Chinese, network.English),
            new(CategoryLevel.Detail, $"{(int)dataset.RowClass + 1:D2}", rows.Chinese, rows.English),
        ];
    }

    private static ResourceCategory Class(DatasetEntry dataset) => dataset.Network switch
    {
        Network.Shared => new(CategoryLevel.Class, Basic, "基础信息资源", "Basic information"),
        Network.Hub => new(CategoryLevel.Class, Departmental, "部门信息资源", "Information of a department"),
        _ => new(CategoryLevel.Class, Theme, "主题信息资源", "Information on a theme"),
    };

    // Numbers and names of the guide; the networks of a county are all of the theme 社区治理.
    private static ResourceCategory Item(DatasetEntry dataset) => dataset switch
    {
        { Network: Network.Hub } => new(CategoryLevel.Item, "07", "省及其下各级政务部门", "Departments of provinces and below"),
        { Network: not Network.Shared } => new(CategoryLevel.Item, "10", "社区治理", "Governance of communities"),
        { Subject.Kind: SubjectKind.Person } => new(CategoryLevel.Item, "01", "人口", "Population"),
        _ when dataset.Fields.Any(f => f is { Kind: ValueKind.CreditCode, IsServed: true }) => new(CategoryLevel.Item, "02", "法人单位", "Legal persons"),
        _ => new(CategoryLevel.Item, "03", "自然资源和空间地理", "Natural resources and space"),
    };
}
