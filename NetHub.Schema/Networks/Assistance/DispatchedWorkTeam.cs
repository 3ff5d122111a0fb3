using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Assistance;

[Dataset(Network.Assist, "驻村(帮扶)工作队", "Work team dispatched to a village", Owner = Departments.Organization,
    Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Ref, Note = "126 teams (F070), 76 leaders adjusted (F071).")]
[TownshipScope(nameof(VillageCode))]
[EmptyScope(RowScope.Park, "Teams are sent to villages, not parks.")]
public sealed class DispatchedWorkTeam
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long TeamId { get; init; }

    [Field("驻点村", "Village where the team is stationed", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.RegionCode,
        Key = true, Sharing = SharingType.Unconditional)]
    [Link("Region", Reverse = "workTeams", ReverseChinese = "驻村工作队", ReverseEnglish = "Work teams in the villages of the region")]
    public required string VillageCode { get; init; }

    [Field("派出单位", "Organisation that sends the team", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id,
        Sharing = SharingType.Unconditional)]
    [Link("Organization", Name = "dispatchingOrganization", Reverse = "dispatchedWorkTeams", ReverseChinese = "派出工作队",
        ReverseEnglish = "Work teams that it sends")]
    public required long DispatchingOrgId { get; init; }

    [Field("队长(人员)", "Leader of the team", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", Name = "leader", PersonName = nameof(LeaderName), Reverse = "ledWorkTeams", ReverseChinese = "任队长的工作队",
        ReverseEnglish = "Work teams that the person leads")]
    public required long LeaderPersonId { get; init; }

    [Field("队长姓名(履职公示)", "Name of the leader, as published", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None,
        Sharing = SharingType.Unconditional)]
    public required string LeaderName { get; init; }

    [Field("队长履职电话", "Duty phone of the leader", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None,
        Sharing = SharingType.Unconditional)]
    public string? LeaderDutyPhone { get; init; }

    [Field("队员数", "Number of members", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public required int MemberCount { get; init; }

    [Field("本期队长调整", "Whether the leader was replaced in this period", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required bool LeaderAdjusted { get; init; }

    [Field("调整日期", "Date of the replacement", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? AdjustedDate { get; init; }

    [Field("驻村起", "First day in the village", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateOnly PeriodFrom { get; init; }

    [Field("驻村止", "First day no longer in the village", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? PeriodTo { get; init; }

    [Field("考核等次", "Grade of the appraisal", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.Null)]
    public string? Performance { get; init; }
}
