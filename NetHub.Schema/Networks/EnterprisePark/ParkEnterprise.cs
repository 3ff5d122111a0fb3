using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.EnterprisePark;

[Dataset(Network.Park, "园区企业(入园档案)", "Park enterprise: an organisation's file in the park", Owner = Departments.Park,
    Updates = UpdateCycle.Monthly, RowClass = AccessClass.Ref, Note = "Extends the organisation's own row.")]
[TownshipScope(nameof(OrgId))]
[ParkScope(nameof(ParkId))]
[CaseScope("The department that handles a request, order or inspection of the enterprise.")]
public sealed class ParkEnterprise
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ParkEnterpriseId { get; init; }

    [Field("企业", "Organisation that the enterprise is", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id,
        Key = true, Sharing = SharingType.Unconditional)]
    [Link("Organization", Name = "organization", Reverse = "parkEnterprises", ReverseChinese = "入园档案",
        ReverseEnglish = "The organisation's files in parks")]
    [Subject(SubjectKind.Enterprise)]
    public required long OrgId { get; init; }

    [Field("园区", "Park", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id, Sharing = SharingType.Unconditional)]
    [Link("Park", Reverse = "enterprises", ReverseChinese = "园区企业", ReverseEnglish = "Enterprises of the park")]
    public required long ParkId { get; init; }

    [Field("所在网格", "Grid of the premises", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.GridCode,
        Sharing = SharingType.Unconditional)]
    [Link("Grid", Reverse = "parkEnterprises", ReverseChinese = "园区企业", ReverseEnglish = "Park enterprises in the grid")]
    public string? GridCode { get; init; }

    [Field("入园日期", "Date of entering the park", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? EnteredOn { get; init; }

    [Field("主营产品", "Main product", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Sharing = SharingType.Unconditional)]
    public string? MainProduct { get; init; }

    [Field("从业人员数", "Number of employees", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public int? EmployeeCount { get; init; }

    [Field("安全生产重点单位", "Whether it is on the list of key units for work safety", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        Owner = Departments.Emergency)]
    public bool? IsListedSafetyKey { get; init; }

    [Field("联企干部(公示)", "Name of the liaison official, as published", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None,
        Sharing = SharingType.Unconditional)]
    public string? LiaisonCadreName { get; init; }

    [Field("企业联系人", "Name of the enterprise's contact person", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Name)]
    public string? ContactName { get; init; }

    [Field("联系人电话", "Mobile number of the contact person", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Phone,
        Scalar = Scalar.MobileNumber)]
    public string? ContactMobile { get; init; }
}
