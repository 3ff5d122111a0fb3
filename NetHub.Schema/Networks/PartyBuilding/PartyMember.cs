using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "党员(含发展链条)", "Party member, including those on the way to membership", Owner = Departments.Organization,
    Updates = UpdateCycle.Monthly, RowClass = AccessClass.Party,
    Note = "One row for each person from application to full membership; the stage itself is a political fact.")]
[TownshipScope(nameof(PartyOrgId))]
[ParkScope(nameof(PartyOrgId))]
[CaseScope("Members of a working procedure that the department is assigned to, such as youth recommendation.")]
[Indexed(nameof(PartyOrgId), nameof(Stage))]
[InOrder(nameof(ApplicationDate), nameof(ActivistDate), nameof(CandidateDate), nameof(JoinDate), nameof(FullDate))]
[YearsBetween("V-P3", nameof(JoinDate), nameof(FullDate), 1, 2)]
[MakesOwn(nameof(PersonId), Departments.Organization, nameof(MemberStatus), "ACTIVE", "SUSPENDED")]
public sealed class PartyMember
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long PartyMemberId { get; init; }

    [Field("人员", "The person", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    [Link("Person", Reverse = "partyMemberships", ReverseChinese = "党员信息", ReverseEnglish = "The person's membership or application")]
    [Subject(SubjectKind.Person)]
    public required long PersonId { get; init; }

    [Field("组织关系所在支部", "Branch that the membership is with", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null,
        Scalar = Scalar.Id)]
    [Link("PartyOrganization", Reverse = "members", ReverseChinese = "党员", ReverseEnglish = "Members and applicants of the branch")]
    public required long PartyOrgId { get; init; }

    [Field("发展阶段", "Stage on the way to full membership", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null)]
    public required MembershipStage Stage { get; init; }

    [Field("递交入党申请日期", "Date of the application", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null)]
    public DateOnly? ApplicationDate { get; init; }

    [Field("确定积极分子日期", "Date of becoming an activist", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null)]
    public DateOnly? ActivistDate { get; init; }

    [Field("确定发展对象日期", "Date of becoming a candidate for development", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null)]
    public DateOnly? CandidateDate { get; init; }

    [Field("入党日期(接收预备)", "Date of joining as a probationary member", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null)]
    public DateOnly? JoinDate { get; init; }

    [Field("转正日期", "Date of becoming a full member", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null)]
    public DateOnly? FullDate { get; init; }

    [Field("党内职务", "Post held in the Party", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None)]
    public string? Position { get; init; }

    [Field("在职党员", "Whether employed and therefore to report to a community", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null)]
    public bool? IsInService { get; init; }

    [Field("流动党员", "Whether living and working away from the branch", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null)]
    public bool? IsMobile { get; init; }

    [Field("党费标准(元/月)", "Membership dues, yuan a month", AccessClass.Pay, Sensitivity.Sensitive, Mask = Mask.Null)]
    public decimal? DuesStandard { get; init; }

    [Field("党费交至年月", "Month through which dues are paid", AccessClass.Pay, Sensitivity.Sensitive, Mask = Mask.Null,
        Scalar = Scalar.YearMonth)]
    public string? DuesPaidThrough { get; init; }

    [Field("民主评议等次", "Grade of the yearly democratic appraisal", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null,
        CodeList = "AppraisalGrade")]
    public string? AnnualAppraisal { get; init; }

    [Field("党籍状态", "Status of the membership", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null)]
    public required MemberStatus MemberStatus { get; init; }
}

/// <summary>发展阶段: stages on the way to full membership.</summary>
public enum MembershipStage
{
    [Term("入党申请人", "Applicant")] Applicant,
    [Term("入党积极分子", "Activist")] Activist,
    [Term("发展对象", "Candidate for development")] Candidate,
    [Term("预备党员", "Probationary member")] Probationary,
    [Term("正式党员", "Full member")] Full,
}

/// <summary>党籍状态.</summary>
public enum MemberStatus
{
    [Term("在册", "Active")] Active,
    [Term("转出", "Transferred away")] Transferred,
    [Term("停止党籍", "Membership suspended")] Suspended,
    [Term("出党", "Left the Party")] Left,
    [Term("死亡", "Deceased")] Deceased,
}
