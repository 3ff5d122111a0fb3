namespace NetHub.Schema.SampleData;

/// <summary>An enterprise in a park.</summary>
internal sealed record ParkUnit(long OrgId, string Name, long ParkId, VillagePlan Village, string GridCode, string Industry,
    string Product, long AddressId);

/// <summary>
/// Two parks: the article's county industrial park, which department PRK manages, and an invented homecoming park in 莲塘镇, so that
/// rows outside the caller's park exist. The article's figures are for the first park, so filter by it when counting.
/// </summary>
internal sealed class ParkBook
{
    public const long CountyPark = 1;
    public const long SecondPark = 2;

    /// <summary>富阳村 in 鹿峰街道; 阳山村, 全义村 and 新芦村 in 正和镇. Invented: the article does not locate the park.</summary>
    public static readonly string[] CountyParkVillages = ["431021002202", "431021114205", "431021114213", "431021114215"];

    /// <summary>莲塘社区 and 两路村.</summary>
    public static readonly string[] SecondParkVillages = ["431021108001", "431021108212"];

    public List<ParkUnit> County { get; } = [];

    public List<ParkUnit> Second { get; } = [];

    public IEnumerable<ParkUnit> All => County.Concat(Second);
}
