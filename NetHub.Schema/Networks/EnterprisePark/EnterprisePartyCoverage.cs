using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.EnterprisePark;

[Dataset(Network.Park, "企业党组织覆盖情况", "Party coverage: how an enterprise is covered by Party organisations in one period",
    Owner = Departments.Park, Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Biz,
    Note = "Follows the form of Party statistics; makes the coverage rate computable.")]
[TownshipScope(nameof(OrgId))]
[ParkScope(nameof(OrgId))]
[CaseScope("The department that handles a request or order of the enterprise.")]
[Indexed(nameof(Period), nameof(CoverageKind))]
public sealed class EnterprisePartyCoverage
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long CoverageId { get; init; }

    [Field("企业", "Enterprise", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    [Link("Organization", Name = "organization", Reverse = "partyCoverages", ReverseChinese = "党组织覆盖情况",
        ReverseEnglish = "Party coverage of the enterprise in time")]
    [Subject(SubjectKind.Enterprise)]
    public required long OrgId { get; init; }

    [Field("统计期", "Period of the statistics", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Period, Key = true)]
    public required string Period { get; init; }

    [Field("覆盖方式", "How the enterprise is covered", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required CoverageKind CoverageKind { get; init; }

    [Field("覆盖党组织", "Party organisation that covers it", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("PartyOrganization", Reverse = "coveredEnterprises", ReverseChinese = "覆盖企业",
        ReverseEnglish = "Enterprises that the organisation covers")]
    public long? PartyOrgId { get; init; }

    [Field("党员数", "Number of Party members", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public required int MemberCount { get; init; }

    [Field("未转入组织关系党员数", "Number of members whose membership is elsewhere", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public int? UntransferredCount { get; init; }

    [Field("已派党建指导员", "Whether a Party-building instructor was sent", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required bool InstructorAssigned { get; init; }

    [Field("应建未建", "Whether a branch is required but not yet set up", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public required bool MustBuildNotBuilt { get; init; }
}

/// <summary>覆盖方式: how an enterprise is covered by Party organisations.</summary>
public enum CoverageKind
{
    [Term("单独建党委", "Committee of its own")] OwnCommittee,
    [Term("单独建党总支", "General branch of its own")] OwnGeneralBranch,
    [Term("单独建党支部", "Branch of its own")] OwnBranch,
    [Term("联合建支部", "Joint branch")] JointBranch,
    [Term("仅建党小组", "Party group only")] PartyGroupOnly,
    [Term("党员不足三人", "Fewer than three members")] FewMembers,
    [Term("无党员", "No member")] NoMember,
}
