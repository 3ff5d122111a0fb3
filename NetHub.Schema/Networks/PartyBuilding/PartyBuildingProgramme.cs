using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "党建品牌/示范点", "Party-building programme or demonstration site", Owner = Departments.Organization,
    Sharing = SharingType.Unconditional, Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Ref,
    Note = "Such as 西河先锋行 and 百支部示范、全面提升.")]
public sealed class PartyBuildingProgramme
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ProgrammeId { get; init; }

    [Field("品牌名称", "Name of the programme", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string ProgrammeName { get; init; }

    [Field("示范点所在村", "Village of the demonstration site", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "partyBuildingProgrammes", ReverseChinese = "党建品牌", ReverseEnglish = "Programmes with a site in the region")]
    public string? SiteRegionCode { get; init; }

    [Field("示范党组织", "Party organisation that is the example", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("PartyOrganization", Reverse = "programmes", ReverseChinese = "党建品牌",
        ReverseEnglish = "Programmes in which the organisation is the example")]
    public long? PartyOrgId { get; init; }

    [Field("类型(促乡村振兴/基层治理/机关效能/民营经济)", "What the programme is to advance", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required ProgrammeTheme Theme { get; init; }

    [Field("年度", "Year", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required int Year { get; init; }
}

/// <summary>党建品牌类型: what a programme is to advance.</summary>
public enum ProgrammeTheme
{
    [Term("促乡村振兴", "Rural revitalisation")] RuralRevitalisation,
    [Term("促基层治理", "Grassroots governance")] GrassrootsGovernance,
    [Term("促机关效能", "Efficiency of government")] GovEfficiency,
    [Term("促民营经济", "Private economy")] PrivateEconomy,
}
