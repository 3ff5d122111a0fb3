using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Regions;

[Dataset(Network.Shared, "行政区划", "Administrative region: one dated version of a province, city, county, township or village",
    Owner = Departments.CivilAffairs, Sharing = SharingType.Unconditional, Updates = UpdateCycle.Yearly, RowClass = AccessClass.Ref,
    Note = "A grid is not a level of region, since grids split and merge far more often; it hangs under a village.")]
[Indexed(nameof(ParentCode))]
[Indexed(nameof(Level), nameof(ObservationZone))]
[CodePart("V-RG2", nameof(RegionCode), 6, "001", "099", nameof(Kind), "SUBDISTRICT")]
[CodePart("V-RG2", nameof(RegionCode), 6, "100", "199", nameof(Kind), "TOWN")]
[CodePart("V-RG2", nameof(RegionCode), 6, "200", "399", nameof(Kind), "TOWNSHIP", "ETHNIC_TOWNSHIP")]
public sealed class Region
{
    [Field("区划代码(12位)", "Region code, 12 digits, padded with zeros above the village", AccessClass.Ref, Sensitivity.Public,
        Mask = Mask.None, Scalar = Scalar.RegionCode, Key = true)]
    public required string RegionCode { get; init; }

    [Field("层级", "Level in the administrative hierarchy", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required RegionLevel Level { get; init; }

    [Field("类型", "Kind of region within its level", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required RegionKind Kind { get; init; }

    [Field("名称", "Short name", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string Name { get; init; }

    [Field("全称", "Full name with all regions above it", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string FullName { get; init; }

    [Field("上级代码", "Code of the region directly above; null for a province", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "children", ReverseChinese = "下级区划", ReverseEnglish = "The regions directly below", Exact = true)]
    public string? ParentCode { get; init; }

    [Field("城乡分类代码", "Urban or rural class of the village by the statistical division, 3 digits", AccessClass.Ref, Sensitivity.Public,
        Mask = Mask.None, CodeList = "UrbanRural")]
    public string? UrbanRuralCode { get; init; }

    [Field("互看互学互比片区(1–4)", "Number of the mutual-observation zone of a township, 1 to 4", AccessClass.Ref, Sensitivity.Internal,
        Mask = Mask.None, Owner = Departments.Organization)]
    public int? ObservationZone { get; init; }

    [Field("原贫困村标识", "Whether the village was on the poverty list (33 villages, F077)", AccessClass.Ref, Sensitivity.Public,
        Mask = Mask.None, Owner = Departments.Agriculture)]
    public bool? IsFormerPovertyVillage { get; init; }

    [Field("中心点坐标(CGCS2000)", "Centre point, CGCS2000", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.GeoPoint)]
    public string? Centroid { get; init; }

    [Field("户籍人口", "Persons with household registration here", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None,
        Owner = Departments.PublicSecurity)]
    public int? RegisteredPopulation { get; init; }

    [Field("有效期起", "First day of this version", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Key = true)]
    public required DateOnly ValidFrom { get; init; }

    [Field("有效期止", "First day on which this version no longer holds", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public DateOnly? ValidTo { get; init; }

    [Field("变更后代码", "Codes of the regions that this one became by merger or split", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.RegionCode)]
    [Link("Region", Name = "successors")]
    public IReadOnlyList<string>? SuccessorCodes { get; init; }
}

/// <summary>Levels of administrative regions.</summary>
public enum RegionLevel
{
    [Term("省级", "Province")] Province,
    [Term("地级", "Prefecture-level city")] City,
    [Term("县级", "County")] County,
    [Term("乡级", "Township level")] Township,
    [Term("村级", "Village level")] Village,
}

/// <summary>Kinds of administrative regions.</summary>
public enum RegionKind
{
    [Term("省", "Province")] Province,
    [Term("市(地级)", "Prefecture-level city")] City,
    [Term("县", "County")] County,
    [Term("街道", "Subdistrict")] Subdistrict,
    [Term("镇", "Town")] Town,
    [Term("乡", "Township")] Township,
    [Term("民族乡", "Ethnic township")] EthnicTownship,
    [Term("社区", "Urban or rural community")] Community,
    [Term("村", "Village")] Village,
}
