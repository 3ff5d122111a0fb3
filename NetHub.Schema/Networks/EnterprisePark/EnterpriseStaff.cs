using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.EnterprisePark;

[Dataset(Network.Park, "企业骨干/党员职工", "Key staff: a person with a role in Party building of a park enterprise", Owner = Departments.Park,
    Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Name, Plural = "enterpriseStaffMembers",
    Note = "Only persons with such a role; not a staff roster.")]
[TownshipScope(nameof(OrgId))]
[ParkScope(nameof(OrgId))]
[CaseScope("The department that handles a request or order of the enterprise.")]
public sealed class EnterpriseStaff
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long StaffId { get; init; }

    [Field("人员", "The person", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", Reverse = "enterprisePosts", ReverseChinese = "企业岗位",
        ReverseEnglish = "Posts that the person holds in park enterprises")]
    [Subject(SubjectKind.Person)]
    public required long PersonId { get; init; }

    [Field("企业", "Enterprise", AccessClass.Name, Sensitivity.Personal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Organization", Name = "organization", Reverse = "keyStaff", ReverseChinese = "骨干职工",
        ReverseEnglish = "Key staff of the enterprise")]
    public required long OrgId { get; init; }

    [Field("岗位", "Job title", AccessClass.Name, Sensitivity.Personal, Mask = Mask.None)]
    public string? JobTitle { get; init; }

    [Field("党员/培养对象", "The person as a Party member or applicant", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null,
        Scalar = Scalar.Id)]
    [Link("PartyMember", Reverse = "enterprisePosts", ReverseChinese = "企业岗位",
        ReverseEnglish = "Posts that the member holds in park enterprises")]
    public long? PartyMemberId { get; init; }

    [Field("企业骨干", "Whether the person is key to the enterprise", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public bool? IsKeyTalent { get; init; }
}
