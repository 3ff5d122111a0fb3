using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "订单流转记录", "Order step: one change of an order's state", Owner = Departments.PoliticsAndLaw,
    Updates = UpdateCycle.Realtime, RowClass = AccessClass.Biz,
    Note = "One row for each transition; it exists for a caller only where its order does.")]
[TownshipScope(nameof(OrderId))]
[ParkScope(nameof(OrderId))]
[CaseScope("As long as the order itself is assigned to the department.")]
[Indexed(nameof(OrderId), nameof(At))]
[CaseWith(nameof(OrderId))]
[CaseOpens(nameof(OrderId), nameof(ActorDept), nameof(ToStatus), "CLAIMED", At = nameof(At))]
public sealed class OrderStep
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long StepId { get; init; }

    [Field("订单", "Order that moved", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("ServiceOrder", Reverse = "steps", ReverseChinese = "流转记录", ReverseEnglish = "Changes of the order's state in time",
        Governs = true)]
    public required long OrderId { get; init; }

    [Field("原状态", "State before; null for the first step", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public OrderStatus? FromStatus { get; init; }

    [Field("新状态", "State after", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required OrderStatus ToStatus { get; init; }

    [Field("操作人", "Person who acted", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", Name = "actor")]
    public required long ActorPersonId { get; init; }

    [Field("操作部门", "Department for which the person acted", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.DepartmentCode)]
    public required string ActorDept { get; init; }

    [Field("时间", "When it happened", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateTimeOffset At { get; init; }

    [Field("备注", "Remark of the actor", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Text, Scalar = Scalar.Text)]
    public string? Remark { get; init; }
}
