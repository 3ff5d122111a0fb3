using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "双报到", "Double report: an in-service member reports to the community of residence",
    Owner = Departments.Organization, Updates = UpdateCycle.Monthly, RowClass = AccessClass.Biz,
    Note = "The bridge from Party building to grid and civilization practice; one active report for each in-service member.")]
[TownshipScope(nameof(RegionCode))]
[ParkScope(nameof(PartyMemberId))]
[CaseScope("Reports of members in a working procedure that the department is assigned to.")]
[Indexed(nameof(RegionCode), nameof(Status))]
public sealed class DoubleReport
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long DoubleReportId { get; init; }

    [Field("在职党员", "In-service member who reports", AccessClass.Party, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id,
        Key = true)]
    [Link("PartyMember", Reverse = "doubleReports", ReverseChinese = "双报到", ReverseEnglish = "The member's reports")]
    [Subject(SubjectKind.Person)]
    public required long PartyMemberId { get; init; }

    [Field("报到社区(村)党组织", "Community or village Party organisation reported to", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.Id)]
    [Link("PartyOrganization", Reverse = "doubleReports", ReverseChinese = "双报到党员", ReverseEnglish = "Reports to the organisation")]
    public required long CommunityPartyOrgId { get; init; }

    [Field("报到村(社区)", "Community or village reported to", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "doubleReports", ReverseChinese = "双报到", ReverseEnglish = "Reports to communities of the region")]
    public required string RegionCode { get; init; }

    [Field("认领网格", "Grid that the member adopted", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.GridCode)]
    [Link("Grid", Reverse = "doubleReports", ReverseChinese = "双报到", ReverseEnglish = "Reports of members who adopted the grid")]
    public string? GridCode { get; init; }

    [Field("报到日期", "Date of the report", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateOnly ReportedDate { get; init; }

    [Field("认领岗位/微心愿", "Volunteer posts and small wishes that the member took on", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public IReadOnlyList<string>? ClaimedPosts { get; init; }

    [Field("关联志愿者", "The member as a volunteer", AccessClass.Party, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Volunteer", Reverse = "doubleReports", ReverseChinese = "双报到", ReverseEnglish = "Reports linked to the volunteer")]
    public long? VolunteerId { get; init; }

    [Field("报到服务时长(小时)", "Hours served since the report, from the volunteer's records", AccessClass.Vol, Sensitivity.Personal,
        Mask = Mask.Null)]
    public required decimal ServiceHours { get; init; }

    [Field("状态", "Status of the report", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required ReportStatus Status { get; init; }
}

/// <summary>双报到状态.</summary>
public enum ReportStatus
{
    [Term("已报到", "Reported")] Reported,
    [Term("有服务", "Serving")] Active,
    [Term("无服务", "Not serving")] Inactive,
    [Term("转出", "Transferred away")] Transferred,
}
