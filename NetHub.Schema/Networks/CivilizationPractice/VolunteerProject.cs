using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.CivilizationPractice;

[Dataset(Network.Civil, "志愿服务项目", "Volunteer project", Owner = Departments.Publicity, Sharing = SharingType.Unconditional,
    Updates = UpdateCycle.Monthly, RowClass = AccessClass.Ref, Note = "Ten key projects and nearly a hundred featured ones.")]
public sealed class VolunteerProject
{
    [Field("主键", "Surrogate key", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ProjectId { get; init; }

    [Field("项目编号", "Project number", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Key = true)]
    public string? ProjectNo { get; init; }

    [Field("名称", "Name of the project", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string Name { get; init; }

    [Field("层级", "Tier of the project", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required ProjectTier Tier { get; init; }

    [Field("服务类别", "Category of service", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, CodeList = "ServiceCategory")]
    public required string ServiceCategory { get; init; }

    [Field("牵头队伍", "Team that leads the project", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("VolunteerTeam", Reverse = "ledProjects", ReverseChinese = "牵头项目", ReverseEnglish = "Projects that the team leads")]
    public long? LeadTeamId { get; init; }

    [Field("服务对象", "Whom the project serves", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public string? TargetGroup { get; init; }

    [Field("开始", "First day", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public DateOnly? StartDate { get; init; }

    [Field("结束", "Last day", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public DateOnly? EndDate { get; init; }
}

/// <summary>志愿服务项目层级.</summary>
public enum ProjectTier
{
    [Term("十大重点", "Key project of the county")] CountyKey,
    [Term("特色", "Featured project")] Featured,
    [Term("常规", "Routine project")] Routine,
}
