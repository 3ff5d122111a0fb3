using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.EnterprisePark;

[Dataset(Network.Park, "企业经营季报", "Enterprise operation: the figures of an enterprise in one quarter", Owner = Departments.Park,
    Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Econ,
    Note = "Figures of one enterprise are confidential (统计法); only aggregates leave the park.")]
[ParkScope(nameof(OrgId))]
[Indexed(nameof(Period))]
public sealed class EnterpriseOperation
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long OperationId { get; init; }

    [Field("企业", "Enterprise", AccessClass.Econ, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    [Link("Organization", Name = "organization", Reverse = "operations", ReverseChinese = "经营季报",
        ReverseEnglish = "Quarterly figures of the enterprise")]
    [Subject(SubjectKind.Enterprise)]
    public required long OrgId { get; init; }

    [Field("期别", "Quarter", AccessClass.Econ, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Period, Key = true)]
    public required string Period { get; init; }

    [Field("营业(技工贸)收入(万元)", "Revenue from technology, industry and trade, 万元 (10,000 yuan)", AccessClass.Econ, Sensitivity.Internal,
        Mask = Mask.Null)]
    public decimal? RevenueWan { get; init; }

    [Field("工业增加值(万元)", "Industrial value added, 万元 (10,000 yuan)", AccessClass.Econ, Sensitivity.Internal, Mask = Mask.Null)]
    public decimal? ValueAddedWan { get; init; }

    [Field("税收(万元)", "Tax paid, 万元 (10,000 yuan)", AccessClass.Econ, Sensitivity.Internal, Mask = Mask.Null, Owner = Departments.Tax,
        Sharing = SharingType.Restricted,
        LegalBasis = "统计法 and 税收征收管理法 (confidentiality of taxpayers' data): figures of one taxpayer are not shared; to be confirmed " +
        "by the owner")]
    public decimal? TaxWan { get; init; }

    [Field("用电量", "Electricity used, kWh", AccessClass.Econ, Sensitivity.Internal, Mask = Mask.Null)]
    public decimal? ElectricityKwh { get; init; }
}
