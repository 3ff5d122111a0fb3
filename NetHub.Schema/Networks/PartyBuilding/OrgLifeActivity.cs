using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "组织生活(三会一课/主题党日)", "Organisational life: a meeting, lecture or theme day of a branch",
    Owner = Departments.Organization, Updates = UpdateCycle.Monthly, RowClass = AccessClass.Biz)]
[TownshipScope(nameof(PartyOrgId))]
[ParkScope(nameof(PartyOrgId))]
[Indexed(nameof(HeldAt))]
[Indexed(nameof(PartyOrgId), nameof(HeldAt))]
[Indexed(nameof(ActivityType), nameof(HeldAt))]
public sealed class OrgLifeActivity
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ActivityId { get; init; }

    [Field("党组织", "Party organisation that held it", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("PartyOrganization", Reverse = "orgLifeActivities", ReverseChinese = "组织生活",
        ReverseEnglish = "Organisational life of the organisation")]
    public required long PartyOrgId { get; init; }

    [Field("类型", "Kind of activity", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required OrgLifeType ActivityType { get; init; }

    [Field("时间", "When it was held", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateTimeOffset HeldAt { get; init; }

    [Field("主题", "Topic", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required string Topic { get; init; }

    [Field("应到人数", "Number of members expected", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public required int ExpectedCount { get; init; }

    [Field("实到人数", "Number of members present", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public required int ActualCount { get; init; }

    [Field("地点(阵地)", "Service centre where it was held", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("ServiceCentre", Reverse = "orgLifeActivities", ReverseChinese = "组织生活",
        ReverseEnglish = "Organisational life held in the centre")]
    public long? CentreId { get; init; }
}

/// <summary>组织生活类型.</summary>
public enum OrgLifeType
{
    [Term("支部党员大会", "Members' meeting")] MembersMeeting,
    [Term("支部委员会", "Committee meeting")] CommitteeMeeting,
    [Term("党小组会", "Group meeting")] GroupMeeting,
    [Term("党课", "Party lecture")] PartyLecture,
    [Term("主题党日", "Theme day")] ThemeDay,
    [Term("组织生活会", "Organisational life meeting")] OrgLifeMeeting,
    [Term("民主评议党员", "Democratic appraisal")] Appraisal,
}
