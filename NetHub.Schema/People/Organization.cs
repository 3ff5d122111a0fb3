using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.People;

[Dataset(Network.Shared, "法人和其他组织", "Organisation: a legal person or other organisation", Owner = Departments.MarketRegulation,
    Sharing = SharingType.Unconditional, Updates = UpdateCycle.Daily, RowClass = AccessClass.Ref,
    Note = "A Party branch is no organisation, since it has no social credit code; it is attached to its host organisation.")]
[TownshipScope(nameof(RegionCode))]
[ParkScope]
[OwnScope("Organisations that the department registered or that employ or host its own people.")]
[CaseScope("Opens with the case, event or order that concerns the organisation.")]
[Indexed(nameof(Name))]
[Indexed(nameof(RegionCode), nameof(UnitCategory), nameof(Status))]
public sealed class Organization
{
    [Field("组织主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long OrgId { get; init; }

    [Field("统一社会信用代码", "Unified social credit code, 18 characters; null for a team that is not registered", AccessClass.Ref,
        Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.CreditCode, Key = true)]
    [BeginsWith(nameof(RegistrarKind), "V-CC5")]
    public string? CreditCode { get; init; }

    [Field("名称", "Registered name", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string Name { get; init; }

    [Field("登记管理部门(第1位)", "Kind of registration authority, the first character of the credit code", AccessClass.Ref, Sensitivity.Public,
        Mask = Mask.None, CodeList = "RegistrarKind")]
    public string? RegistrarKind { get; init; }

    [Field("机构类型代码", "Type of organisation", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, CodeList = "OrgType")]
    public string? OrgTypeCode { get; init; }

    [Field("党内统计单位类别", "Unit category of Party statistics", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None,
        CodeList = "UnitCategory", Owner = Departments.Organization)]
    public string? UnitCategory { get; init; }

    [Field("经济类型/控股情况", "Economic type and control", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, CodeList = "EconomicType")]
    public string? EconomicTypeCode { get; init; }

    [Field("国民经济行业代码", "Industry, 4 digits", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, CodeList = "Industry")]
    public string? IndustryCode { get; init; }

    [Field("法定代表人", "Legal representative, as published", AccessClass.Duty, Sensitivity.Public, Mask = Mask.None)]
    public string? LegalRepName { get; init; }

    [Field("成立日期", "Date of establishment", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public DateOnly? EstablishedDate { get; init; }

    [Field("登记状态", "Registration status", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required OrgStatus Status { get; init; }

    [Field("住所", "Registered address", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Address")]
    public long? RegisteredAddressId { get; init; }

    [Field("所在区划", "Village or community of the premises", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "organizations", ReverseChinese = "辖区单位", ReverseEnglish = "Organisations in the region")]
    public required string RegionCode { get; init; }

    [Field("所在网格", "Grid of the premises", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.GridCode,
        Owner = Departments.PoliticsAndLaw)]
    [Link("Grid", Reverse = "organizations", ReverseChinese = "网格内单位", ReverseEnglish = "Organisations in the grid")]
    public string? GridCode { get; init; }

    [Field("两新组织标识", "Whether it is a new economic or new social organisation (unit categories 8 and 11)", AccessClass.Ref,
        Sensitivity.Internal, Mask = Mask.None, Owner = Departments.Organization)]
    public required bool IsTwoNew { get; init; }

    [Field("规模以上标识", "Whether it is an industrial enterprise above the statistical threshold", AccessClass.Biz, Sensitivity.Internal,
        Mask = Mask.None, Owner = Departments.Statistics)]
    public bool? IsAboveScale { get; init; }

    [Field("联系人", "Name of the contact person", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Name,
        Sharing = SharingType.Conditional)]
    public string? ContactName { get; init; }

    [Field("联系电话(个人)", "Private mobile number of the contact person", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Phone,
        Scalar = Scalar.MobileNumber, Sharing = SharingType.Conditional)]
    public string? ContactMobile { get; init; }
}
