using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "服务订单(点单—下单—接单)", "Service order: a request that a resident places, a branch issues and an officer or member claims",
    Owner = Departments.PoliticsAndLaw, Updates = UpdateCycle.Realtime, RowClass = AccessClass.Biz,
    Note = "The central record across the networks (F164). Each change of state is one order step. An order that involves a minor " +
    "is of class MINOR as a whole.")]
[TownshipScope(nameof(VillageCode))]
[ParkScope(nameof(GridCode))]
[CaseScope("From the claim or escalation until the order is returned or archived, the department that handles it.")]
[Gate(nameof(InvolvesMinor), Class = AccessClass.Minor,
    Reason = "An order that involves a minor is, as a whole, information about a minor.")]
[Indexed(nameof(SubmittedAt))]
[Indexed(nameof(GridCode), nameof(SubmittedAt))]
[Indexed(nameof(VillageCode), nameof(SubmittedAt))]
[Indexed(nameof(Status), nameof(SubmittedAt))]
[Indexed(nameof(CategoryCode), nameof(SubmittedAt))]
[Indexed(nameof(VillageCode), nameof(Status), nameof(SubmittedAt), nameof(Satisfaction))]
[InOrder(nameof(SubmittedAt), nameof(IssuedAt), nameof(ClaimedAt), nameof(CompletedAt))]
[ExpectTied("V-O2", "BranchGridLink", nameof(IssuingPartyOrgId), nameof(GridCode), nameof(IssuedAt))]
[CaseWhile(nameof(Status), "CLAIMED", "IN_PROGRESS", "SUSPENDED", "ESCALATED", "COMPLETED", "EVALUATED", Department = nameof(EscalatedTo),
    With = [nameof(RequesterPersonId), nameof(ServiceAddressId)])]
public sealed class ServiceOrder
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long OrderId { get; init; }

    [Field("订单编号", "Order number", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    public required string OrderNo { get; init; }

    [Field("来源网络", "Network that the request came from", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required Network Origin { get; init; }

    [Field("事项类别", "Category of the request", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, CodeList = "OrderCategory")]
    public required string CategoryCode { get; init; }

    [Field("标题(不得含个人信息)", "Title, without personal information", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    [NoPersonalText(nameof(RequesterName), nameof(ClaimantName))]
    public required string Title { get; init; }

    [Field("诉求内容", "What the requester asks for, in free text", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Text,
        Scalar = Scalar.Text)]
    public required string Content { get; init; }

    [Field("点单群众", "Resident who places the order", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Null, Scalar = Scalar.Id)]
    [Link("Person", Name = "requester", PersonName = nameof(RequesterName))]
    [Subject(SubjectKind.Person)]
    public required long RequesterPersonId { get; init; }

    [Field("点单人姓名", "Name of the resident who places the order", AccessClass.Name, Sensitivity.Personal, Mask = Mask.Name)]
    public required string RequesterName { get; init; }

    [Field("点单人电话", "Mobile number of the requester", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Phone,
        Scalar = Scalar.MobileNumber)]
    public string? RequesterMobile { get; init; }

    [Field("服务地址", "Address where the service is needed", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Address, Scalar = Scalar.Id)]
    [Link("Address")]
    public long? ServiceAddressId { get; init; }

    [Field("村(社区)", "Village or community of the order", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "serviceOrders", ReverseChinese = "服务订单", ReverseEnglish = "Service orders in the region")]
    public required string VillageCode { get; init; }

    [Field("网格", "Grid of the order", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.GridCode)]
    [Link("Grid", Reverse = "serviceOrders", ReverseChinese = "服务订单", ReverseEnglish = "Service orders in the grid")]
    public required string GridCode { get; init; }

    [Field("点单时间", "When the order was placed", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateTimeOffset SubmittedAt { get; init; }

    [Field("下单支部", "Party branch that accepts and issues the order", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.Id)]
    [Link("PartyOrganization", Reverse = "issuedOrders", ReverseChinese = "下单订单", ReverseEnglish = "Orders that the branch issued")]
    public long? IssuingPartyOrgId { get; init; }

    [Field("下单时间", "When the branch issued the order", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateTimeOffset? IssuedAt { get; init; }

    [Field("接单身份", "Role in which the order was claimed", AccessClass.Party, Sensitivity.Internal, Mask = Mask.None)]
    public ClaimantRole? ClaimantRole { get; init; }

    [Field("接单人", "Person who claimed the order", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", Name = "claimant", PersonName = nameof(ClaimantName), Reverse = "claimedOrders", ReverseChinese = "接单订单",
        ReverseEnglish = "Orders that the person claimed")]
    public long? ClaimantPersonId { get; init; }

    [Field("接单人姓名(履职公示)", "Name of the person who claimed it, as a duty", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None)]
    public string? ClaimantName { get; init; }

    [Field("接单时间", "When the order was claimed", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateTimeOffset? ClaimedAt { get; init; }

    [Field("承接志愿队", "Volunteer team that takes the order on", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("VolunteerTeam", Reverse = "claimedOrders", ReverseChinese = "承接订单", ReverseEnglish = "Orders that the team took on")]
    public long? VolunteerTeamId { get; init; }

    [Field("状态", "State of the order", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required OrderStatus Status { get; init; }

    [Field("办理时限", "When the order is due", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateTimeOffset? DueAt { get; init; }

    [Field("办结时间", "When the order was completed", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateTimeOffset? CompletedAt { get; init; }

    [Field("办理结果", "What was done, in free text", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Text, Scalar = Scalar.Text)]
    public string? ResultSummary { get; init; }

    [Field("评价(1–5)", "The requester's rating, 1 to 5; null when none was given", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    [Within(1, 5)]
    public int? Satisfaction { get; init; }

    [Field("评价内容", "The requester's comment", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Text, Scalar = Scalar.Text)]
    public string? Comment { get; init; }

    [Field("吹哨/上报对象", "Department that the order was escalated to", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.DepartmentCode)]
    public string? EscalatedTo { get; init; }

    [Field("关联纠纷", "Dispute that the order led to or concerns", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.Id)]
    [Link("DisputeCase", Reverse = "relatedOrders", ReverseChinese = "关联订单", ReverseEnglish = "Orders that concern the dispute")]
    public long? RelatedDisputeId { get; init; }

    [Field("涉未成年人", "Whether a person under 14 is concerned", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required bool InvolvesMinor { get; init; }
}

/// <summary>接单身份: in what role an order is claimed.</summary>
public enum ClaimantRole
{
    [Term("网格员", "Grid worker")] GridWorker,
    [Term("党员", "Party member")] PartyMember,
    [Term("志愿者", "Volunteer")] Volunteer,
    [Term("调解员", "Mediator")] Mediator,
    [Term("警务员", "Police officer")] Police,
    [Term("部门", "Department")] Dept,
}
