using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "互看互学互比观摩", "Mutual observation: a quarterly visit of the townships of one zone to each other",
    Owner = Departments.Organization, Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Biz, Note = "4 zones and 4 quarters a year.")]
[TownshipScope(nameof(HostTownshipCode))]
[EmptyScope(RowScope.Park, "Townships observe each other; no park takes part.")]
[ExpectOneAYear("V-P7", nameof(TownshipCodes), nameof(ZoneNo), nameof(Period))]
[ExpectCount("V-P7", nameof(TownshipCodes), Least = 1, Of = "Level", OfValue = "TOWNSHIP")]
public sealed class MutualObservation
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ObservationId { get; init; }

    [Field("片区号(1–4)", "Number of the zone, 1 to 4", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    [Within(1, 4)]
    public required int ZoneNo { get; init; }

    [Field("年季", "Quarter", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Period, Key = true)]
    public required string Period { get; init; }

    [Field("日期", "Date on which it was held", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? HeldOn { get; init; }

    [Field("承办乡镇", "Township that hosts it", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "hostedObservations", ReverseChinese = "承办观摩", ReverseEnglish = "Observations that the township hosted")]
    public string? HostTownshipCode { get; init; }

    [Field("参加乡镇", "Townships that take part", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Name = "townships", Reverse = "mutualObservations", ReverseChinese = "参加观摩",
        ReverseEnglish = "Observations that the township took part in")]
    public required IReadOnlyList<string> TownshipCodes { get; init; }

    [Field("联片组织部领导", "Leader of the Organization Department in charge of the zone", AccessClass.Duty, Sensitivity.Internal,
        Mask = Mask.None)]
    public string? ZoneLeader { get; init; }

    [Field("包乡镇股室", "Section in charge of each township: a list of objects with the members townshipCode and section", AccessClass.Duty,
        Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Json)]
    public string? SectionByTownship { get; init; }
}
