using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "为民代办事项", "Errand on behalf: a government matter that a village cadre handles for a resident",
    Owner = Departments.Township, Updates = UpdateCycle.Daily, RowClass = AccessClass.Biz,
    Note = "Village cadres handled over 100,000 errands in 2019 (F165).")]
[TownshipScope(nameof(VillageCode))]
[ParkScope(nameof(OrderId))]
[CaseScope("The department that decides the matter, until the errand is completed.")]
[Indexed(nameof(AcceptedAt))]
[Indexed(nameof(VillageCode), nameof(AcceptedAt))]
[InOrder(nameof(AcceptedAt), nameof(CompletedAt))]
[CaseWhile(nameof(CompletedAt), With = [nameof(PrincipalPersonId)])]
public sealed class AgencyErrand
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ErrandId { get; init; }

    [Field("关联订单", "Order that the errand came from", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("ServiceOrder", Reverse = "errands", ReverseChinese = "代办事项", ReverseEnglish = "Errands that the order led to")]
    public long? OrderId { get; init; }

    [Field("政务服务事项编码", "Code of the matter in the catalog of government services", AccessClass.Biz, Sensitivity.Internal,
        Mask = Mask.None, Owner = Departments.Data)]
    public string? MatterCode { get; init; }

    [Field("事项名称", "Name of the matter", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required string MatterName { get; init; }

    [Field("委托人", "Resident on whose behalf it is done", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Null, Scalar = Scalar.Id)]
    [Link("Person", Name = "principal")]
    [Subject(SubjectKind.Person)]
    public required long PrincipalPersonId { get; init; }

    [Field("代办村干部", "Village cadre who does it", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("VillageCadre", Name = "agent", Reverse = "errands", ReverseChinese = "代办事项", ReverseEnglish = "Errands that the cadre handled")]
    public required long AgentCadreId { get; init; }

    [Field("村", "Village of the errand", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "agencyErrands", ReverseChinese = "代办事项", ReverseEnglish = "Errands in the region")]
    public required string VillageCode { get; init; }

    [Field("受理时间", "When the errand was accepted", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateTimeOffset AcceptedAt { get; init; }

    [Field("办结时间", "When the errand was completed", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateTimeOffset? CompletedAt { get; init; }

    [Field("经手材料清单", "Documents that passed through the cadre's hands", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Null)]
    public IReadOnlyList<string>? MaterialsHandled { get; init; }
}
