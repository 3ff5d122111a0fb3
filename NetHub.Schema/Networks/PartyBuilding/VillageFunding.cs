using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "村级运转经费", "Funding for the running of a village in one year", Owner = Departments.Organization,
    Updates = UpdateCycle.Yearly, RowClass = AccessClass.Biz)]
[TownshipScope(nameof(RegionCode))]
[EmptyScope(RowScope.Park, "Villages are funded, not parks.")]
public sealed class VillageFunding
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long FundingId { get; init; }

    [Field("村", "Village", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.RegionCode, Key = true)]
    [Link("Region", Reverse = "villageFundings", ReverseChinese = "村级运转经费", ReverseEnglish = "Funding of the villages in the region")]
    public required string RegionCode { get; init; }

    [Field("年度", "Year", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    public required int Year { get; init; }

    [Field("运转经费(万元)", "Operating fund, 万元 (10,000 yuan) a year", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.Amount)]
    public required decimal OperatingFundWan { get; init; }

    [Field("村干部报酬合计(万元)", "Total pay of the village's cadres, 万元 (10,000 yuan) a year", AccessClass.Pay, Sensitivity.Internal,
        Mask = Mask.Amount)]
    public decimal? CadrePayTotalWan { get; init; }

    [Field("执行率", "Share of the fund that was spent, 0 to 1", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public decimal? ExecutedRate { get; init; }
}
