using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.CivilizationPractice;

[Dataset(Network.Civil, "志愿服务队(组织)", "Volunteer team or organisation", Owner = Departments.Publicity, Sharing = SharingType.Unconditional,
    Updates = UpdateCycle.Monthly, RowClass = AccessClass.Ref, Note = "1 general team, 13 professional, 212 basic and 373 village teams.")]
[TownshipScope(nameof(HostRegionCode))]
[Indexed(nameof(TeamType), nameof(Name))]
[ExpectCount("V-V3", nameof(HostRegionCode), Least = 1, Where = nameof(TeamType), Is = "BRANCH", Of = "Level", OfValue = "VILLAGE")]
public sealed class VolunteerTeam
{
    [Field("主键", "Surrogate key", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long TeamId { get; init; }

    [Field("队伍编号", "Team number", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Key = true)]
    public string? TeamNo { get; init; }

    [Field("名称", "Name of the team", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string Name { get; init; }

    [Field("类别", "Kind of team", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required TeamType TeamType { get; init; }

    [Field("专业方向", "Speciality of a professional team", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, CodeList = "TeamSpeciality")]
    public string? Speciality { get; init; }

    [Field("上级队伍", "Team directly above", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("VolunteerTeam", Reverse = "subTeams", ReverseChinese = "下级队伍", ReverseEnglish = "Teams directly below")]
    public long? ParentTeamId { get; init; }

    [Field("依托单位", "Organisation that hosts the team", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Organization", Name = "hostOrganization", Reverse = "volunteerTeams", ReverseChinese = "志愿服务队",
        ReverseEnglish = "Volunteer teams that it hosts")]
    public long? HostOrgId { get; init; }

    [Field("依托村(社区)", "Village or community that hosts the team", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "volunteerTeams", ReverseChinese = "志愿服务队", ReverseEnglish = "Volunteer teams hosted in the region")]
    public string? HostRegionCode { get; init; }

    [Field("登记社会组织", "The team as a registered social organisation", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.Id)]
    [Link("Organization", Name = "socialOrganization", Reverse = "registeredTeams", ReverseChinese = "登记志愿队",
        ReverseEnglish = "Volunteer teams that are this social organisation")]
    public long? SocialOrgId { get; init; }

    [Field("所属党支部", "Party branch of the team", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("PartyOrganization", Reverse = "volunteerTeams", ReverseChinese = "志愿服务队", ReverseEnglish = "Volunteer teams of the branch")]
    public long? PartyOrgId { get; init; }

    [Field("队长(公示)", "Name of the leader, as published", AccessClass.Duty, Sensitivity.Public, Mask = Mask.None)]
    public string? LeaderName { get; init; }

    [Field("队长联系电话", "Duty phone of the leader", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None)]
    public string? LeaderDutyPhone { get; init; }

    [Field("队员数", "Number of members", AccessClass.Agg, Sensitivity.Public, Mask = Mask.None)]
    public required int MemberCount { get; init; }

    [Field("成立日期", "Date of foundation", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public DateOnly? FoundedOn { get; init; }
}

/// <summary>志愿服务队类别.</summary>
public enum TeamType
{
    [Term("总队", "General team")] General,
    [Term("专业队", "Professional team")] Professional,
    [Term("基本队", "Basic team")] Basic,
    [Term("分队", "Village team")] Branch,
    [Term("社会组织", "Social organisation")] SocialOrg,
}
