using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "网格", "Grid: the smallest unit of governance, inside one village or community", Owner = Departments.PoliticsAndLaw,
    Sharing = SharingType.Unconditional, Updates = UpdateCycle.Irregular, RowClass = AccessClass.Ref,
    Note = "120 urban and 877 rural grids, 997 in 2019 (F161); 1577 over 373 villages in 2021. Grids split and merge, so rows are " +
    "dated.")]
[TownshipScope(nameof(VillageCode))]
[ParkScope]
[Indexed(nameof(VillageCode), nameof(Kind))]
public sealed class Grid
{
    [Field("网格编码(15位)", "Grid code, 15 digits: the village code and a serial of 3", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.GridCode, Key = true)]
    [BeginsWith(nameof(VillageCode), "V-GR1")]
    public required string GridCode { get; init; }

    [Field("网格名称", "Name of the grid", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string Name { get; init; }

    [Field("所属村(社区)", "Village or community that the grid belongs to", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "grids", ReverseChinese = "网格", ReverseEnglish = "Grids in the region")]
    public required string VillageCode { get; init; }

    [Field("类型", "Urban, rural or dedicated grid", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required GridKind Kind { get; init; }

    [Field("边界", "Boundary on the electronic map, CGCS2000", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.GeoPolygon)]
    public string? Boundary { get; init; }

    [Field("户数", "Number of households", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public int? Households { get; init; }

    [Field("人口数", "Number of residents", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public int? Population { get; init; }

    [Field("启用日期", "First day in use", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Key = true)]
    public required DateOnly ValidFrom { get; init; }

    [Field("停用日期", "First day no longer in use", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public DateOnly? ValidTo { get; init; }

    [Field("拆并前网格", "Codes of the grids that it was split or merged from", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.GridCode)]
    [Link("Grid", Name = "predecessors")]
    public IReadOnlyList<string>? PredecessorCodes { get; init; }
}

/// <summary>网格类型.</summary>
public enum GridKind
{
    [Term("城市网格", "Urban grid")] Urban,
    [Term("农村网格", "Rural grid")] Rural,
    [Term("专属网格", "Dedicated grid of a park or school")] Dedicated,
}
