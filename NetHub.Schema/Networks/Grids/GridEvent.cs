using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "网格事件", "Grid event: a finding of a patrol or report that is not a person's request",
    Owner = Departments.PoliticsAndLaw, Updates = UpdateCycle.Realtime, RowClass = AccessClass.Biz,
    Note = "From REPORTED by verification, dispatch and handling to CLOSED; a request of a person is a service order instead.")]
[TownshipScope(nameof(GridCode))]
[ParkScope(nameof(GridCode))]
[CaseScope("From DISPATCHED to CLOSED, the department that the event was dispatched to.")]
[Indexed(nameof(OccurredAt))]
[Indexed(nameof(GridCode), nameof(OccurredAt))]
[Indexed(nameof(Status), nameof(OccurredAt))]
[Indexed(nameof(GridCode), nameof(Status), nameof(CategoryCode), nameof(OccurredAt))]
[InOrder(nameof(OccurredAt), nameof(ClosedAt))]
[CaseWhile(nameof(Status), "DISPATCHED", "HANDLING", "ESCALATED", "RESOLVED", "CHECKED", Department = nameof(HandlingDept),
    With = [nameof(ReporterPersonId)])]
public sealed class GridEvent
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long EventId { get; init; }

    [Field("事件编号", "Event number", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    public required string EventNo { get; init; }

    [Field("网格", "Grid where it happened", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.GridCode)]
    [Link("Grid", Reverse = "gridEvents", ReverseChinese = "网格事件", ReverseEnglish = "Events in the grid")]
    public required string GridCode { get; init; }

    [Field("事件类别", "Category of the event", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, CodeList = "EventCategory")]
    public required string CategoryCode { get; init; }

    [Field("事件级别(01特别重大–04一般)", "Level of the event, from 01 most serious to 04 ordinary", AccessClass.Biz, Sensitivity.Internal,
        Mask = Mask.None, CodeList = "EventLevel")]
    public required string Level { get; init; }

    [Field("事件规模", "Scale of the event by the people involved", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        CodeList = "EventScale")]
    public string? ScaleCode { get; init; }

    [Field("标题(不得含个人信息)", "Title, without personal information", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    [NoPersonalText]
    public required string Title { get; init; }

    [Field("描述", "Description in the reporter's words", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Text, Scalar = Scalar.Text)]
    public string? Description { get; init; }

    [Field("发生时间", "When it happened", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateTimeOffset OccurredAt { get; init; }

    [Field("发生地点", "Where it happened, in words", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Address)]
    public string? PlaceText { get; init; }

    [Field("来源", "Where the report came from", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required EventSource Source { get; init; }

    [Field("报告人", "Person who reported it", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Null, Scalar = Scalar.Id)]
    [Link("Person", Name = "reporter")]
    public long? ReporterPersonId { get; init; }

    [Field("状态", "State in the handling of the event", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required EventStatus Status { get; init; }

    [Field("处置部门", "Department that handles it", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.DepartmentCode)]
    public string? HandlingDept { get; init; }

    [Field("办结时间", "When it was closed", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>事件来源.</summary>
public enum EventSource
{
    [Term("网格巡查", "Patrol")] Patrol,
    [Term("群众反映", "Resident")] Resident,
    [Term("12345热线", "Hotline 12345")] Hotline12345,
    [Term("领导交办", "Assigned by a leader")] Leader,
    [Term("设备感知", "Device")] Device,
    [Term("其他网络", "Another network")] OtherNetwork,
}

/// <summary>States of a grid event.</summary>
public enum EventStatus
{
    [Term("已上报", "Reported")] Reported,
    [Term("已核实", "Verified")] Verified,
    [Term("不属实", "Not true")] Rejected,
    [Term("已派遣", "Dispatched")] Dispatched,
    [Term("已退回", "Returned")] Returned,
    [Term("处置中", "Being handled")] Handling,
    [Term("已上报上级", "Escalated")] Escalated,
    [Term("已反馈", "Resolved")] Resolved,
    [Term("已核查", "Checked")] Checked,
    [Term("已结案", "Closed")] Closed,
    [Term("已转订单或纠纷", "Converted to an order or a dispute")] Converted,
}
