using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.CivilizationPractice;

[Dataset(Network.Civil, "志愿服务记录", "Service record of a volunteer in one activity", Owner = Departments.Publicity,
    Updates = UpdateCycle.Daily, RowClass = AccessClass.Vol, Note = "The records that 民政部令第67号 requires.")]
[TownshipScope(nameof(ActivityId))]
[OwnScope("Records of volunteers in teams that the department hosts.")]
[Indexed(nameof(ServiceStart))]
[Indexed(nameof(VolunteerId), nameof(ServiceStart))]
[NoOverlap(nameof(ServiceStart), nameof(ServiceHours), nameof(VolunteerId))]
[LastsWithin("V-V1", nameof(ServiceHours), nameof(ActivityId), "StartAt", "EndAt", Tolerance = 1)]
public sealed class VolunteerServiceRecord
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long RecordId { get; init; }

    [Field("志愿者", "Volunteer", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Null, Scalar = Scalar.Id, Key = true)]
    [Link("Volunteer", Reverse = "serviceRecords", ReverseChinese = "服务记录", ReverseEnglish = "Service records of the volunteer")]
    [Subject(SubjectKind.Person)]
    public required long VolunteerId { get; init; }

    [Field("活动", "Activity", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    [Link("VolunteerActivity", Reverse = "serviceRecords", ReverseChinese = "服务记录", ReverseEnglish = "Service records of the activity")]
    public required long ActivityId { get; init; }

    [Field("服务开始", "When the service began", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Null)]
    public required DateTimeOffset ServiceStart { get; init; }

    [Field("服务时长(小时)", "Hours served", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Null)]
    [Within(0, 24)]
    public required decimal ServiceHours { get; init; }

    [Field("服务内容", "What the volunteer did", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Text)]
    public string? Content { get; init; }

    [Field("记录人", "Who made the record", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None)]
    public required string Recorder { get; init; }

    [Field("评价", "Rating of the service, 1 to 5", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Null)]
    public int? Evaluation { get; init; }

    [Field("是否更正", "Whether the record was corrected at the volunteer's request", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required bool IsCorrected { get; init; }
}
