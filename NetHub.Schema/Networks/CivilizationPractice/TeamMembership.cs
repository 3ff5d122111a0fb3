using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.CivilizationPractice;

[Dataset(Network.Civil, "队员关系", "Membership of a volunteer in a team", Owner = Departments.Publicity, Updates = UpdateCycle.Daily,
    RowClass = AccessClass.Vol)]
[TownshipScope(nameof(TeamId))]
[OwnScope("Members of teams that the department hosts.")]
public sealed class TeamMembership
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long MembershipId { get; init; }

    [Field("队伍", "Team", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    [Link("VolunteerTeam", Reverse = "members", ReverseChinese = "队员", ReverseEnglish = "Members of the team")]
    public required long TeamId { get; init; }

    [Field("志愿者", "Volunteer", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Token, Scalar = Scalar.Id, Key = true)]
    [Link("Volunteer", Reverse = "memberships", ReverseChinese = "所在队伍", ReverseEnglish = "Teams that the volunteer is in")]
    [Subject(SubjectKind.Person)]
    public required long VolunteerId { get; init; }

    [Field("加入日期", "Date of joining", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Generalise)]
    public required DateOnly JoinedAt { get; init; }

    [Field("队内角色", "Role in the team", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.None)]
    public string? RoleInTeam { get; init; }
}
