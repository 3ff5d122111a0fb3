using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.EnterprisePark;

[Dataset(Network.Park, "园区", "Industrial park", Owner = Departments.Park, Sharing = SharingType.Unconditional, Updates = UpdateCycle.Yearly,
    RowClass = AccessClass.Ref)]
[ParkScope(nameof(ParkId))]
public sealed class Park
{
    [Field("主键", "Surrogate key", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ParkId { get; init; }

    [Field("名称", "Name of the park", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string Name { get; init; }

    [Field("企业党委", "Enterprise Party committee of the park", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("PartyOrganization", Reverse = "parks", ReverseChinese = "园区", ReverseEnglish = "Parks whose enterprise committee it is")]
    public required long ParkCommitteeId { get; init; }

    [Field("覆盖区划", "Regions that the park covers", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Name = "regions", Reverse = "parks", ReverseChinese = "园区", ReverseEnglish = "Parks in the region")]
    public required IReadOnlyList<string> RegionCodes { get; init; }

    [Field("专属网格", "Grids dedicated to the park", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.GridCode,
        Owner = Departments.PoliticsAndLaw)]
    [Link("Grid", Name = "dedicatedGrids", Reverse = "parks", ReverseChinese = "园区",
        ReverseEnglish = "Parks that the grid is dedicated to")]
    public IReadOnlyList<string>? DedicatedGridCodes { get; init; }

    [Field("党群活动服务中心", "Party and mass service centre of the park", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.Id)]
    [Link("ServiceCentre", Reverse = "parks", ReverseChinese = "园区", ReverseEnglish = "Parks that the centre serves")]
    public long? PartyMassCentreId { get; init; }
}
