using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.CivilizationPractice;

[Dataset(Network.Civil, "文明实践志愿服务活动", "Volunteer activity of civilization practice", Owner = Departments.Publicity,
    Sharing = SharingType.Unconditional, Updates = UpdateCycle.Daily, RowClass = AccessClass.Ref, Note = "Over 4,000 activities in 2019.")]
[TownshipScope(nameof(VillageCode))]
[Indexed(nameof(StartAt))]
[Indexed(nameof(TeamId), nameof(StartAt))]
[Indexed(nameof(VillageCode), nameof(StartAt))]
[Indexed(nameof(ProjectId), nameof(StartAt))]
[InOrder(nameof(StartAt), nameof(EndAt))]
public sealed class VolunteerActivity
{
    [Field("主键", "Surrogate key", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ActivityId { get; init; }

    [Field("项目", "Project that it belongs to", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("VolunteerProject", Reverse = "activities", ReverseChinese = "活动", ReverseEnglish = "Activities of the project")]
    public long? ProjectId { get; init; }

    [Field("组织队伍", "Team that organises it", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("VolunteerTeam", Reverse = "activities", ReverseChinese = "活动", ReverseEnglish = "Activities that the team organises")]
    public required long TeamId { get; init; }

    [Field("地点(阵地)", "Practice venue where it takes place", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("PracticeVenue", Reverse = "activities", ReverseChinese = "活动", ReverseEnglish = "Activities in the venue")]
    public long? VenueId { get; init; }

    [Field("服务村(社区)", "Village or community served", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "volunteerActivities", ReverseChinese = "志愿服务活动", ReverseEnglish = "Volunteer activities in the region")]
    public required string VillageCode { get; init; }

    [Field("来源订单", "Service order that it fulfils", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("ServiceOrder", Reverse = "activities", ReverseChinese = "志愿服务活动", ReverseEnglish = "Activities that fulfil the order")]
    public long? OrderId { get; init; }

    [Field("名称", "Name of the activity", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    [NoPersonalText]
    public required string Title { get; init; }

    [Field("开始", "When it begins", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required DateTimeOffset StartAt { get; init; }

    [Field("结束", "When it ends", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public DateTimeOffset? EndAt { get; init; }

    [Field("参与人数", "Number of volunteers", AccessClass.Agg, Sensitivity.Public, Mask = Mask.None)]
    public required int VolunteerCount { get; init; }

    [Field("受益人数", "Number of persons who benefited", AccessClass.Agg, Sensitivity.Public, Mask = Mask.None)]
    public int? BeneficiaryCount { get; init; }
}
