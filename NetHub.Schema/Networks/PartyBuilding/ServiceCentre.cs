using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "党群阵地", "Party and mass service centre", Owner = Departments.Organization, Sharing = SharingType.Unconditional,
    Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Ref,
    Note = "118 village centres, 5 industry Party service centres and 1 park centre.")]
[TownshipScope(nameof(RegionCode))]
[ParkScope]
[Indexed(nameof(RegionCode), nameof(Kind))]
[ExpectWithin("V-P5", nameof(FloorAreaSqm), 300, 100_000, nameof(Kind), "VILLAGE_CENTRE")]
public sealed class ServiceCentre
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long CentreId { get; init; }

    [Field("名称", "Name of the centre", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string Name { get; init; }

    [Field("类别", "Kind of centre", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required CentreKind Kind { get; init; }

    [Field("所在区划", "Region of the centre", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "serviceCentres", ReverseChinese = "党群阵地", ReverseEnglish = "Service centres in the region")]
    public required string RegionCode { get; init; }

    [Field("依托单位", "Organisation that hosts it", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Organization", Name = "hostOrganization", Reverse = "serviceCentres", ReverseChinese = "党群阵地",
        ReverseEnglish = "Service centres that it hosts")]
    public long? HostOrgId { get; init; }

    [Field("面积(平方米)", "Floor area, square metres; none is to be under 300", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public decimal? FloorAreaSqm { get; init; }

    [Field("投资(万元)", "Investment, 万元 (10,000 yuan)", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public decimal? InvestmentWan { get; init; }

    [Field("改扩建完成", "Date on which building or extension was finished", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? RenovatedOn { get; init; }

    [Field("功能室", "Rooms in the centre", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, CodeList = "FacilityKind")]
    public IReadOnlyList<string>? Facilities { get; init; }

    [Field("“7个一”配置清单", "Equipment against the checklist of seven: a list of 7 objects with the members item, present and remark",
        AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Json)]
    public string? SevenOnesChecklist { get; init; }

    [Field("共享支部", "Branches that share the centre", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("PartyOrganization", Name = "sharingBranches", Reverse = "sharedCentres", ReverseChinese = "共享阵地",
        ReverseEnglish = "Centres that the branch shares")]
    public IReadOnlyList<long>? SharingBranchIds { get; init; }
}

/// <summary>党群阵地类别.</summary>
public enum CentreKind
{
    [Term("村级党群活动中心", "Village centre")] VillageCentre,
    [Term("行业党建服务中心", "Industry Party service centre")] IndustryPartyServiceCentre,
    [Term("园区党群活动服务中心", "Park centre")] ParkPartyMassCentre,
}
