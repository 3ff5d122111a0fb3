using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "党组织", "Party organisation: committee, general branch, branch, joint branch or group",
    Owner = Departments.Organization, Updates = UpdateCycle.Monthly, RowClass = AccessClass.Ref,
    Note = "Attached to a host organisation; it has no social credit code of its own.")]
[TownshipScope(nameof(RegionCode))]
[ParkScope]
[CaseScope("The weak or lax organisations that a county leader has been put in charge of.")]
[Indexed(nameof(RegionCode), nameof(OrgType), nameof(Status))]
[YearsBetween("V-P4", nameof(LastElectionDate), nameof(NextElectionDue), 3, 5)]
[ExpectWithin("V-P1", nameof(FullMemberCount), 3, 50, nameof(OrgType), "BRANCH")]
[ExpectWithin("V-P1", nameof(CoveredUnitCount), 2, 5, nameof(OrgType), "JOINT_BRANCH")]
[ExpectCount("V-P2", nameof(ParentId), Least = 2, Of = nameof(OrgType), OfValue = "GENERAL_BRANCH")]
public sealed class PartyOrganization
{
    [Field("党组织主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long PartyOrgId { get; init; }

    [Field("党组织代码(层级码)", "Code of the Party organisation, 3 digits for each level", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None,
        Key = true)]
    public required string PartyOrgCode { get; init; }

    [Field("党组织名称", "Name of the Party organisation", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None,
        Sharing = SharingType.Unconditional)]
    public required string Name { get; init; }

    [Field("党组织类别", "Kind of Party organisation", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None,
        Sharing = SharingType.Unconditional)]
    public required PartyOrgType OrgType { get; init; }

    [Field("上级党组织", "Party organisation directly above", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id,
        Sharing = SharingType.Unconditional)]
    [Link("PartyOrganization", Reverse = "children", ReverseChinese = "下级党组织", ReverseEnglish = "Party organisations directly below")]
    public long? ParentId { get; init; }

    [Field("依托单位", "Organisation that hosts it", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id,
        Sharing = SharingType.Unconditional)]
    [Link("Organization", Name = "hostOrganization", Reverse = "partyOrganizations", ReverseChinese = "党组织",
        ReverseEnglish = "Party organisations that it hosts")]
    public long? HostOrgId { get; init; }

    [Field("所在区划", "Region of its seat", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.RegionCode,
        Sharing = SharingType.Unconditional)]
    [Link("Region", Reverse = "partyOrganizations", ReverseChinese = "党组织", ReverseEnglish = "Party organisations in the region")]
    public required string RegionCode { get; init; }

    [Field("园区党组织标识", "Whether it belongs to a park", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None,
        Sharing = SharingType.Unconditional)]
    public required bool IsParkOrg { get; init; }

    [Field("成立日期", "Date of establishment", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? EstablishedDate { get; init; }

    [Field("最近换届日期", "Date of the last election", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? LastElectionDate { get; init; }

    [Field("应换届日期", "Date by which the next election is due", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? NextElectionDue { get; init; }

    [Field("书记(人员)", "Secretary", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", Name = "secretary", PersonName = nameof(SecretaryName))]
    public long? SecretaryPersonId { get; init; }

    [Field("书记姓名(履职公示)", "Name of the secretary, as published", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None,
        Sharing = SharingType.Unconditional)]
    public string? SecretaryName { get; init; }

    [Field("书记履职电话", "Duty phone of the secretary", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None,
        Sharing = SharingType.Unconditional)]
    public string? SecretaryDutyPhone { get; init; }

    [Field("正式党员数", "Number of full members", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public required int FullMemberCount { get; init; }

    [Field("预备党员数", "Number of probationary members", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public required int ProbationaryCount { get; init; }

    [Field("申请人+积极分子+发展对象数", "Number of applicants, activists and candidates", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public int? ApplicantPoolCount { get; init; }

    [Field("联合支部覆盖单位数", "Number of units that a joint branch covers, usually 5 at most", AccessClass.Biz, Sensitivity.Internal,
        Mask = Mask.None)]
    public int? CoveredUnitCount { get; init; }

    [Field("软弱涣散标识", "Whether it is listed as weak or lax", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public required bool WeakLaxFlag { get; init; }

    [Field("党建精品示范点/示范支部", "Whether it is a demonstration site or branch", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Sharing = SharingType.Unconditional)]
    public required bool DemoFlag { get; init; }

    [Field("状态(在册/撤销)", "Status: active or dissolved", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None,
        Sharing = SharingType.Unconditional)]
    public required OrgStatus Status { get; init; }
}

/// <summary>党组织类别.</summary>
public enum PartyOrgType
{
    [Term("党委", "Committee")] Committee,
    [Term("党总支", "General branch")] GeneralBranch,
    [Term("党支部", "Branch")] Branch,
    [Term("联合党支部", "Joint branch")] JointBranch,
    [Term("临时党支部", "Temporary branch")] TempBranch,
    [Term("党小组", "Party group")] PartyGroup,
}
