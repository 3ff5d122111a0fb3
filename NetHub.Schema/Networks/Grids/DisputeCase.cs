using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "矛盾纠纷", "Dispute: a conflict under mediation", Owner = Departments.PoliticsAndLaw, Updates = UpdateCycle.Realtime,
    RowClass = AccessClass.Biz, Note = "Over 1,000 disputes resolved in 2019. The fields follow a deployed GB/T 31000 system.")]
[TownshipScope(nameof(GridCode))]
[ParkScope(nameof(GridCode))]
[CaseScope("From acceptance to closure, the department of the mediator and those who take the case over.")]
[Gate(nameof(TypeCode), "14", "15", "16", Cells = "PLC F·C; JUS F·C; PSB F·K",
    Reason = "Disputes about litigation, Party organs and discipline, ethnic groups and religion are kept to the departments that " +
    "resolve them.")]
[Indexed(nameof(AcceptedAt))]
[Indexed(nameof(GridCode), nameof(AcceptedAt))]
[Indexed(nameof(Status), nameof(AcceptedAt))]
[Indexed(nameof(GridCode), nameof(TypeCode), nameof(Status), nameof(AcceptedAt))]
[InOrder(nameof(OccurredAt), nameof(AcceptedAt), nameof(ClosedAt))]
[When(nameof(Status), "REGISTERED", "ACCEPTED", "MEDIATING", Forbids = [nameof(IsSuccess)])]
[CaseWhile(nameof(Status), "ACCEPTED", "MEDIATING", "AGREED", "CONFIRMING", "FAILED", "TRANSFERRED", "REOPENED", With = [nameof(InvolvedOrgId)])]
public sealed class DisputeCase
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long CaseId { get; init; }

    [Field("案件编号", "Case number", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    public required string CaseNo { get; init; }

    [Field("事件名称(不得含个人信息)", "Name of the case, without personal information", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    [NoPersonalText]
    public required string Title { get; init; }

    [Field("所属网格", "Grid of the case", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.GridCode)]
    [Link("Grid", Reverse = "disputeCases", ReverseChinese = "矛盾纠纷", ReverseEnglish = "Disputes in the grid")]
    public required string GridCode { get; init; }

    [Field("发生日期", "Date on which the dispute arose", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateOnly OccurredAt { get; init; }

    [Field("受理日期", "Date on which it was accepted", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateOnly AcceptedAt { get; init; }

    [Field("调解时限", "Date by which mediation is to end", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? MediationDeadline { get; init; }

    [Field("发生地点", "Where it arose, in words", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Address)]
    public string? PlaceText { get; init; }

    [Field("纠纷类别", "Type of dispute, 2 or 4 digits", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, CodeList = "DisputeType")]
    public required string TypeCode { get; init; }

    [Field("事件规模(01个体/02一般群体/03重大群体)", "Scale by the people involved: individual, group, major group", AccessClass.Biz,
        Sensitivity.Internal, Mask = Mask.None, CodeList = "EventScale")]
    public required string ScaleCode { get; init; }

    [Field("预警级别", "Warning level, 01 to 03", AccessClass.Case, Sensitivity.Internal, Mask = Mask.Null, CodeList = "WarningLevel")]
    public string? WarningLevel { get; init; }

    [Field("涉及人数", "Number of persons involved", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required int InvolvedCount { get; init; }

    [Field("涉及金额(元)", "Amount in dispute, yuan", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Amount)]
    public decimal? InvolvedAmount { get; init; }

    [Field("涉及单位", "Organisation involved", AccessClass.Case, Sensitivity.Internal, Mask = Mask.Null, Scalar = Scalar.Id)]
    [Link("Organization", Name = "involvedOrganization")]
    public long? InvolvedOrgId { get; init; }

    [Field("事件简述", "Account of the dispute", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Null, Scalar = Scalar.Text)]
    public string? Narrative { get; init; }

    [Field("化解方式", "Way in which it is being resolved", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public MediationMode? MediationMode { get; init; }

    [Field("化解责任人", "Name of the mediator in charge", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None)]
    public string? MediatorName { get; init; }

    [Field("化解责任人联系方式", "Duty phone of the mediator in charge", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None)]
    public string? MediatorPhone { get; init; }

    [Field("化解组织(调委会)", "Mediation committee in charge", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id,
        Owner = Departments.Justice)]
    [Link("Organization", Name = "mediationOrganization", Reverse = "mediatedDisputes", ReverseChinese = "调解案件",
        ReverseEnglish = "Disputes that the committee mediates")]
    public long? MediationOrgId { get; init; }

    [Field("调解状态", "State of the mediation", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DisputeStatus Status { get; init; }

    [Field("化解是否成功", "Whether mediation succeeded; null until it ends", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public bool? IsSuccess { get; init; }

    [Field("人民调解协议书编号", "Number of the written mediation agreement", AccessClass.Case, Sensitivity.Internal, Mask = Mask.Null,
        Owner = Departments.Justice)]
    public string? AgreementNo { get; init; }

    [Field("司法确认状态", "State of judicial confirmation, applied for jointly within 30 days of the agreement", AccessClass.Case,
        Sensitivity.Internal, Mask = Mask.Null, Owner = Departments.Justice)]
    public JudicialConfirmStatus? JudicialConfirmation { get; init; }

    [Field("化解情况", "How it was resolved, in free text", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Null, Scalar = Scalar.Text)]
    public string? MediationResult { get; init; }

    [Field("化解日期", "Date on which it was closed", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? ClosedAt { get; init; }

    [Field("考评意见", "Opinion of the appraisal", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.Null, Scalar = Scalar.Text)]
    public string? EvaluationOpinion { get; init; }
}

/// <summary>化解方式.</summary>
public enum MediationMode
{
    [Term("人民调解", "People's mediation")] Peoples,
    [Term("行政调解", "Administrative mediation")] Administrative,
    [Term("司法调解", "Judicial mediation")] Judicial,
    [Term("行业性专业性调解", "Industry mediation")] Industry,
    [Term("信访", "Petition")] Petition,
    [Term("诉讼", "Litigation")] Litigation,
    [Term("其他", "Other")] Other,
}

/// <summary>States of a dispute.</summary>
public enum DisputeStatus
{
    [Term("已登记", "Registered")] Registered,
    [Term("已受理", "Accepted")] Accepted,
    [Term("调解中", "Under mediation")] Mediating,
    [Term("达成协议", "Agreed")] Agreed,
    [Term("司法确认中", "Under judicial confirmation")] Confirming,
    [Term("已司法确认", "Confirmed by the court")] Confirmed,
    [Term("调解不成", "Mediation failed")] Failed,
    [Term("已移送", "Transferred to arbitration, litigation or another procedure")] Transferred,
    [Term("已办结", "Closed")] Closed,
    [Term("反弹", "Broken out again")] Reopened,
}

/// <summary>司法确认状态.</summary>
public enum JudicialConfirmStatus
{
    [Term("未申请", "Not applied for")] NotApplied,
    [Term("已申请", "Applied for")] Applied,
    [Term("已确认", "Confirmed")] Confirmed,
    [Term("不予确认", "Rejected")] Rejected,
}
