using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Assistance;

[Dataset(Network.Assist, "一村一产业", "Village industry: what a village specialises in", Owner = Departments.Agriculture,
    Sharing = SharingType.Unconditional, Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Ref,
    Note = "Each former poor village has at least one leading enterprise and one cooperative (F083).")]
[TownshipScope(nameof(VillageCode))]
[ParkScope(nameof(LeadOrgId))]
[Indexed(nameof(VillageCode), nameof(IndustryCode))]
[ExpectCount("V-A1", nameof(VillageCode), Least = 1, Said = [nameof(LeadOrgId), nameof(CoopOrgIds)], Of = "IsFormerPovertyVillage", OfValue = "true")]
public sealed class VillageIndustry
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long VillageIndustryId { get; init; }

    [Field("村", "Village", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.RegionCode, Key = true)]
    [Link("Region", Reverse = "villageIndustries", ReverseChinese = "一村一产业", ReverseEnglish = "Industries of the villages in the region")]
    public required string VillageCode { get; init; }

    [Field("行业代码", "Industry, 4 digits", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, CodeList = "Industry")]
    public required string IndustryCode { get; init; }

    [Field("主导产品", "Main product", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string ProductName { get; init; }

    [Field("龙头企业", "Leading enterprise", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Organization", Name = "leadOrganization", Reverse = "ledIndustries", ReverseChinese = "龙头带动产业",
        ReverseEnglish = "Village industries that the enterprise leads")]
    public long? LeadOrgId { get; init; }

    [Field("合作社", "Cooperatives", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Organization", Name = "cooperatives", Reverse = "cooperativeIndustries", ReverseChinese = "合作社参与产业",
        ReverseEnglish = "Village industries in which the cooperative takes part")]
    public IReadOnlyList<long>? CoopOrgIds { get; init; }

    [Field("基地面积(亩)", "Area of the growing base, mu (1 mu = 666.7 square metres)", AccessClass.Biz, Sensitivity.Public, Mask = Mask.None)]
    public decimal? BaseAreaMu { get; init; }

    [Field("年加工量(吨)", "Amount processed, tonnes a year", AccessClass.Biz, Sensitivity.Public, Mask = Mask.None)]
    public decimal? ProcessingTons { get; init; }

    [Field("年产值(万元)", "Output value, 万元 (10,000 yuan) a year", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public decimal? OutputValueWan { get; init; }

    [Field("亩平增收(元)", "Gain in income, yuan a mu", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public decimal? IncomeGainPerMu { get; init; }

    [Field("带动户数", "Number of farming households that benefit", AccessClass.Agg, Sensitivity.Public, Mask = Mask.None)]
    public int? FarmerHouseholds { get; init; }

    [Field("加工作坊数", "Number of processing workshops", AccessClass.Agg, Sensitivity.Public, Mask = Mask.None)]
    public int? WorkshopCount { get; init; }
}
