using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.People;

[Dataset(Network.Shared, "人员身份(一人多岗)", "Role of a person: one row for each person, role and network", Owner = Departments.Data,
    Updates = UpdateCycle.Daily, RowClass = AccessClass.Name,
    Note = "The link that makes Party member, volunteer and grid officer one person.")]
[TownshipScope(nameof(RegionCode))]
[ParkScope(nameof(OrgId))]
[OwnScope("Roles of the department's own people, registered by itself.")]
[CaseScope("Opens with the case, event or order whose requester, party or handler the person is.")]
[Gate(nameof(RoleType), "PARTY_MEMBER", "PARTY_SECRETARY", "PARTY_INSTRUCTOR", "RESERVE_CADRE", Class = AccessClass.Party,
    Reason = "Party membership, or a place on the closed list of reserve cadres, follows from these roles.")]
[Indexed(nameof(PersonId), nameof(RoleType))]
[CaseWith(nameof(PersonId))]
[MakesOwn(nameof(PersonId), Departments.Organization, nameof(RoleType), "PARTY_MEMBER", "PARTY_SECRETARY", "RESERVE_CADRE", "PARTY_INSTRUCTOR")]
[MakesOwn(nameof(PersonId), Departments.Publicity, nameof(RoleType), "VOLUNTEER", "TEAM_LEADER")]
public sealed class PersonRole
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long PersonRoleId { get; init; }

    [Field("人员", "The person who holds the role", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", Reverse = "roles", ReverseChinese = "身份", ReverseEnglish = "Roles of the person in all networks")]
    [Subject(SubjectKind.Person)]
    public required long PersonId { get; init; }

    [Field("身份类别", "Kind of role", AccessClass.Name, Sensitivity.Personal, Mask = Mask.Null)]
    public required RoleType RoleType { get; init; }

    [Field("所属网络", "Network in which the role is held", AccessClass.Name, Sensitivity.Internal, Mask = Mask.None)]
    public required Network Network { get; init; }

    [Field("来源记录主键", "Key of the row in that network which the role comes from", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.Id)]
    public required long RefId { get; init; }

    [Field("所在组织", "Organisation in which the role is held", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Organization", Reverse = "personRoles", ReverseChinese = "任职人员身份", ReverseEnglish = "Roles held in the organisation")]
    public long? OrgId { get; init; }

    [Field("任职/服务区划", "Region in which the role is held or served", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.RegionCode)]
    [Link("Region")]
    public string? RegionCode { get; init; }

    [Field("起", "First day of the role", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None)]
    public required DateOnly ValidFrom { get; init; }

    [Field("止", "First day no longer in the role", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? ValidTo { get; init; }
}

/// <summary>身份类别: roles that one person can hold in the networks.</summary>
public enum RoleType
{
    [Term("党员", "Party member")] PartyMember,
    [Term("党组织书记", "Party secretary")] PartySecretary,
    [Term("村干部", "Village cadre")] VillageCadre,
    [Term("后备干部", "Reserve cadre")] ReserveCadre,
    [Term("网格员", "Grid worker")] GridWorker,
    [Term("网格警务员", "Grid police officer")] GridPolice,
    [Term("网格调解员", "Grid mediator")] GridMediator,
    [Term("志愿者", "Volunteer")] Volunteer,
    [Term("志愿队长", "Leader of a volunteer team")] TeamLeader,
    [Term("工作队队长", "Leader of a work team")] WorkTeamLeader,
    [Term("工作队队员", "Member of a work team")] WorkTeamMember,
    [Term("帮扶责任人", "Official responsible for a household")] AssistanceResponsible,
    [Term("企业骨干", "Key staff of an enterprise")] EnterpriseKeyStaff,
    [Term("企业联系人", "Contact person of an enterprise")] EnterpriseContact,
    [Term("党建指导员", "Party-building instructor")] PartyInstructor,
}
