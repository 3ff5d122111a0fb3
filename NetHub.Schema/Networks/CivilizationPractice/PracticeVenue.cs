using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.CivilizationPractice;

[Dataset(Network.Civil, "新时代文明实践阵地(中心/所/站)", "Practice venue: centre, office, station or lecture hall of civilization practice",
    Owner = Departments.Publicity, Sharing = SharingType.Unconditional, Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Ref,
    Note = "1 centre, 22 offices, and a station for each village.")]
[TownshipScope(nameof(RegionCode))]
public sealed class PracticeVenue
{
    [Field("主键", "Surrogate key", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long VenueId { get; init; }

    [Field("名称", "Name of the venue", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string Name { get; init; }

    [Field("层级", "Level of the venue", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required VenueLevel Level { get; init; }

    [Field("区划", "Region that it serves", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "practiceVenues", ReverseChinese = "文明实践阵地", ReverseEnglish = "Practice venues in the region")]
    public required string RegionCode { get; init; }

    [Field("主任(公示)", "Name of the director, as published", AccessClass.Duty, Sensitivity.Public, Mask = Mask.None)]
    public string? DirectorName { get; init; }

    [Field("共用党群阵地", "Service centre whose rooms it shares", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("ServiceCentre", Reverse = "practiceVenues", ReverseChinese = "共用文明实践阵地",
        ReverseEnglish = "Practice venues that share the centre")]
    public long? SharedCentreId { get; init; }
}

/// <summary>文明实践阵地层级.</summary>
public enum VenueLevel
{
    [Term("中心", "Centre")] Centre,
    [Term("所", "Office")] Office,
    [Term("站", "Station")] Station,
    [Term("新风讲习所", "Lecture hall")] LectureHall,
}
