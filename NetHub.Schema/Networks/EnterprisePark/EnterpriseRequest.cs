using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.EnterprisePark;

[Dataset(Network.Park, "企业诉求(优服务)", "Request of an enterprise to the park", Owner = Departments.Park, Updates = UpdateCycle.Realtime,
    RowClass = AccessClass.Biz, Note = "Becomes a service order when a department must act.")]
[TownshipScope(nameof(OrgId))]
[ParkScope(nameof(OrgId))]
[CaseScope("The department that the request was passed to, until it is resolved.")]
[Indexed(nameof(Status), nameof(CategoryCode))]
[CaseWhile(nameof(ResolvedAt), With = [nameof(OrgId)])]
public sealed class EnterpriseRequest
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long RequestId { get; init; }

    [Field("企业", "Enterprise that asks", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Organization", Name = "organization", Reverse = "requests", ReverseChinese = "企业诉求",
        ReverseEnglish = "Requests of the enterprise")]
    [Subject(SubjectKind.Enterprise)]
    public required long OrgId { get; init; }

    [Field("类别(用工/用地/融资/政策/证照/纠纷)", "Category of the request", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        CodeList = "EnterpriseRequestCategory")]
    public required string CategoryCode { get; init; }

    [Field("内容", "What the enterprise asks for", AccessClass.Case, Sensitivity.Internal, Mask = Mask.Null, Scalar = Scalar.Text)]
    public required string Content { get; init; }

    [Field("受理渠道(企业党委/联企干部/中心窗口)", "Channel through which it was raised", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        CodeList = "RequestChannel")]
    public required string RaisedVia { get; init; }

    [Field("转办订单", "Service order that it was passed on as", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("ServiceOrder", Reverse = "enterpriseRequests", ReverseChinese = "企业诉求", ReverseEnglish = "Enterprise requests behind the order")]
    public long? OrderId { get; init; }

    [Field("状态", "State of the request", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required OrderStatus Status { get; init; }

    [Field("解决时间", "When it was resolved", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateTimeOffset? ResolvedAt { get; init; }
}
