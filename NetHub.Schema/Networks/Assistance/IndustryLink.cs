using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Assistance;

[Dataset(Network.Assist, "经营主体带动关系", "Industry link: an enterprise, cooperative or farm that works with a village or household",
    Owner = Departments.Agriculture, Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Biz,
    Note = "127 enterprises, cooperatives and family farms work with households directly or indirectly.")]
[TownshipScope(nameof(VillageCode))]
[ParkScope(nameof(OrgId))]
[CaseScope("The department that is assigned to the household's case.")]
public sealed class IndustryLink
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long LinkId { get; init; }

    [Field("经营主体", "Business", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Organization", Name = "organization", Reverse = "industryLinks", ReverseChinese = "带动关系",
        ReverseEnglish = "Villages and households that the business works with")]
    public required long OrgId { get; init; }

    [Field("主体类别", "Kind of business", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required BusinessKind OrgKind { get; init; }

    [Field("带动村", "Village that benefits", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "industryLinks", ReverseChinese = "带动关系", ReverseEnglish = "Businesses that work with the region")]
    public string? VillageCode { get; init; }

    [Field("带动户", "Household that benefits", AccessClass.Need, Sensitivity.Personal, Mask = Mask.Null, Scalar = Scalar.Id)]
    [Link("AssistedHousehold", Reverse = "industryLinks", ReverseChinese = "带动关系",
        ReverseEnglish = "Businesses that work with the household")]
    public long? HouseholdId { get; init; }

    [Field("合作方式", "How they work together", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required LinkMode Mode { get; init; }

    [Field("提供岗位", "Number of jobs provided", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public int? JobsProvided { get; init; }
}

/// <summary>经营主体类别.</summary>
public enum BusinessKind
{
    [Term("龙头企业", "Leading enterprise")] LeadingEnterprise,
    [Term("合作社", "Cooperative")] Cooperative,
    [Term("家庭农场", "Family farm")] FamilyFarm,
}

/// <summary>合作方式.</summary>
public enum LinkMode
{
    [Term("直接带动", "Direct")] Direct,
    [Term("间接带动", "Indirect")] Indirect,
}
