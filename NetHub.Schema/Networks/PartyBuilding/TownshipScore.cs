using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "互看互学互比评分", "Score of a township in one mutual observation", Owner = Departments.Organization,
    Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Eval, Note = "A township sees its own row and the zone's median only.")]
[TownshipScope(nameof(TownshipCode))]
[EmptyScope(RowScope.Park, "Only townships are scored.")]
[CaseScope("The townships that a county leader has been put in charge of.")]
public sealed class TownshipScore
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long TownshipScoreId { get; init; }

    [Field("观摩活动", "Observation", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("MutualObservation", Reverse = "scores", ReverseChinese = "评分", ReverseEnglish = "Scores of the observation")]
    public required long ObservationId { get; init; }

    [Field("乡镇(街道)", "Township scored", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "townshipScores", ReverseChinese = "观摩评分", ReverseEnglish = "Scores of the townships in the region")]
    public required string TownshipCode { get; init; }

    [Field("评分", "Score, 0 to 100", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.Null)]
    public decimal? Score { get; init; }

    [Field("片区内名次", "Rank in the zone, 1 being best", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.Null)]
    public int? Rank { get; init; }

    [Field("片区中位数", "Median score of the zone", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public decimal? ZoneMedian { get; init; }
}
